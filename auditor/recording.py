"""Makes a plan of what a person does in a browser: actions in steps, each step named by where it leads."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from auditor.formats._plan_text import Comments
from auditor.model import Action, ActionKind, Expect, Plan, Target
from auditor.places import Place, language_of, name_of, one_line, target_of, writable
from auditor.recorded import Draft, Known, plan_of

K = ActionKind
LONGEST_TEXT = 5_000
ON_TARGET = {K.CLICK, K.DOUBLE_CLICK, K.FILL, K.SELECT, K.CHECK, K.UNCHECK, K.UPLOAD, K.DRAG}
MOVES = {K.BACK, K.FORWARD, K.RELOAD, K.OPEN, K.SWITCH_TAB}
LEADS_ON = MOVES | {K.CLICK, K.DOUBLE_CLICK, K.PRESS, K.SELECT, K.CHECK, K.UNCHECK}
ANSWERS = (K.ACCEPT_DIALOG, K.DISMISS_DIALOG)
VARIABLES = {
    "password": "PASSWORD",
    "current-password": "PASSWORD",
    "new-password": "NEW_PASSWORD",
    "one-time-code": "ONE_TIME_CODE",
    "cc-number": "CARD_NUMBER",
    "cc-csc": "CARD_CODE",
    "cc-exp": "CARD_EXPIRY",
    "cc-name": "CARD_NAME",
}


class Recording:
    """What was done so far."""

    def __init__(self, url: str, *, journey: str = "", language: str = "") -> None:
        self.url, self._journey, self._language = url, journey, language
        self.steps = [Draft(actions=[_action(K.OPEN, value=url)], led=1)]
        self.notes: list[str] = []  # what could not be carried over, in sentences
        self.variables: dict[str, str] = {}  # of secrets, by the field's words
        self._hosts: dict[str, str] = {}  # where secrets are typed
        self._site = self._lang = ""
        self._asked = True  # the page itself asked for the document that comes
        self._tab = 1

    @property
    def current(self) -> Draft:
        """The step under way."""
        return self.steps[-1]

    def hear(self, told: Mapping[str, Any]) -> None:
        """Take in one thing that was done, as `engines/record.js` tells it."""
        kind, place = str(told.get("kind", "")), _place(told)
        if told.get("top") and place:
            self._look(told, place)
        match kind:
            case "asked":
                self._asked = True
            case "arrived":
                self._arrived(told)
            case "tab":
                self._tabbed(told)
            case "dialog":
                self._dialog(told)
            case "name":
                self.current.name, self.current.named = name_of(str(told.get("value", ""))), True
            case "step":
                self.begin_step()
            case "mark":
                self._mark(told)
            case "missed":
                self.notes.append(f"Something could not be recorded ({one_line(str(told.get('value', '')))}).")
            case _ if kind in {*ON_TARGET, K.PRESS}:
                self._act(K(kind), told)

    def begin_step(self, name: str = "") -> None:
        """What is done from now on is a step of its own."""
        if self.current.actions:
            self.steps.append(Draft(name_of(name), bool(name), place=self.current.place))

    def plan(self) -> tuple[Plan, Comments]:
        """The plan so far, with what must be said in it."""
        known = Known(self.url, self._journey, self._site, language_of(self._language or self._lang))
        return plan_of(known, self.steps, self._hosts, tuple(self.variables.values()), self.notes)

    def _look(self, told: Mapping[str, Any], place: Place) -> None:
        """The page as it is at this moment, which is before what was just done shows its effect."""
        shown = told["place"]
        if not self._site and not self._lang:
            self._site, self._lang = one_line(str(shown.get("site", "")))[:60], str(shown.get("language", ""))
        if place.url.startswith(("about:", "chrome")):
            return
        draft = self.current
        if draft.place is None or draft.place.view != place.view:
            draft = self._changed(draft, place)
        draft.place = place
        if not draft.named:
            draft.name = name_of(place.heading) or name_of(place.title) or name_of(urlsplit(place.url).path)

    def _changed(self, draft: Draft, place: Place) -> Draft:
        """Another view: what led here is the first action of a new step, unless nothing else was done before."""
        last = len(draft.actions) - 1
        if draft.place is None or last < draft.led or draft.actions[last].kind not in LEADS_ON:
            if draft.place is None or draft.place.born != place.born:
                draft.led = len(draft.actions)
            return draft
        begun = last
        while begun > draft.led and (
            draft.actions[begun].kind is K.SWITCH_TAB or draft.actions[begun - 1].kind in ANSWERS
        ):
            begun -= 1
        if begun == 0:
            draft.led = len(draft.actions)
            return draft
        cause = draft.actions[begun:]
        del draft.actions[begun:]
        self.steps.append(Draft(actions=cause, led=len(cause)))
        return self.current

    def _arrived(self, told: Mapping[str, Any]) -> None:
        """Where the page did not ask for it, the person did: by the address bar, or back and forward."""
        asked, self._asked = self._asked, False
        way, url = str(told.get("value")), str(told.get("url", ""))
        draft = self.current
        pending = len(draft.actions) > draft.led and draft.actions[-1].kind in LEADS_ON
        if asked or pending or not url.startswith(("http:", "https:")) or (told.get("within") and way == "open"):
            return
        if len(self.steps) == 1 and draft.place is None:
            return
        draft.actions.append(_action(K(way), value=writable(url) if way == "open" else None))

    def _tabbed(self, told: Mapping[str, Any]) -> None:
        """What opens in another tab goes on there."""
        if told.get("value") == "opened":
            self._asked, self._tab = True, int(told.get("tab", 1))
            self.current.actions.append(_action(K.SWITCH_TAB, value="last"))
        else:
            self.current.actions.append(_action(K.CLOSE_TAB))

    def _dialog(self, told: Mapping[str, Any]) -> None:
        """A plan says how a dialog is answered before what opens it."""
        text = writable(one_line(str(told.get("value", "")))) or None
        kind = K.ACCEPT_DIALOG if told.get("accepted") else K.DISMISS_DIALOG
        actions = self.current.actions
        actions.insert(max(0, len(actions) - 1), _action(kind, value=text if told.get("accepted") else None))

    def _mark(self, told: Mapping[str, Any]) -> None:
        target, text = _target(told), writable(one_line(str(told.get("value", ""))))
        if text and not told.get("frame"):
            expect = Expect(text=text)
        elif target:
            expect = Expect(visible=target)
        else:
            return
        self.current.marks.append((len(self.current.actions), expect))

    def _act(self, kind: ActionKind, told: Mapping[str, Any]) -> None:
        target = _target(told)
        if target is None:
            self.notes.append(f"A {kind} could not be recorded: nothing tells its target from others.")
            return
        self._change_tab(told)
        actions, value = self.current.actions, str(told.get("value") or "")[:LONGEST_TEXT]
        if kind is K.UPLOAD:
            self.notes.append(
                f"A file was chosen for {target}: put one beside the plan, and write there: "
                f"- upload: {{label: …, value: {one_line(writable(value))}}}"
            )
            return
        if told.get("secret"):
            self._secret(target, told)
            return
        action = _action(kind, target, _value(kind, value), _target({**told, "target": told.get("to")}))
        if kind is K.PRESS:
            action = _action(kind, value=value)
        self._add(actions, action)

    def _change_tab(self, told: Mapping[str, Any]) -> None:
        tab = int(told.get("tab") or self._tab)
        if tab != self._tab:
            self._tab = tab
            self.current.actions.append(_action(K.SWITCH_TAB, value=str(tab)))

    def _add(self, actions: list[Action], action: Action) -> None:
        last = actions[-1] if actions else None
        if action.kind is K.FILL and last and last.kind is K.FILL and last.target == action.target:
            actions[-1] = action
        elif action.kind is K.DOUBLE_CLICK:
            while actions and actions[-1].kind is K.CLICK and actions[-1].target == action.target:
                del actions[-1]
            actions.append(action)
        elif action.kind is K.FILL and not action.value and not self._filled(action.target):
            return
        elif last != action or action.kind in (K.CLICK, K.PRESS):
            actions.append(action)

    def _filled(self, target: Target | None) -> bool:
        return any(one.kind is K.FILL and one.target == target for draft in self.steps for one in draft.actions)

    def _secret(self, target: Target, told: Mapping[str, Any]) -> None:
        """A secret comes from the environment, under a name that says what it is."""
        base = VARIABLES.get(str(told["secret"]), "SECRET")
        key = f"{base} {target}" if base == "SECRET" else base
        if key not in self.variables:
            taken = sum(name.startswith(base) for name in self.variables.values())
            self.variables[key] = base if not taken else f"{base}_{taken + 1}"
        value = f"${{{self.variables[key]}}}"
        self._add(self.current.actions, _action(K.FILL, target, value).model_copy(update={"secret": True}))
        at = urlsplit(str(told.get("place", {}).get("url", "")))
        if at.hostname and at.scheme in ("http", "https"):
            netloc = at.netloc.rpartition("@")[2]
            self._hosts[netloc] = f"{at.scheme}://{netloc}"


def _action(
    kind: ActionKind, target: Target | None = None, value: str | None = None, to: Target | None = None
) -> Action:
    return Action(kind=kind, target=target, value=value, to=to)


def _value(kind: ActionKind, value: str) -> str | None:
    return writable(value) if kind in (K.FILL, K.SELECT) else None


def _target(told: Mapping[str, Any]) -> Target | None:
    """The target as our script named it; None where it names none that a plan can hold."""
    given = told.get("target")
    found = target_of(given) if isinstance(given, Mapping) else None
    if found and told.get("frame"):
        return found.model_copy(update={"frame": str(told["frame"])})
    return found


def _place(told: Mapping[str, Any]) -> Place | None:
    shown = told.get("place")
    if not isinstance(shown, Mapping):
        return None
    return Place(
        url=str(shown.get("url", "")),
        title=one_line(str(shown.get("title", ""))),
        heading=one_line(str(shown.get("heading", ""))),
        born=float(shown.get("born") or 0),
    )
