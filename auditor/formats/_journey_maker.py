"""Makes journeys of what a recording or a script does, in its order, and keeps what cannot be carried over."""

# Longer than other modules: the values that it makes stand before it, where its readers look for them.

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from auditor.model import Action, ActionKind, Target

from ._addresses import as_itself, is_web, joined, origin, scheme, without_user
from ._naming import is_secret, name_of_address, one_line, pattern_of, secret_in_query, variable
from ._plan_text import can_be_written

K = ActionKind
ACTIVATING = {K.OPEN, K.CLICK, K.DOUBLE_CLICK, K.PRESS, K.BACK, K.FORWARD, K.RELOAD, K.SWITCH_TAB}
ENTERING = {K.FILL, K.TYPE, K.SELECT, K.CHECK, K.UNCHECK, K.UPLOAD}
FOLLOWING = {K.ACCEPT_DIALOG, K.DISMISS_DIALOG, K.SWITCH_TAB, K.WAIT_FOR}
CheckKind = Literal["text", "url", "title", "visible", "hidden"]
SENDS = re.compile(r"submit|button|\bbtn", re.IGNORECASE)  # a role or a selector of what sends a form
GIVEN, ADDRESS, CONTROL, NOTHING = 3, 2, 1, 0  # how well a step's name is known


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the source: its line, and what people call the place."""

    line: int
    words: str  # such as “step 4 (line 37)”


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What could not be carried over, in a sentence, and where it stood."""

    place: Place
    what: str


@dataclass(slots=True)
class Check:
    """What must be true after so many of a step's actions."""

    kind: CheckKind
    value: str | Target
    after: int
    place: Place


@dataclass(slots=True)
class Draft:
    """A step that is being made. Notes stand before the action of their number."""

    name: str = ""
    known: int = NOTHING
    line: int | None = None
    actions: list[Action] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    title: str = ""
    pressed: str = ""  # what the control is called that led here


@dataclass(slots=True)
class Path:
    """A journey that is being made."""

    name: str
    line: int | None
    personas: tuple[str, ...] = ()
    steps: list[Draft] = field(default_factory=lambda: [Draft()])


class JourneyMaker:
    """Takes what is done in its order. `base` is the address that others are relative to: of the first page opened."""

    def __init__(self, base: str = "") -> None:
        self.base = base
        self.paths: list[Path] = []
        self.left_out: list[LeftOut] = []
        self.variables: dict[str, str] = {}  # what may not be written down, and the variable that stands for it

    @property
    def step(self) -> Draft:
        """The step under way."""
        return self.paths[-1].steps[-1]

    def journey(self, name: str, place: Place, personas: tuple[str, ...] = ()) -> None:
        """A journey begins."""
        self.paths.append(Path(one_line(name), place.line, personas))

    def begin(self) -> None:
        """A step begins, if the one under way has anything in it."""
        if self.step.actions or self.step.checks:
            self.paths[-1].steps.append(Draft())

    def begin_at_last(self) -> None:
        """What was last pressed began a step: it led to another page."""
        now = self.step
        index = len(now.actions) - 1
        while index > 0 and now.actions[index].kind in FOLLOWING:
            index -= 1
        if index <= 0 or now.actions[index].kind not in ACTIVATING or any(one.after > index for one in now.checks):
            return
        later = Draft(line=now.actions[index].line, actions=now.actions[index:])
        later.notes = [(number - index, note) for number, note in now.notes if number >= index]
        now.notes = [(number, note) for number, note in now.notes if number < index]
        del now.actions[index:]
        self.paths[-1].steps.append(later)

    def name(self, words: str, known: int = GIVEN) -> None:
        """What the step under way is called, unless a better name is known."""
        told = one_line(words)
        if known == CONTROL:
            self.step.pressed = told
        if known >= self.step.known and told:
            self.step.name, self.step.known = told, known

    def open(self, address: str, place: Place) -> bool:
        """An address is opened, which begins a step. Whether it can be."""
        whole = joined(self.base, address)
        if not is_web(whole):
            self.leave(place, f"{scheme(address)} is no address of a service, so it is not opened.")
            return False
        if "@" in urlsplit(whole).netloc:
            whole = without_user(whole)
            self.remark("The address had a user name and a password in it, which are left out here.")
        self.base = self.base or origin(whole)
        self.begin()
        self.act(K.OPEN, place, value=self.relative(whole))
        self.name(name_of_address(whole), ADDRESS)
        return True

    def relative(self, address: str) -> str:
        """An address as the plan writes it."""
        parts, base = urlsplit(address), urlsplit(self.base)
        if parts[:2] != base[:2]:
            return address
        # A path that begins with two slashes would name a host.
        if parts.path.startswith("//"):
            return address
        return address[len(f"{parts.scheme}://{parts.netloc}") :] or "/"

    def act(
        self,
        kind: ActionKind,
        place: Place,
        target: Target | None = None,
        value: str | None = None,
        *,
        to: Target | None = None,
        called: Iterable[str] = (),
    ) -> None:
        """Something is done. `called` are more names of the field, by which a secret is known."""
        words = [str(one) for one in (target, to) if one]
        hostile = [word for one in (target, to) if one for word in _texts(one) if not can_be_written(word)]
        if hostile:
            self.leave(place, f"“{kind}” on what is called “{one_line(hostile[0])}”: a plan would fill that in.")
            return
        secret = False
        if value is not None:
            value, secret = self._safe(kind, value, [*words, *called], target)
        self._drop_what_focuses(kind, target)
        if not self.step.actions:
            self.step.line = place.line
        self.step.actions.append(Action(kind=kind, target=target, value=value, to=to, secret=secret, line=place.line))

    def press(self, kind: ActionKind, place: Place, target: Target, *, leads: bool | None = None) -> None:
        """Something is pressed. `leads`: whether to another page; None: where a link or a filled form would lead.

        What leads to another page begins a step.
        """
        entered = any(one.kind in ENTERING for one in self.step.actions)
        guessed = target.value == "link" or (entered and bool(SENDS.search(target.value)))
        around = target.within.name if target.within else None
        words = target.name or around or ("" if target.by == "role" else target.value)
        if (guessed and words) if leads is None else leads:
            self.begin()
            self.name(words, CONTROL)
        self.act(kind, place, target)

    def _drop_what_focuses(self, kind: ActionKind, target: Target | None) -> None:
        """A click into the field that is filled next, or a Tab to what is used next: that comes with using it."""
        now = self.step
        last = now.actions[-1] if now.actions else None
        if last is None or any(one.after == len(now.actions) for one in now.checks):
            return
        clicked = last.kind is K.CLICK and kind in (K.FILL, K.TYPE, K.SELECT) and last.target == target
        tabbed = last.kind is K.PRESS and last.value == "Tab" and kind in ENTERING | {K.CLICK, K.DOUBLE_CLICK}
        if clicked or tabbed:
            now.actions.pop()
            now.notes = [(min(number, len(now.actions)), note) for number, note in now.notes]

    def arrive(self, place: Place, *, url: str = "", title: str = "") -> None:
        """What was last pressed led to this address, or to a page with this title."""
        if url.strip() and not is_web(url):
            return
        self.begin_at_last()
        if url.strip():
            self.name(name_of_address(url), ADDRESS)
            self.check("url", pattern_of(url, self.base), place)
        if title.strip():
            self.step.title = title.strip()
            self.name(title)
            self.check("title", title.strip(), place)

    def check(self, kind: CheckKind, value: str | Target, place: Place) -> None:
        """Something must be true here."""
        texts = [value] if isinstance(value, str) else _texts(value)
        if not all(text.strip() and can_be_written(text) for text in texts):
            self.leave(place, f"What must be {kind} there: a plan would fill it in, or it is empty.")
            return
        self.step.checks.append(Check(kind, value, len(self.step.actions), place))

    def environment(self, name: str) -> str:
        """What stands in the plan for what this environment variable holds."""
        written = f"${{{name}}}"
        if written not in self.variables:
            self.variables[written] = name
            self.remark(f"{name} comes from the environment, as in the script: set it before a run.")
        return written

    def leave(self, place: Place, what: str) -> None:
        """Something cannot be carried over."""
        self.left_out.append(LeftOut(place, what))
        self._note(f"Left out ({place.words}): {what}")

    def remark(self, what: str) -> None:
        """Something that whoever reads the plan should know."""
        self._note(what)

    def _note(self, note: str) -> None:
        if self.paths:
            self.step.notes.append((len(self.step.actions), note))

    def _safe(self, kind: ActionKind, value: str, words: list[str], target: Target | None) -> tuple[str, bool]:
        """A value as the plan writes it: what is secret, or would be filled in, comes from the environment."""
        if kind is K.OPEN:
            value = as_itself(value)
            for secret in secret_in_query(value):
                value = value.replace(secret, self._variable(secret, "token"))
            return value, False
        if kind in (K.FILL, K.TYPE) and value and is_secret(words, value):
            return self._variable(value, _field(target)), True
        if not can_be_written(value):
            return self._variable(value, "text"), kind in (K.FILL, K.TYPE)
        return value, False

    def _variable(self, value: str, words: str) -> str:
        name = self.variables.get(value)
        if name is None:
            first = variable(words)
            names = (first if number == 1 else f"{first}_{number}" for number in range(1, len(self.variables) + 3))
            name = self.variables[value] = next(one for one in names if one not in self.variables.values())
            self.remark(f"Set {name} in the environment before a run: its value is not kept in this file.")
        return f"${{{name}}}"


def _texts(target: Target) -> list[str]:
    own = [target.value, *([target.name] if target.name is not None else []), *([target.frame] if target.frame else [])]
    return own + (_texts(target.within) if target.within else [])


def _field(target: Target | None) -> str:
    """What a field with a secret is called: by its name, or by what of its selector says that it is secret."""
    if target is None:
        return "password"
    if target.by not in ("css", "selector"):
        return target.name or target.value
    return next((word for word in re.findall(r"[\w-]+", target.value) if is_secret([word])), "password")
