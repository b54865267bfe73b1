"""What the page's scripts listen for: on its window, its document, and its elements."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("listeners.js").read_text(encoding="utf-8").strip()
DRAGGED = "(most) => [...auditor.all('[draggable=true]')].filter(auditor.visible).slice(0, most).map(auditor.path)"
# What a customer does with a pointer, a key or the device; other events are the page's own business.
POINTER = ("click", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend")
OTHERS = ("mousemove", "pointermove", "touchmove", "gesturestart", "gesturechange", "wheel", "contextmenu")
OVER = ("mouseover", "mouseenter", "pointerover", "pointerenter")
KEYS = ("keydown", "keyup", "keypress")
DRAGS = ("dragstart", "drag", "dragend", "drop")
FIELDS = ("change", "input", "blur", "focus", "focusin", "focusout")
MOTION = ("devicemotion", "deviceorientation", "deviceorientationabsolute")
KNOWN = frozenset((*POINTER, *OTHERS, *OVER, *KEYS, *DRAGS, *FIELDS, *MOTION))
MOST_ELEMENTS, MOST_WHOLE, MOST_DRAGGED = 250, 60, 20
SOURCE = 500


class Listener(Value):
    """One listener; `source` is the beginning of what is called, as its author or a bundler wrote it."""

    type: str
    source: str = ""
    capture: bool = False
    passive: bool = False


class Listening(Value):
    """An element that listens for something a customer does."""

    path: str
    tag: str
    role: str = ""
    name: str = ""
    text: str = ""
    html: str = ""
    box: Box | None = None
    visible: bool = True
    focusable: bool = False
    withheld: bool = False  # it has tabindex="-1"
    pointer: bool = False  # a pointing hand shows on it, and not on what is around it
    within: str = ""  # path of the control that is around it
    holds: int = 0  # controls in it
    unheard: bool = False  # hidden from screen readers, inert, or disabled
    listeners: tuple[Listener, ...] = ()

    def hears(self, *types: str) -> bool:
        """Whether it listens for one of these."""
        return any(one.type in types for one in self.listeners)


class Listeners(Evidence):
    """What is listened for in the main frame. `whole` stands on the window, the document, the root or the body."""

    whole: tuple[Listener, ...] = ()
    elements: tuple[Listening, ...] = ()
    draggable: tuple[str, ...] = ()  # paths of what says draggable="true"
    left_out: int = 0  # elements over the limit

    def hears(self, *types: str) -> bool:
        """Whether the whole page listens for one of these."""
        return any(one.type in types for one in self.whole)


@evidence(Listeners, order=2, usual=False)
async def gather(session: Session) -> Listeners:
    """Ask the browser; then ask the elements what they are."""
    told = [one for one in await session.listeners() if one["type"] in KNOWN]
    places: dict[str, list[Listener]] = {}
    for one in told:
        places.setdefault(one["place"], []).append(_listener(one))
    whole = places.pop("", [])
    asked = list(places)[:MOST_ELEMENTS]
    about = await session.ask_nodes(asked, SCRIPT) if asked else {}
    elements = [_listening(facts, places[place]) for place, facts in about.items() if facts and facts["path"]]
    whole += [one for place, facts in about.items() if facts is None for one in places[place]]
    whole += [listener for one in elements if one.tag in ("html", "body") for listener in one.listeners]
    return Listeners(
        whole=tuple(_once(whole)[:MOST_WHOLE]),
        elements=tuple(one for one in elements if one.tag not in ("html", "body")),
        draggable=tuple(await session.evaluate(DRAGGED, MOST_DRAGGED)),
        left_out=len(places) - len(asked),
    )


def _listener(raw: Mapping[str, Any]) -> Listener:
    source = raw["source"][:SOURCE]
    return Listener(type=raw["type"], source=source, capture=raw["capture"], passive=raw["passive"])


def _listening(facts: Mapping[str, Any], listeners: Sequence[Listener]) -> Listening:
    return Listening.model_validate({**facts, "listeners": tuple(_once(listeners)[:20])})


def _once(listeners: Sequence[Listener]) -> list[Listener]:
    return list(dict.fromkeys(listeners))
