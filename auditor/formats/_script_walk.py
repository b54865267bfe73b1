"""Goes through the statements of a Playwright script in their order, without running any."""

# Longer than other modules: one method for each kind of statement, and all of them share where the script is.

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from auditor.model import ActionKind

from ._assembling import Made
from ._journey_maker import Place
from ._naming import one_line
from ._script_actions import Doing, Told
from ._script_chains import Link, bare, called, drives, first_text, path, taken_apart
from ._script_locators import Found, NoTarget, follow, selected
from ._script_options import take_options
from ._script_values import UNKNOWN, value_of

K = ActionKind
MAIN = "page"
PAGE_CALLS = {"new_page", "expect_popup"}
BY_SELECTOR = {"click", "dblclick", "tap", "fill", "type", "check", "uncheck", "hover", "press", "select_option",
               "set_input_files", "set_checked", "focus", "wait_for_selector"}  # fmt: skip
DEVICES = {"keyboard", "mouse", "touchscreen", "request", "clock", "context", "tracing", "video"}
MOST_DEPTH = 5  # of functions that call functions
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Script:
    """A script's functions, and what its names stand for."""

    def __init__(self, tree: ast.Module, made: Made, folder: Path) -> None:
        self.tree, self.made, self.maker = tree, made, made.maker
        self.doing = Doing(made.maker, folder)
        self.functions = {node.name: node for node in ast.walk(tree) if isinstance(node, Function)}
        self.known: dict[str, Any] = {}
        self.founds: dict[str, Found] = {}
        self.tabs = [MAIN]
        self.shown = MAIN
        self.answer: K | None = None
        self.answer_text: str | None = None
        self.depth = 0

    def journeys(self) -> Iterator[tuple[str, int, Sequence[ast.stmt]]]:
        """The functions that drive a page, each as a journey, or else what stands outside of functions."""
        for statement in self.tree.body:
            self._constant(statement)
        helpers = {name for one in self.functions.values() for name in called(one.body)}
        driving = [one for one in self.functions.values() if drives(one.body)]
        own = [one for one in driving if one.name not in helpers or one.name.startswith("test")] or driving
        for one in own:
            yield one.name, one.lineno, one.body
        loose = [one for one in self.tree.body if not isinstance(one, Function | ast.ClassDef)]
        if drives(loose):
            yield "", loose[0].lineno, loose

    def walk(self, body: Sequence[ast.stmt]) -> None:
        """A journey, from its beginning."""
        self.tabs, self.shown, self.founds = [MAIN], MAIN, {}
        self._block(body)

    def _block(self, body: Sequence[ast.stmt]) -> None:
        for statement in body:
            place = Place(statement.lineno, f"line {statement.lineno}")
            try:
                self._statement(statement, place)
            except NoTarget as why:
                self.maker.leave(place, str(why))

    def _statement(self, statement: ast.stmt, place: Place) -> None:
        match statement:
            case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom() | ast.Pass() | ast.Return(value=None):
                return
            case ast.Expr():
                self._expression(bare(statement.value), place)
            case ast.Assign() | ast.AnnAssign():
                self._assign(statement, place)
            case ast.With() | ast.AsyncWith():
                self._with(statement, place)
            case ast.Try():
                self._block(statement.body)
                self._leave_driving([*statement.handlers, *statement.finalbody], place, "what is done where it fails")
            case ast.If() | ast.For() | ast.While() | ast.AsyncFor() | ast.Match():
                self._leave_driving([statement], place, "a condition or a loop")
            case ast.Assert():
                self.maker.leave(place, "An assertion in Python; write what a customer sees under “expect”.")

    def _leave_driving(self, nodes: Sequence[ast.AST], place: Place, what: str) -> None:
        if drives(nodes):
            self.maker.leave(place, f"The script drives the page in {what}, which only a run of it would tell.")

    def _assign(self, statement: ast.Assign | ast.AnnAssign, place: Place) -> None:
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        name = path(targets[0])
        value = bare(statement.value) if statement.value else None
        if value is None or not name:
            return
        if isinstance(value, ast.Attribute) and value.attr == "value" and path(value.value) in self.founds:
            self.founds[name] = self.founds[path(value.value)]
            return
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
            if value.func.attr == "new_page":
                fresh = f"page {len(self.tabs) + 1}" if self.maker.step.actions else MAIN
                self.tabs += [fresh] if fresh != MAIN else []
                self.founds[name] = Found(fresh)
                return
            take_options(value, self.made, place, self.known)
        found = self._found(value)
        if found:
            self.founds[name] = found
        elif (plain := value_of(value, self.known)) is not UNKNOWN:
            self.known[name] = plain
        elif drives([statement]):
            self._expression(value, place)

    def _constant(self, statement: ast.stmt) -> None:
        if isinstance(statement, ast.Assign) and (name := path(statement.targets[0])):
            plain = value_of(bare(statement.value), self.known)
            if plain is not UNKNOWN:
                self.known[name] = plain

    def _with(self, statement: ast.With | ast.AsyncWith, place: Place) -> None:
        popups: list[str] = []
        for item in statement.items:
            call = bare(item.context_expr)
            name = call.func.attr if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else ""
            bound = path(item.optional_vars) if item.optional_vars else ""
            if (
                name in PAGE_CALLS
                or (name == "expect_event" and first_text(call) in ("popup", "page"))
                or name == "expect_page"
            ):
                popups.append(bound)
            elif name == "expect_download":
                self.maker.remark(
                    f"What is pressed next gives a file ({place.words}); whether it comes is not looked at."
                )
            elif name not in ("", "expect_navigation", "expect_file_chooser") and name.startswith("expect_"):
                self.maker.leave(
                    place, f"What is waited for with {one_line(name)}; a plan waits for what a customer sees."
                )
            elif name == "expect_file_chooser":
                self.maker.leave(
                    place, "A window to choose a file; write upload with the field and a file beside the plan."
                )
                return
        self._block(statement.body)
        for bound in popups:
            self.tabs.append(f"page {len(self.tabs) + 1}")
            if bound:
                self.founds[bound] = Found(self.tabs[-1])

    def _expression(self, node: ast.expr, place: Place) -> None:
        if not isinstance(node, ast.Call):
            return
        if isinstance(node.func, ast.Name):
            self._function(node, place)
            return
        root, chain = taken_apart(node)
        name, args, more = chain[-1]
        if isinstance(root, ast.Call) and path(root.func).split(".")[-1] == "expect":
            self._expect(root, chain, place)
        elif isinstance(root, ast.Call) or not path(root):
            return
        elif name in ("on", "once") and args and value_of(args[0], {}) == "dialog":
            self._dialog(args[-1], place, always=name == "on")
        elif name == "sleep":
            self.doing.on_page("sleep", self._told(args, more), place)
        else:
            self._call(root, chain, place)

    def _call(self, root: ast.expr, chain: list[Link], place: Place) -> None:
        name, args, more = chain[-1]
        device = next((step[0] for step in chain[:-1] if step[0] in DEVICES), "")
        base = self._follow(root, [] if device else chain[:-1])
        if base is None:
            return
        told = self._told(args, more)
        self._show(base.page, place, closing=name == "close")
        if device == "keyboard":
            known = self.doing.on_keyboard(name, told, place)
        elif name in ("drag_to", "drag_and_drop"):
            known = self._drag(base, args, place)
        elif base.target is None and not base.frames and name not in BY_SELECTOR:
            known = self._close(base, place) if name == "close" else self.doing.on_page(name, told, place)
        elif base.target is None and name in BY_SELECTOR:
            known = self._by_selector(base, name, told, place)
        else:
            known = self.doing.on_target(name, base.whole(), told, place)
        if not known:
            self.maker.leave(place, f"“{one_line(device or name)}”, which a plan has no action for.")
        self._answered(place, name)

    def _by_selector(self, base: Found, name: str, told: Told, place: Place) -> bool:
        selector = told.get(0, "selector")
        if not isinstance(selector, str):
            raise NoTarget("A selector that is known only when the script runs.")
        found = Found(base.page, selected(base.page, selector).target, base.frames)
        more = {key: value for key, value in told.more.items() if key != "selector"}
        kind = "wait_for" if name == "wait_for_selector" else name
        return self.doing.on_target(kind, found.whole(), Told(told.args[1:], more), place)

    def _drag(self, base: Found, args: list[ast.expr], place: Place) -> bool:
        ends = [self._found(one) or self._named(base.page, one) for one in args[:2]]
        if base.target:
            ends = [base, *ends]
        if len(ends) < 2 or ends[0] is None or ends[1] is None:
            raise NoTarget("A drag whose ends are known only when the script runs.")
        self.maker.act(K.DRAG, place, ends[0].whole(), to=ends[1].whole())
        return True

    def _named(self, page: str, node: ast.expr) -> Found | None:
        value = value_of(node, self.known)
        return selected(page, value) if isinstance(value, str) else None

    def _expect(self, root: ast.Call, chain: list[Link], place: Place) -> None:
        about = self._found(bare(root.args[0])) if root.args else None
        name, args, more = chain[-1]
        if about is None:
            raise NoTarget("An expectation of something that is known only when the script runs.")
        self._show(about.page, place)
        told = self._told(args, more)
        if about.target is None and not about.frames:
            known = self.doing.expect_page(name, told, place)
        else:
            known = self.doing.expect_target(name, about, told, place)
        if not known:
            self.maker.leave(place, f"“{one_line(name)}”, which a plan cannot expect; expect what a customer sees.")

    def _function(self, node: ast.Call, place: Place) -> None:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        one = self.functions.get(name)
        if one is None or not drives(one.body):
            return
        if self.depth >= MOST_DEPTH:
            self.maker.leave(place, f"The function {one_line(name)}, which calls itself or others too often.")
            return
        self.depth += 1
        given = [value_of(arg, self.known) for arg in node.args]
        founds = [self._found(arg) for arg in node.args]
        outer = dict(self.known), dict(self.founds)
        for argument, value, found in zip(one.args.args, given, founds, strict=False):
            self.known[argument.arg] = value
            if found:
                self.founds[argument.arg] = found
        self._block(one.body)
        self.known, self.founds = outer
        self.depth -= 1

    def _dialog(self, handler: ast.expr, place: Place, *, always: bool) -> None:
        body = handler.body if isinstance(handler, ast.Lambda) else None
        named = self.functions.get(path(handler))
        calls = [one for one in ast.walk(body or named or ast.Pass()) if isinstance(one, ast.Call)]
        method = next(
            (one for one in calls if isinstance(one.func, ast.Attribute) and one.func.attr in ("accept", "dismiss")),
            None,
        )
        if method is None or not isinstance(method.func, ast.Attribute):
            raise NoTarget("What is done with a dialog, which only a run of the script would tell.")
        if always:
            self.maker.remark(
                f"The script answers every dialog this way ({place.words}); a plan says so after each press."
            )
        self.answer = K.ACCEPT_DIALOG if method.func.attr == "accept" else K.DISMISS_DIALOG
        text = value_of(method.args[0], self.known) if method.args else None
        self.answer_text = text if isinstance(text, str) else None

    def _answered(self, place: Place, name: str) -> None:
        """A dialog is answered after what opens it."""
        if self.answer and name in ("click", "dblclick", "tap", "press"):
            self.maker.act(self.answer, place, value=self.answer_text)
            self.answer = self.answer_text = None

    def _close(self, found: Found, place: Place) -> bool:
        if found.page != MAIN and found.page in self.tabs:
            self.maker.act(K.CLOSE_TAB, place)
            self.tabs.remove(found.page)
            self.shown = self.tabs[-1]
        return True

    def _show(self, page: str, place: Place, *, closing: bool = False) -> None:
        """Go to the tab in which the next thing happens."""
        if page == self.shown or page not in self.tabs or (closing and page == MAIN):
            return
        newest = page == self.tabs[-1] and len(self.tabs) > 1
        self.maker.act(K.SWITCH_TAB, place, value="last" if newest else str(self.tabs.index(page) + 1))
        self.shown = page

    def _told(self, args: list[ast.expr], more: dict[str, ast.expr]) -> Told:
        named = {key: value_of(one, self.known) for key, one in more.items()}
        return Told([value_of(one, self.known) for one in args], named)

    def _found(self, node: ast.expr) -> Found | None:
        node = bare(node)
        root, chain = taken_apart(node)
        return None if isinstance(root, ast.Call) else self._follow(root, chain)

    def _follow(self, root: ast.expr, chain: list[Link]) -> Found | None:
        name = path(root)
        found = self.founds.get(name)
        if found is None and (name in ("page", "self.page") or name.endswith("_page") or name.startswith("page")):
            found = Found(MAIN)
        for link in chain:
            found = follow(found, link, self.known, self._found) if found else None
        return found
