"""Answers a consent wall as the plan says that its customers do, before a page is judged."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from auditor.commons.consent import asks, least_clicks, next_press
from auditor.errors import AuditorError, BrowserDied
from auditor.evidence.consent import Consent, ConsentLayer, look
from auditor.evidence.consent_handled import ConsentHandled
from auditor.session import Session

FIRST_SECONDS, LATER_SECONDS = 2.0, 0.8  # looking for a wall; after the first document it has most often been answered
SETTLE_SECONDS = 5.0
MOST_PRESSES = 12  # a choice of ten purposes, each unticked by itself
log = logging.getLogger(__name__)

Wanted = Literal["accept", "refuse"]


@dataclass(frozen=True, slots=True)
class Answered:
    """The page's layers before the answer, and what became of it; None where there was no wall."""

    before: Consent
    handled: ConsentHandled | None


async def answer(session: Session, wanted: Wanted, *, first: bool) -> Answered:
    """Answer the wall that is shown, if there is one. `first`: nothing was answered on this walk yet."""
    async with session.full_speed():
        before = await look(session)
        told = await session.answer_consent(wanted, seconds=FIRST_SECONDS if first else LATER_SECONDS)
        if told["cmp"]:
            await session.settle(seconds=SETTLE_SECONDS)
        standing = _standing((await look(session)).layers if told["cmp"] else before.layers)
        if not told["cmp"] and standing is None:
            return Answered(before, None)
        own = await _by_words(session, wanted) if standing else None
    handled = _with(own, told) if own else _through(told, before, wanted)
    log.info("consent wall on %s: %s", session.url, handled)
    return Answered(before, handled)


def _with(own: ConsentHandled, told: Mapping[str, Any]) -> ConsentHandled:
    """What was pressed by its words, after autoconsent had tried."""
    both = {"cmp": told["cmp"], "clicks": own.clicks + told["clicks"], "ms": own.ms + told["ms"]}
    return own.model_copy(update=both)


def _through(told: Mapping[str, Any], before: Consent, wanted: Wanted) -> ConsentHandled:
    """What autoconsent did by itself."""
    clicks, done = told["clicks"] or _reckoned(before, wanted), bool(told["done"])
    why = "" if done else f"autoconsent knows this wall as {told['cmp']}, and did not get through."
    return ConsentHandled(wanted=wanted, cmp=told["cmp"], clicks=clicks, ms=told["ms"], succeeded=done, why=why)


async def _by_words(session: Session, wanted: Wanted) -> ConsentHandled:
    """Press what leads to the answer by its name, as a customer would, as long as the wall stands."""
    began, pressed, names = time.monotonic(), list[str](), list[str]()
    why = ""
    try:
        for _ in range(MOST_PRESSES):
            layer = _standing((await look(session)).layers)
            press = next_press(layer, wanted, pressed) if layer else None
            control = await session.at(press[0]) if press else None
            if not press or not control:
                break
            await control.click()
            pressed.append(press[0])
            names.append(press[1])
            await session.settle(seconds=SETTLE_SECONDS)
        left = _standing((await look(session)).layers)
    except BrowserDied:
        raise
    except AuditorError as error:
        left, why = ConsentLayer(path=""), f"Its buttons could not be pressed: {error}"
    if left and not why:
        why = (
            "It stands still after its buttons were pressed."
            if names
            else f"It offers no button to {wanted} that is known."
        )
    return ConsentHandled(
        wanted=wanted, by="words", clicks=len(names), pressed=tuple(name[:100] for name in names),
        ms=round((time.monotonic() - began) * 1000), succeeded=not why, why=why,
    )  # fmt: skip


def _standing(layers: tuple[ConsentLayer, ...]) -> ConsentLayer | None:
    return next((layer for layer in layers if asks(layer)), None)


def _reckoned(before: Consent, wanted: Wanted) -> int:
    """Where autoconsent spoke to the wall's own script, what a customer would have pressed."""
    layer = _standing(before.layers)
    return least_clicks(layer, wanted) if layer else 1
