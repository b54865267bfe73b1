"""Tries one form: empty, then with wrong values, and leaves it ready for the plan's own actions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from auditor.commons.required import says_required
from auditor.commons.submits import destroys
from auditor.errors import AuditorError, BrowserDied, CannotAct, WrongPage
from auditor.evidence.trials import Keep, Left, Trial, Untried, Why
from auditor.model import Action, ActionKind
from auditor.session import Control, Session

from .hand import FIELDS, Hand
from .leaving import kept
from .mistakes import NEVER, Field, Wrong, secret, wrong_value
from .notes import Failed, Site
from .sending import Sender, again, ask, at_rest, digests, pressed_by
from .shown import Button, Form, Sending

K = ActionKind


class Trying(Hand):
    """A hand that tries forms. What it notes waits to be taken by the next visit."""

    def __init__(self, session: Session, site: Site) -> None:
        super().__init__(session, site)
        self.trials: list[Trial] = []
        self.left: list[Left] = []
        self.keeps: list[Keep] = []
        self.came_from = ""  # the address before this document's
        self.changed = False  # more than filling in has been done on this document

    async def try_form(self, form: Form, button: Button | None, actions: Sequence[Action]) -> None:
        """Try a form that `actions` are about to fill; `button` is what sends it, where that is known."""
        planned, named = await self._planned(form, actions)
        button = button or named or next((one for one in form.submits if not destroys(one.name)), None)
        if button is None or destroys(button.name):
            self._leave(form, "", "no-button")
            return
        try:
            if self.safe:
                await self._keep(form, planned)
                await self._mistakes(form, button, planned)
            else:
                await self._only_empty(form, button)
        except (CannotAct, Failed):
            self._leave(form, button.name, "failed")
            await self._fresh(form)
        if self.trials or self.left or self.keeps:
            await self.look_here()

    async def _planned(self, form: Form, actions: Sequence[Action]) -> tuple[dict[str, Action], Button | None]:
        """What the plan puts into the form before it sends it, by the fields' keys; and what it sends it with."""
        by_path = {one.path: one.key for one in form.fields}
        planned: dict[str, Action] = {}
        for action in (one for one in actions if one.target and one.kind in FIELDS | {K.CLICK}):
            control = await self.session.find(action.target, seconds=0) if action.target else None
            path = (await control.facts()).path if control else ""
            if action.kind is K.CLICK:
                pressed = await pressed_by(self.session, path) if path else None
                if pressed and pressed[1].path == form.path and pressed[0].native:
                    return planned, pressed[0]
            elif path in by_path:
                planned[by_path[path]] = action
        return planned, None

    async def _keep(self, form: Form, planned: Mapping[str, Action]) -> None:
        if not planned:
            return
        if self.changed or self.session.method != "GET":
            self._leave(form, "", "cannot-refill", "back", "reload")
            return
        async with self.session.aside(carry="everything", writes=True) as aside:
            found = await kept(aside, form, self.came_from, list(planned.values()), self._put)
        self.keeps += found
        if not found:
            self._leave(form, "", "cannot-refill", "back", "reload")

    async def _mistakes(self, form: Form, button: Button, planned: Mapping[str, Action]) -> None:
        sender, blank = await Sender.begin(self.session), await digests(self.session, form)
        if planned or any(one.empty and must(one) for one in form.fields):
            for one in form.fields:
                if one.key in planned and not one.empty and one.type not in NEVER:
                    await self._type(one.path, "")
            await self._send(sender, form, button, Sending("empty"))
        wrong = dict(_wrong_values(form, planned))
        if not wrong:
            return
        here = await again(self.session, form) or form
        by_key = {one.key: one.path for one in here.fields}
        held = {key: await ask(self.session, "value", {"path": by_key[key]}) for key in wrong if key in by_key}
        right = {key: action for key, action in planned.items() if key not in wrong}
        put = {key: action.value or "" for key, action in right.items() if await self._put(self.session, action)}
        for key in held:
            await self._type(by_key[key], wrong[key].text)
        filled = Sending("wrong", {key: wrong[key] for key in held}, put, await digests(self.session, here), blank)
        await self._send(sender, here, button, filled)
        await self._put_back(form, held, planned)
        if not await self._all_there(planned.values()):
            await self._fresh(form)

    async def _send(self, sender: Sender, form: Form, button: Button, sending: Sending) -> None:
        here = await again(self.session, form) or form
        same = next((one for one in here.submits if one.name == button.name), button)
        documents = self.session.documents
        trial = await sender.press(here, same, sending)
        self.trials.append(trial)
        if trial.outcome in ("accepted", "error-page"):
            await self._return(form, documents)
        elif trial.new_document or trial.news or any(one.invalid for one in trial.fields):
            await self.look_here()

    async def _only_empty(self, form: Form, button: Button) -> None:
        """Nothing may be sent: only the browser's own check is tried, where it is sure to stop the form."""
        checked = not form.quiet and not button.quiet and button.native
        if checked and any(one.required and one.empty and one.focusable for one in form.fields):
            self.trials.append(await (await Sender.begin(self.session)).report(form, button))
            self._leave(form, button.name, "not-safe", "wrong", "twice", "back", "reload")
        else:
            self._leave(form, button.name, "not-safe", "empty", "wrong", "twice", "back", "reload")

    def _leave(self, form: Form, name: str, why: Why, *what: Untried) -> None:
        what = what or ("empty", "wrong")
        self.left.append(Left(path=form.path, html=form.html, box=form.box, name=name, what=what, why=why))

    async def _put(self, session: Session, action: Action) -> bool:
        """Put what the plan says into a field, without a note and at once; whether that went."""
        control = await session.find(action.target, seconds=1) if action.target else None
        if control is None:
            return False
        if action.secret:
            await self._trusted_host(control)
        try:
            await self._put_into(control, action)
        except (CannotAct, Failed):
            return False  # the plan's own action will tell why
        return True

    async def _put_into(self, control: Control, action: Action) -> None:
        match action.kind:
            case K.FILL | K.TYPE:
                await control.fill(action.value or "")
            case K.SELECT:
                await control.select(action.value or "")
            case K.CHECK | K.UNCHECK:
                await control.check(action.kind is K.CHECK)
            case K.UPLOAD:
                await control.upload(self._file(action.value or ""))

    async def _type(self, path: str, text: str) -> None:
        control = await self.session.at(path)
        if control:
            await control.fill(text)

    async def _put_back(self, form: Form, held: Mapping[str, str], planned: Mapping[str, Action]) -> None:
        """Take away wrong values, which the plan may not overwrite, and what it will add to."""
        here = await again(self.session, form)
        for one in here.fields if here else ():
            if one.key in held:
                await self._type(one.path, held[one.key])
            elif one.key in planned and planned[one.key].kind is K.TYPE:
                await self._type(one.path, "")

    async def _all_there(self, actions: Iterable[Action]) -> bool:
        targets = [action.target for action in actions if action.target]
        return all([await self.session.find(target, seconds=0) for target in targets])

    async def _return(self, form: Form, documents: int) -> None:
        """Get back to the form after a mistake was accepted. Raises WrongPage where there is no way."""
        if self.session.documents != documents or self.session.url != form.url:
            try:
                await self.session.back()
                await at_rest(self.session)
                if await again(self.session, form):
                    return
            except BrowserDied:
                raise
            except AuditorError:
                pass  # by its address, then
        await self._fresh(form)

    async def _fresh(self, form: Form) -> None:
        await self.session.open(form.url)
        await at_rest(self.session)
        if not await again(self.session, form):
            raise WrongPage(f"After a mistake was sent at {form.url}, its form could not be opened again.")


def must(field: Field) -> bool:
    """Whether a field has to be filled, by HTML, ARIA or its label."""
    return bool(field.required or field.aria_required or says_required(field.label))


def _wrong_values(form: Form, planned: Mapping[str, Action]) -> Iterator[tuple[str, Wrong]]:
    """One wrong value for each kind of field, in those that the plan fills before others."""
    kinds: set[str] = set()
    for one in sorted(form.fields, key=lambda one: one.key not in planned):
        wrong = wrong_value(one) if one.focusable and not secret(one) else None
        if wrong and wrong.kind not in kinds:
            kinds.add(wrong.kind)
            yield one.key, wrong
