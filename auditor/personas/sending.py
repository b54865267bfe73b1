"""Presses the buttons of forms and notes what came of it."""

from collections.abc import Awaitable, Callable, Sequence
from importlib.resources import files
from typing import Any

from auditor.evidence.trials import Trial
from auditor.session import Session

from .hearing import Ears
from .shown import Answer, Button, Form, Sending, Shown, trial

CLUMSY = files("auditor.personas").joinpath("clumsy.js").read_text(encoding="utf-8")
SETTLE_SECONDS, QUIET_MS = 15.0, 300


async def ask(session: Session, what: str, told: object = None) -> Any:
    """What a function of clumsy.js says."""
    return await session.evaluate(f"(told) => {CLUMSY.strip()}.{what}(told, auditor)", told)


async def at_rest(session: Session) -> None:
    """Wait until the view has come to rest."""
    await session.settle(seconds=SETTLE_SECONDS * session.device.patience, quiet_ms=QUIET_MS)


async def form_of(session: Session, path: str) -> Form | None:
    """The form that holds what has this path."""
    told = await ask(session, "form", {"path": path})
    return Form.model_validate(told) if told else None


async def again(session: Session, form: Form) -> Form | None:
    """The same form as it stands now, perhaps in another document."""
    told = await ask(session, "back", {"keys": form.keys})
    return Form.model_validate(told) if told else None


async def pressed_by(session: Session, path: str) -> tuple[Button, Form] | None:
    """The button of a form that a press on this path presses, and the form."""
    told = await ask(session, "pressed", {"path": path})
    return (Button.model_validate(told["button"]), Form.model_validate(told["form"])) if told else None


async def digests(session: Session, form: Form) -> dict[str, float]:
    """Numbers that tell apart what the form's fields hold; empty where the form is not there."""
    found: dict[str, float] | None = await ask(session, "held", {"keys": form.keys})
    return found or {}


class Sender:
    """Sends forms in one session. What it finds new is held against the page as it was before anything was tried."""

    def __init__(self, session: Session, texts: Sequence[str], title: str) -> None:
        self.session, self._texts, self._title = session, texts, title

    @classmethod
    async def begin(cls, session: Session) -> "Sender":
        """Note how the page is now."""
        return cls(session, await ask(session, "texts"), await session.title())

    async def press(self, form: Form, button: Button, sending: Sending) -> Trial:
        """Press the button as a customer would. Raises CannotAct where it cannot be pressed."""
        control = await self.session.at(button.path)
        if control is None or not (await control.facts()).enabled:
            return Trial(
                path=form.path, html=form.html, box=form.box, button=button.path, name=button.name, outcome="held"
            )
        return await self._watched(form, button, sending, control.click)

    async def report(self, form: Form, button: Button) -> Trial:
        """Have the browser check the form as it does when it is sent. Nothing is sent, and no script is asked to."""

        async def check() -> None:
            await ask(self.session, "report", {"keys": form.keys})

        return await self._watched(form, button, Sending("empty"), check)

    async def _watched(self, form: Form, button: Button, sending: Sending, do: Callable[[], Awaitable[None]]) -> Trial:
        session, ears = self.session, Ears()
        await ears.listen(session)
        await ask(session, "listen")
        documents, writes, dialogs = session.documents, len(session.sent()), len(session.dialogs())
        await do()
        await at_rest(session)
        shown = Shown.model_validate(await ask(session, "after", {"keys": form.keys, "before": self._texts}))
        new_document = session.documents != documents
        answer = Answer(
            shown=shown,
            new_document=new_document,
            statuses=[one["status"] for one in session.sent()[writes:] if one["type"] != "ping"],
            status=session.status if new_document else None,
            dialogs=tuple(session.dialogs()[dialogs:]),
            title=self._title,
            after=await ears.heard(session),
        )
        return trial(form, button, sending, answer)
