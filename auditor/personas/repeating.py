"""Presses a form's button twice in a row, as a double click does, and notes what was sent."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_plus

from auditor.commons.urls import page
from auditor.evidence.trials import Repeat
from auditor.session import Session

from .sending import again, ask
from .shown import Button, Form

BOUNDARY = re.compile(r"-{2,}\w*boundary\w+", re.IGNORECASE)  # of a body in parts: another one each time
TELLING = 3  # characters of a value by which a body is known to be the form's


@dataclass(frozen=True, slots=True)
class Press:
    """A press under way: what had been sent and shown before it."""

    button: Button
    form: Form
    writes: int
    documents: int

    @classmethod
    async def twice(cls, session: Session, button: Button, form: Form) -> "Press":
        """Have the next click on the button followed by a second one."""
        await ask(session, "arm", {"path": button.path})
        return cls(button, form, len(session.sent()), session.documents)

    async def noted(self, session: Session, typed: Sequence[str]) -> Repeat:
        """What was sent; `typed` are the values that the plan typed into the form."""
        sent = [one for one in session.sent()[self.writes :] if one["method"] == "POST" and self._of_form(one, typed)]
        same = _most_alike(sent)
        answered = [one for one in same if one["status"] and one["status"] < 400]
        new = session.documents != self.documents and session.method == "POST"
        return Repeat(
            path=self.button.path,
            html=self.button.html,
            box=self.button.box,
            name=self.button.name,
            address=page(same[0]["url"]) if same else "",
            sent=len(sent),
            same=len(same),
            answered=len(answered),
            keyed=any(one["once"] or "idempot" in one["body"].lower() for one in same),
            reload_sends=new and not await again(session, self.form),
        )

    def _of_form(self, one: Mapping[str, Any], typed: Sequence[str]) -> bool:
        """Whether a request carries the form: other scripts of the page count, log and look things up meanwhile."""
        if one["type"] == "ping":
            return False
        body = unquote_plus(one["body"])
        held = any(len(value) >= TELLING and value in body for value in typed)
        return one["type"] == "document" or held or page(one["url"]) == page(self.form.action)


def _most_alike(sent: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The largest group of requests with one address and one body."""
    counts = Counter(_kind(one) for one in sent)
    most = max(counts, key=lambda kind: counts[kind], default=None)
    return [one for one in sent if _kind(one) == most]


def _kind(one: Mapping[str, Any]) -> tuple[str, str]:
    return one["url"], BOUNDARY.sub("", one["body"])
