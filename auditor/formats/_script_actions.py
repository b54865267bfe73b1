"""What the calls of a Playwright script do, as actions and expectations of a plan."""

from pathlib import Path
from typing import Any

from auditor.model import ActionKind, Target

from ._addresses import is_web, joined
from ._journey_maker import GIVEN, JourneyMaker, Place
from ._naming import name_of_address, one_line, pattern_of
from ._script_locators import Found, NoTarget
from ._script_values import Environment, Pattern
from ._units import LONGEST_WAIT_MS

K = ActionKind
POINTED = {"click": K.CLICK, "tap": K.CLICK, "dblclick": K.DOUBLE_CLICK}
PLAIN = {"hover": K.HOVER, "check": K.CHECK, "uncheck": K.UNCHECK, "scroll_into_view_if_needed": K.SCROLL}
TYPED = {"fill": K.FILL, "type": K.TYPE, "press_sequentially": K.TYPE, "select_option": K.SELECT}
# What a walk does by itself, or what does nothing to the page.
SILENT = {
    "wait_for_load_state", "bring_to_front", "pause", "set_default_timeout", "set_default_navigation_timeout", "blur",
    "focus", "stop", "start", "close", "tracing", "print",
}  # fmt: skip
SHOWN = {"to_be_visible", "to_be_attached", "to_be_in_viewport", "to_be_enabled", "to_be_editable", "not_to_be_hidden"}
GONE = {"to_be_hidden", "not_to_be_visible", "not_to_be_attached"}
HEADING = "heading"


class Told:
    """The arguments of a call, by place and by name."""

    def __init__(self, args: list[Any], more: dict[str, Any]) -> None:
        self.args, self.more = args, more

    def get(self, place: int, *names: str) -> Any:
        """An argument; None where it is not given."""
        if place < len(self.args):
            return self.args[place]
        return next((self.more[name] for name in names if name in self.more), None)


class Doing:
    """Carries over what is done to one thing, or to a page. `folder` is where files for uploads may lie."""

    def __init__(self, maker: JourneyMaker, folder: Path) -> None:
        self.maker, self.folder = maker, folder

    def on_target(self, name: str, target: Target, told: Told, place: Place) -> bool:
        """Something is done to a thing on the page. Whether it is known."""
        if name in POINTED:
            self._point(name, target, told, place)
        elif name in PLAIN:
            self.maker.act(PLAIN[name], place, target)
        elif name in TYPED:
            self.maker.act(TYPED[name], place, target, self._text(told.get(0, "value", "text", "label")))
        elif name == "clear":
            self.maker.act(K.FILL, place, target, "")
        elif name == "set_checked":
            self.maker.act(K.CHECK if told.get(0, "checked") is True else K.UNCHECK, place, target)
        elif name == "press":
            self._press(target, self._text(told.get(0, "key")), place)
        elif name in ("set_input_files", "set_files"):
            self._upload(target, told.get(0, "files"), place)
        elif name == "wait_for":
            gone = told.get(0, "state") in ("hidden", "detached")
            self.maker.check("hidden" if gone else "visible", target, place)
        else:
            return name in SILENT
        return True

    def on_page(self, name: str, told: Told, place: Place) -> bool:
        """Something is done to a whole page. Whether it is known."""
        first = told.get(0, "url", "timeout", "key", "text", "path")
        match name:
            case "goto":
                self._open(first, place)
            case "go_back" | "go_forward" | "reload":
                self.maker.begin()
                self.maker.name({"go_back": "Back", "go_forward": "Forward", "reload": "Loaded again"}[name], GIVEN - 1)
                self.maker.act({"go_back": K.BACK, "go_forward": K.FORWARD, "reload": K.RELOAD}[name], place)
            case "wait_for_url" | "expect_navigation":
                self.address(first, place)
            case "wait_for_timeout" | "sleep":
                self._pause(first, 1 if name == "wait_for_timeout" else 1000, place)
            case "screenshot":
                file = told.more.get("path")
                self.maker.act(
                    K.SCREENSHOT, place, value=one_line(Path(file).stem) if isinstance(file, str) else "Picture"
                )
            case _:
                return name in SILENT
        return True

    def on_keyboard(self, name: str, told: Told, place: Place) -> bool:
        """Keys are pressed, wherever the focus is."""
        if name not in ("press", "type", "insert_text"):
            return False
        kind = K.PRESS if name == "press" else K.TYPE
        self.maker.act(kind, place, value=self._text(told.get(0, "key", "text")))
        return True

    def expect_target(self, name: str, found: Found, told: Told, place: Place) -> bool:
        """Something is expected of a thing on the page."""
        target = found.whole()
        if name in SHOWN or name in GONE:
            self._begins_a_page(name, target)
            self.maker.check("hidden" if name in GONE else "visible", target, place)
            return True
        if name in ("to_have_text", "to_contain_text"):
            self._text_of(target, told.get(0, "expected"), place)
            return True
        if name == "to_have_count" and told.get(0, "count") == 0:
            self.maker.check("hidden", target, place)
            return True
        return False

    def expect_page(self, name: str, told: Told, place: Place) -> bool:
        """Something is expected of the page."""
        value = told.get(0, "url_or_reg_exp", "title_or_reg_exp")
        if name == "to_have_url":
            self.address(value, place)
        elif name == "to_have_title":
            text = value.plain if isinstance(value, Pattern) else value
            self.maker.arrive(place, title=self._text(text))
        else:
            return False
        return True

    def address(self, value: Any, place: Place) -> None:
        """The page should have this address by now: a text, a glob, or a regular expression."""
        self.maker.begin_at_last()
        if isinstance(value, Pattern):
            if value.glob is None:
                raise NoTarget("A regular expression for an address; write it with * and **.")
            self.maker.check("url", value.glob, place)
            return
        text = self._text(value)
        whole = joined(self.maker.base, text)
        if "*" in text:
            self.maker.check("url", text, place)
        elif is_web(whole):
            self.maker.name(name_of_address(whole))
            self.maker.check("url", pattern_of(whole, self.maker.base), place)

    def _open(self, value: Any, place: Place) -> None:
        text = self._text(value)
        if text.startswith("${"):
            raise NoTarget("An address from the environment; write it in the plan, or name the service with --url.")
        self.maker.open(text, place)

    def _point(self, name: str, target: Target, told: Told, place: Place) -> None:
        if told.more.get("button") not in (None, "left"):
            raise NoTarget("A click with another button; a plan has the primary one.")
        if told.more.get("modifiers"):
            raise NoTarget("A click with a key held down; a plan has none.")
        double = POINTED[name] is K.DOUBLE_CLICK or told.more.get("click_count") == 2
        self.maker.press(K.DOUBLE_CLICK if double else K.CLICK, place, target)

    def _press(self, target: Target, key: str, place: Place) -> None:
        """A key on what has the focus already needs no target."""
        last = self.maker.step.actions[-1:]
        there = last and (last[0].target == target or last[0].kind is K.PRESS)
        self.maker.act(K.PRESS, place, None if there else target, key)

    def _upload(self, target: Target, files: Any, place: Place) -> None:
        listed = files if isinstance(files, list) else [files]
        names = [one for one in listed if isinstance(one, str)]
        if not names:
            raise NoTarget("Files that are known only when the script runs, or none.")
        if len(names) > 1:
            self.maker.leave(place, "All files but the first; a plan uploads one.")
        if not self._is_beside(names[0]):
            name = one_line(Path(names[0]).name)
            raise NoTarget(f"An upload of “{name}”; put it beside the plan, and write upload: {{…, value: {name}}}.")
        self.maker.act(K.UPLOAD, place, target, names[0])

    def _is_beside(self, name: str) -> bool:
        try:
            file = (self.folder / name).resolve()
            return file.is_relative_to(self.folder.resolve()) and file.is_file()
        except (OSError, ValueError):
            return False

    def _pause(self, value: Any, unit: int, place: Place) -> None:
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value * unit <= LONGEST_WAIT_MS:
            raise NoTarget("A pause that is too long, or known only when the script runs; wait for a text instead.")
        self.maker.act(K.WAIT_FOR, place, value=f"{value * unit / 1000:.3f}".rstrip("0").rstrip("."))

    def _text_of(self, target: Target, value: Any, place: Place) -> None:
        text = self._text(value.plain if isinstance(value, Pattern) else value)
        if target.by == "role" and target.name is None and target.value == HEADING:
            target = target.model_copy(update={"name": text})
            self._begins_a_page("to_be_visible", target)
            self.maker.check("visible", target, place)
        elif target.by == "css" and target.frame is None and '"' not in text and ">> " not in target.value:
            told = target.model_copy(update={"value": f'{target.value}:has-text("{text}")'})
            self.maker.check("visible", told if "," not in target.value else Target(by="text", value=text), place)
        else:
            self.maker.check("text", text, place)

    def _begins_a_page(self, name: str, target: Target) -> None:
        """A heading that is expected tells that what was last pressed led to another page."""
        if name in SHOWN and target.by == "role" and target.value == HEADING and target.name:
            self.maker.begin_at_last()
            self.maker.name(target.name)

    def _text(self, value: Any) -> str:
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, Environment):
            return self.maker.environment(value.name)
        if not isinstance(value, str):
            raise NoTarget("A value that is known only when the script runs.")
        return value
