"""Reads a recording of Chrome DevTools' Recorder as a plan."""

# Longer than other modules: one method for each of the fourteen types of step.

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from auditor.errors import PlanError
from auditor.model import ActionKind, Target

from ._addresses import is_web
from ._assembling import Made
from ._brought import brought
from ._journey_maker import JourneyMaker, Place
from ._naming import one_line
from ._reading_json import Loc, read_json
from ._recorder_keys import Keys
from ._recorder_selectors import Offered, offered, target_of
from ._recorder_steps import LINE_NAME, is_tab, line_of, navigation, number_of, text_of

K = ActionKind
UNNAMED = re.compile(r"(Recording \d|Untitled|New recording)", re.IGNORECASE)
PAUSE = re.compile(r"setTimeout\s*\(\s*[^,]+,\s*(\d{1,6})\s*\)")
LONGEST_PAUSE = 15_000
MOST_FRAMES = 2  # a target names its frame, and that of what it is within
SAME = ("type", "selectors", "frame", "target")


def is_recording(raw: bytes) -> bool:
    """Whether this JSON is a recording: it has steps with types, and is no plan of our own."""
    try:
        data, _ = read_json(raw, "")
    except PlanError:
        return False
    return isinstance(data, dict) and isinstance(data.get("steps"), list) and "journeys" not in data


@brought(".json", title="a recording of Chrome DevTools' Recorder", fits=is_recording)
def recorder(raw: bytes, path: Path, base: str) -> Made:
    """A recording that Chrome DevTools' Recorder exported as JSON."""
    data, lines = read_json(raw, str(path))
    if not is_recording(raw):
        mend = "Export it as JSON in the Recorder panel: it has steps. A configuration of pa11y-ci has urls."
        raise PlanError("This is no recording of Chrome DevTools' Recorder.", mend, file=str(path))
    title = data.get("title") if isinstance(data.get("title"), str) else ""
    reader = _Reader(data["steps"], lines, base)
    reader.maker.journey(title or path.stem, Place(lines.get((), 1), "the recording"))
    reader.read()
    if "timeout" in data or any(isinstance(step, dict) and "timeout" in step for step in data["steps"]):
        reader.made.notes.append("Timeouts of the recording are not carried over: the walk has its own limits.")
    if not title or UNNAMED.match(title):
        named = [step.name for step in reader.maker.paths[0].steps if step.name]
        reader.maker.paths[0].name = named[-1] if named else one_line(path.stem) or "Recording"
    return reader.made


class _Reader:
    """Goes through the steps of a recording."""

    def __init__(self, steps: list[Any], lines: dict[Loc, int], base: str) -> None:
        self.maker = JourneyMaker(base)
        self.made = Made(self.maker)
        self._steps = steps
        self._lines = lines
        self._keys = Keys()
        self._tab = "main"
        self._tells = any(
            navigation(step) and step.get("type") != "navigate" for step in steps if isinstance(step, dict)
        )

    def read(self) -> None:
        """All of them."""
        does: dict[str, Callable[[dict[str, Any], Place], None]] = {
            "setViewport": self._viewport,
            "navigate": self._navigate,
            "click": self._click,
            "doubleClick": self._click,
            "hover": self._hover,
            "change": self._change,
            "keyDown": self._key_down,
            "keyUp": self._key_up,
            "scroll": self._scroll,
            "close": self._close,
            "emulateNetworkConditions": self._line,
            "waitForElement": self._wait,
            "waitForExpression": self._wait_for_expression,
            "customStep": self._custom,
        }
        for number, step in enumerate(self._steps):
            place = self._place(number)
            kind = step.get("type") if isinstance(step, dict) else None
            if not isinstance(kind, str) or kind not in does:
                self.maker.leave(place, f"There is no step of the type “{one_line(str(kind))}” here.")
                continue
            self._number = number
            if kind not in ("keyDown", "keyUp"):
                self._keys.flush(self._press)
            self._go_to_tab(step, place, kind)
            does[kind](step, place)
            self._asserted(step, place, kind)
        self._keys.flush(self._press)

    def _place(self, number: int) -> Place:
        line = self._lines.get(("steps", number), 1)
        return Place(line, f"step {number + 1}, line {line}")

    def _viewport(self, step: dict[str, Any], place: Place) -> None:
        size = f"{number_of(step, 'width'):g} × {number_of(step, 'height'):g}"
        if step.get("isMobile") is True:
            self.made.personas = tuple(dict.fromkeys(["desktop", "mobile", *self.made.personas]))
            self.made.notes.append(f"Recorded on a phone of {size} CSS px: the persona mobile stands for it.")
        elif self._number == 0:
            self.made.notes.append(f"Recorded in a window of {size} CSS px; the reference walk has 1366 × 768.")
        else:
            self.maker.leave(place, f"The window was made {size} CSS px; a persona keeps the size of its window.")

    def _navigate(self, step: dict[str, Any], place: Place) -> None:
        self.maker.open(text_of(step, "url"), place)

    def _click(self, step: dict[str, Any], place: Place) -> None:
        double = step["type"] == "doubleClick"
        button = step.get("button", "primary")
        if button not in ("primary", None):
            self.maker.leave(place, f"A click with the {one_line(str(button))} button; a plan has the primary one.")
            return
        found = self._found(step, place)
        if found is None or (not double and self._is_filled_next(step)):
            return
        leads = bool(navigation(step)) if self._tells else None
        self.maker.press(K.DOUBLE_CLICK if double else K.CLICK, place, found[0], leads=leads)
        if number_of(step, "duration") > 500:
            self.maker.remark(
                f"The press was held for {number_of(step, 'duration'):g} ms ({place.words}); here it is a click."
            )

    def _is_filled_next(self, step: dict[str, Any]) -> bool:
        """Whether the click only puts the cursor into the field that is filled next."""
        later = self._steps[self._number + 1 : self._number + 4]
        following = next((one for one in later if not is_tab(one)), None)
        same = isinstance(following, dict) and following.get("type") == "change" and not navigation(step)
        return same and all(step.get(key) == following.get(key) for key in SAME[1:] if following)

    def _hover(self, step: dict[str, Any], place: Place) -> None:
        if found := self._found(step, place):
            self.maker.act(K.HOVER, place, found[0])

    def _change(self, step: dict[str, Any], place: Place) -> None:
        told = offered(step.get("selectors"))
        is_button = told is not None and told.likely_role in ("checkbox", "radio")
        found = self._found(step, place, is_field=not is_button)
        if found is None:
            return
        target, told = found
        value = text_of(step, "value")
        if told.tag == "input:file" or "fakepath" in value:
            what = (
                f"A file is chosen in {one_line(str(target))}: put it beside the plan, then write upload with its name."
            )
            self.maker.leave(place, what)
        elif is_button:
            self.maker.act(K.CHECK, place, target)
        else:
            self.maker.act(K.SELECT if told.is_list else K.FILL, place, target, value, called=told.words)

    def _key_down(self, step: dict[str, Any], place: Place) -> None:
        following = self._steps[self._number + 1 : self._number + 3]
        moves_on = any(isinstance(one, dict) and one.get("type") in ("change", "click") for one in following)
        if is_tab(step) and moves_on:
            return  # what is filled or pressed next gets the focus by itself
        self._keys.down(text_of(step, "key"), place, self._press)
        if navigation(step):
            self._keys.flush(self._press)

    def _key_up(self, step: dict[str, Any], _: Place) -> None:
        self._keys.up(text_of(step, "key"), self._press)

    def _press(self, keys: str, place: Place) -> None:
        self.maker.act(K.PRESS, place, value=keys)

    def _scroll(self, step: dict[str, Any], place: Place) -> None:
        if step.get("selectors"):
            if found := self._found(step, place):
                self.maker.act(K.SCROLL, place, found[0])
            return
        if number_of(step, "x") > 0:
            self.maker.leave(place, "Scrolling sideways; a plan scrolls up, down, or to something.")
        last = self.maker.step.actions[-1:]
        way = "down" if number_of(step, "y") > 0 else "top"
        if not (last and last[0].kind is K.SCROLL and last[0].value == way):
            self.maker.act(K.SCROLL, place, value=way)

    def _close(self, _: dict[str, Any], place: Place) -> None:
        if self._number < len(self._steps) - 1:
            self.maker.act(K.CLOSE_TAB, place)
            self._tab = "main"

    def _line(self, step: dict[str, Any], place: Place) -> None:
        own = line_of(step)
        if own is None:
            self.maker.leave(place, "The line was cut off, or too slow to wait for; a plan has no action for that.")
            return
        self.made.own_personas = (own,)
        self.made.personas = (*(name for name in self.made.personas if name != LINE_NAME), LINE_NAME)
        if self._number > 1:
            self.maker.remark(f"The line changed here ({place.words}); the persona “{LINE_NAME}” has it all the way.")

    def _wait(self, step: dict[str, Any], place: Place) -> None:
        found = self._found(step, place)
        if found is None:
            return
        operator, count = step.get("operator", ">="), step.get("count", 1)
        gone = step.get("visible") is False or (operator in ("<=", "==") and count == 0)
        self.maker.check("hidden" if gone else "visible", found[0], place)
        properties = step.get("properties")
        text = next(
            (
                properties[key]
                for key in ("innerText", "textContent")
                if isinstance(properties, dict) and key in properties
            ),
            None,
        )
        if isinstance(text, str) and text.strip() and not gone:
            self.maker.check("text", text.strip(), place)
            properties = None
        if properties or step.get("attributes"):
            self.maker.leave(place, "Properties and attributes of an element; a plan expects what a customer sees.")
        if not gone and count not in (None, 1):
            self.maker.leave(place, "How many there are; a plan expects that one is there.")

    def _wait_for_expression(self, step: dict[str, Any], place: Place) -> None:
        pause = PAUSE.search(text_of(step, "expression"))
        if pause and int(pause[1]) <= LONGEST_PAUSE:
            self.maker.act(K.WAIT_FOR, place, value=f"{int(pause[1]) / 1000:g}")
        else:
            self.maker.leave(
                place, "A JavaScript expression is waited for; a plan runs no scripts. Wait for a text instead."
            )

    def _custom(self, step: dict[str, Any], place: Place) -> None:
        self.maker.leave(
            place, f"The custom step “{one_line(text_of(step, 'name'))}”, which only its own runner knows."
        )

    def _asserted(self, step: dict[str, Any], place: Place, kind: str) -> None:
        if kind in ("keyDown", "keyUp") and navigation(step):
            self._keys.flush(self._press)
        for event in navigation(step):
            self.maker.arrive(place, url=text_of(event, "url"), title=text_of(event, "title"))

    def _found(self, step: dict[str, Any], place: Place, *, is_field: bool = False) -> tuple[Target, Offered] | None:
        told = offered(step.get("selectors"))
        frame = step.get("frame")
        numbers = [one for one in frame if isinstance(one, int)] if isinstance(frame, list) else []
        if len(numbers) > MOST_FRAMES:
            self.maker.leave(place, "A frame in a frame in a frame; a plan has names for two of them.")
            return None
        target = target_of(told, is_field=is_field, frame=numbers) if told else None
        if told is None or target is None:
            self.maker.leave(place, f"“{step['type']}” without a selector that can be read.")
            return None
        return target, told

    def _go_to_tab(self, step: dict[str, Any], place: Place, kind: str) -> None:
        tab = step.get("target") or "main"
        if not isinstance(tab, str) or tab == self._tab or kind in ("setViewport", "emulateNetworkConditions"):
            return
        self._tab = tab
        if tab == "main":
            self.maker.act(K.SWITCH_TAB, place, value="1")
        elif is_web(tab):
            self.maker.act(K.SWITCH_TAB, place, value="last")
            self.maker.arrive(place, url=tab)
