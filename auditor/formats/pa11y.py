"""Reads a configuration of pa11y-ci as a plan: a journey for each address, with the actions before it is looked at."""

import re
from pathlib import Path
from typing import Any

from auditor.errors import PlanError
from auditor.model import CHECKERS, ActionKind, OwnPersona

from ._assembling import PERSONAS, Made
from ._brought import brought
from ._journey_maker import JourneyMaker, Place
from ._naming import name_of_address, one_line
from ._pa11y_actions import screenshot, take
from ._pa11y_options import left_out
from ._reading_json import Loc, read_json
from ._units import LARGEST, LONGEST_WAIT_MS, SMALLEST

K = ActionKind
SCRIPT = re.compile(rb"module\.exports|export default|require\(|=>|\bimport .* from\b")
MEND = "Turn it into JSON and import that: node -e \"console.log(JSON.stringify(require('./{name}')))\" > pa11yci.json"
JAVASCRIPT_TEST = (b"@playwright/test", b"from 'playwright'", b'from "playwright"', b"require('playwright')")


def is_configuration(raw: bytes) -> bool:
    """Whether this JSON configures pa11y-ci: it has addresses or defaults, and is no plan of our own."""
    try:
        data, _ = read_json(raw, "")
    except PlanError:
        return False
    own = isinstance(data, dict) and ("journeys" in data or "steps" in data)
    return isinstance(data, dict) and not own and (isinstance(data.get("urls"), list) or "defaults" in data)


@brought(".pa11yci", ".json", ".js", ".cjs", title="a configuration of pa11y-ci", fits=is_configuration)
def pa11y(raw: bytes, path: Path, base: str) -> Made:
    """A configuration of pa11y-ci as JSON, with or without actions."""
    _refuse_scripts(raw, path)
    data, lines = read_json(raw, str(path))
    urls = data.get("urls") if isinstance(data, dict) else None
    if not isinstance(urls, list) or not urls:
        message = "This names no addresses, as a configuration of pa11y-ci does under “urls”."
        raise PlanError(message, 'Write {"urls": ["https://service.example/"]}.', file=str(path))
    defaults = data.get("defaults")
    reader = _Reader(defaults if isinstance(defaults, dict) else {}, lines, base)
    for number, entry in enumerate(urls):
        reader.read(entry, number)
    return reader.made


def _refuse_scripts(raw: bytes, path: Path) -> None:
    if any(sign in raw for sign in JAVASCRIPT_TEST):
        mend = "Let Playwright write it in Python: playwright codegen --target python ADDRESS"
        raise PlanError("This is a Playwright script in JavaScript, which is not read.", mend, file=str(path))
    is_script = path.suffix.lower() in (".js", ".cjs") or (not raw.lstrip().startswith(b"{") and SCRIPT.search(raw))
    if is_script:
        message = "This configuration is a JavaScript program, and auditor runs no programs of others."
        raise PlanError(message, MEND.format(name=path.name), file=str(path))


class _Reader:
    """Goes through the addresses of a configuration."""

    def __init__(self, defaults: dict[str, Any], lines: dict[Loc, int], base: str) -> None:
        self.maker = JourneyMaker(base)
        self.made = Made(self.maker)
        self._defaults, self._lines = defaults, lines
        self._all = self._persona(defaults)
        self._checkers(defaults)
        for key, what in left_out(defaults):
            self.maker.leave(self._place(("defaults", key), f"defaults, {key}"), what)
            self.made.notes.append(f"Left out (defaults, {key}): {what}")
        self.made.own_personas = (self._all,) if self._all else ()
        self.made.personas = ("desktop", self._all.name) if self._all else PERSONAS

    def read(self, entry: Any, number: int) -> None:
        """One address with what is done there."""
        own = entry if isinstance(entry, dict) else {"url": entry}
        loc: Loc = ("urls", number)
        place = self._place(loc, f"url {number + 1}")
        address = own.get("url")
        if not isinstance(address, str) or not address.strip():
            self.maker.leave(place, "This entry has no address.")
            return
        address = address.strip() if re.match(r"\w+://|/", address.strip()) else f"http://{address.strip()}"
        self.maker.journey(name_of_address(address), place, self._for(own))
        if not self.maker.open(address, place):
            return
        for key, what in left_out(own):
            self.maker.leave(self._place((*loc, key), f"url {number + 1}, {key}"), what)
        told = {**self._defaults, **own}
        if (waited := _number(told.get("wait"))) > 0:
            self.maker.act(K.WAIT_FOR, place, value=f"{min(waited, LONGEST_WAIT_MS) / 1000:g}")
        self._actions(told.get("actions"), loc if "actions" in own else ("defaults",), number)
        if isinstance(told.get("screenCapture"), str):
            screenshot(told["screenCapture"], self.maker, place)

    def _actions(self, actions: Any, loc: Loc, number: int) -> None:
        for count, action in enumerate(actions if isinstance(actions, list) else ()):
            place = self._place((*loc, "actions", count), f"url {number + 1}, action {count + 1}")
            if isinstance(action, str):
                take(action, self.maker, place)
            else:
                self.maker.leave(place, "This action is no sentence.")

    def _for(self, own: dict[str, Any]) -> tuple[str, ...]:
        """The persona of an address with a window of its own."""
        if not ({"viewport", "userAgent"} & own.keys()):
            return ()
        persona = self._persona({**self._defaults, **own})
        if persona is None or persona == self._all:
            return ()
        if persona not in self.made.own_personas:
            self.made.own_personas += (persona,)
            self.made.personas += (persona.name,)
        return (persona.name,)

    def _persona(self, told: dict[str, Any]) -> OwnPersona | None:
        viewport = told.get("viewport")
        window = viewport if isinstance(viewport, dict) else {}
        sides = int(_number(window.get("width"))), int(_number(window.get("height")))
        size = sides if all(SMALLEST <= side <= LARGEST for side in sides) else None
        agent = told.get("userAgent")
        agent = " ".join(agent.split())[:500] if isinstance(agent, str) and agent.isprintable() else None
        if not size and not agent:
            return None
        phone = window.get("isMobile") is True or window.get("hasTouch") is True
        name = f"{'Phone' if phone else 'Window'} {size[0]} × {size[1]}" if size else "As pa11y"
        if agent and size:
            name += ", browser named"
        known = [one for one in self.made.own_personas if one.name == name]
        own = OwnPersona(name=name, like="mobile" if phone else "desktop", viewport=size, user_agent=agent or None)
        others = [one for one in known if one != own]
        return own.model_copy(update={"name": f"{name} ({len(self.made.own_personas) + 1})"}) if others else own

    def _checkers(self, told: dict[str, Any]) -> None:
        runners = told.get("runners")
        if isinstance(runners, list) and runners == ["axe"]:
            self.made.checkers = tuple(one for one in CHECKERS if one == "axe-core")

    def _place(self, loc: Loc, words: str) -> Place:
        line = self._lines.get(loc, 1)
        return Place(line, f"{one_line(words)}, line {line}")


def _number(value: Any) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and abs(value) < 1e9 else 0.0
