"""What a Playwright script says of its browser's context, as a persona of the plan."""

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from auditor.model import OwnPersona

from ._assembling import Made
from ._journey_maker import Place
from ._naming import one_line
from ._script_values import value_of
from ._units import LARGEST, LOCALE, SMALLEST

NAME = "As in the script"
WHERE = ("new_context", "new_page")
SESSION = "Keep it as a file beside the plan and name it as “session” of a step with “manual: true”."
MENDS = {
    "storage_state": SESSION,
    "http_credentials": "Sign in with actions.",
    "extra_http_headers": "A plan has none.",
}
SILENT = {"ignore_https_errors", "accept_downloads", "no_viewport", "record_video_dir", "record_har_path", "base_url"}


def take_options(call: ast.Call, made: Made, place: Place, known: Mapping[str, Any]) -> None:
    """Read `browser.new_context(viewport=…, locale=…)`."""
    if not (isinstance(call.func, ast.Attribute) and call.func.attr in WHERE):
        return
    told = {one.arg: value_of(one.value, known) for one in call.keywords if one.arg}
    phones = [one for one in call.keywords if one.arg is None]
    own = dict(_own(told))
    for name in sorted(told.keys() - own.keys() - SILENT):
        what = MENDS.get(name, "Choose a persona that has it.")
        made.maker.leave(place, f"“{one_line(name)}” of the browser's context. {what}")
    if phones or told.get("is_mobile") is True:
        made.notes.append(f"The script walks on a phone ({place.words}); the persona mobile stands for it.")
    if own:
        like = "mobile" if phones or told.get("is_mobile") is True else "desktop"
        made.own_personas = (OwnPersona(name=NAME, like=like, **own),)
        made.personas = (*(name for name in made.personas if name != NAME), NAME)


def _own(told: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    window = told.get("viewport")
    sides = [window.get(side) for side in ("width", "height")] if isinstance(window, dict) else []
    if len(sides) == 2 and all(isinstance(side, int) and SMALLEST <= side <= LARGEST for side in sides):
        yield "viewport", tuple(sides)
    locale = told.get("locale")
    if isinstance(locale, str) and LOCALE.fullmatch(locale):
        yield "locale", locale
    agent = told.get("user_agent")
    if isinstance(agent, str) and agent.strip() and agent.isprintable() and "${" not in agent:
        yield "user_agent", agent.strip()[:500]
