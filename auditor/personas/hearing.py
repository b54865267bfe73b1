"""Hears what a page says after an action to those who do not see it."""

from importlib.resources import files
from typing import Any

from auditor.errors import AuditorError, BrowserDied
from auditor.evidence.touches import After
from auditor.session import Session

HEAR = files("auditor.personas").joinpath("hearing.js").read_text(encoding="utf-8")


class Ears:
    """Listens to one action at a time: `listen` before it, `heard` once the view has come to rest.

    What the browser's live regions would hand to a screen reader is worked out from the page: which of it a certain
    screen reader speaks, and when, differs.
    """

    def __init__(self) -> None:
        self._documents: int | None = None  # the document that is listened to

    async def listen(self, session: Session) -> None:
        """Begin to listen. Where the page goes away meanwhile, what comes is a new document."""
        self._documents = session.documents
        try:
            await session.evaluate(_ask("listen"))
        except BrowserDied:
            raise
        except AuditorError:
            self._documents = None

    async def heard(self, session: Session, *, patience: float = 0) -> After | None:
        """What came of the action; None where nobody could listen.

        `patience`: seconds to go on listening where text came and nothing is heard of it yet.
        """
        before, self._documents = self._documents, None
        if before is None:
            return None
        try:
            told: dict[str, Any] = await session.evaluate(_ask("heard"), patience * 1000)
        except BrowserDied:
            raise
        except AuditorError:
            return None
        listened, title = told.pop("listened"), told.pop("title", "")
        if listened and before == session.documents:
            return After.model_validate(told)
        if before == session.documents:
            return None  # our world was lost with no new document: nobody listened
        place = {key: value for key, value in told.items() if key.startswith("focus")}
        title = title or await session.title()
        return After(new_document=True, changed=True, announced=(title,) if title else (), **place)


def _ask(what: str) -> str:
    return f"(told) => {HEAR.strip()}.{what}(told, auditor)"
