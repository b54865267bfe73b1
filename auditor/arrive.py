"""Whether a step arrived where it should: what it expects, and whether the page is one to judge at all."""

import asyncio
import time

from auditor.commons.globs import matches
from auditor.commons.refusals import WAITS
from auditor.commons.right_page import LOOK, PageFacts, wrong
from auditor.errors import AuditorError, BrowserDied
from auditor.model import Action, ActionKind, Expect, Step, Target
from auditor.session import Session

LOOKS = 3  # at a page that goes on to another while it is looked at
EXPECT_SECONDS = 10.0  # a customer who waits longer for a page to become what it should be has lost attention (Nielsen)
# A tick box that a style sheet draws over is there for the customer, although it is transparent itself.
RENDERED = "(el, _, auditor) => auditor.present(el)"
PASSWORD = ("passw", "salasana", "lösenord")
TYPES = {ActionKind.FILL, ActionKind.TYPE}


async def unmet(session: Session, expect: Expect, *, patience: float = 1) -> str | None:
    """What of `expect` did not come true in time, in one sentence; None where all did."""
    deadline = time.monotonic() + EXPECT_SECONDS * patience
    while True:
        try:
            why = await _unmet_now(session, expect)
        except BrowserDied:
            raise
        except AuditorError as error:  # the page is on its way to another: look again
            why = str(error)
        if why is None or time.monotonic() > deadline:
            return why
        await asyncio.sleep(0.15)


async def holds(session: Session, expect: Expect) -> bool:
    """Whether this is true of the page as it is now; nothing asked for is not."""
    try:
        return bool(expect) and await _unmet_now(session, expect) is None
    except BrowserDied:
        raise
    except AuditorError:  # the page is on its way to another
        return False


async def _unmet_now(session: Session, expect: Expect) -> str | None:
    if expect.url and not matches(expect.url, session.url):
        return f"The address should be {expect.url}, but it is {session.url}."
    if expect.title and expect.title not in (title := await session.title()):
        return f"The title should hold “{expect.title}”, but it is “{title}”."
    if expect.text and not await _shows(session, Target(by="text", value=expect.text)):
        return f"The text “{expect.text}” should be shown, but it is not (the page is “{await session.title()}”)."
    if expect.visible and not await _shows(session, expect.visible):
        return f"{expect.visible} should be shown, but it is not (the page is “{await session.title()}”)."
    if expect.hidden and await _shows(session, expect.hidden):
        return f"{expect.hidden} should not be shown, but it is."
    return None


async def _shows(session: Session, target: Target) -> bool:
    control = await session.find(target, seconds=0)
    return control is not None and bool(await control.evaluate(RENDERED))


async def look(session: Session, *, signs_in: bool) -> tuple[PageFacts | None, str | None]:
    """What the page is, and why nobody can be judged on it (None: nothing speaks against it)."""
    for _ in range(LOOKS):
        shown = session.documents
        try:
            facts = PageFacts.model_validate(await session.evaluate(LOOK, seconds=15))
            return facts, wrong(facts, session.status, signs_in=signs_in, wait=_wait(session))
        except BrowserDied:
            raise
        except AuditorError as error:
            if session.documents == shown:
                return None, f"The page does not answer: {error}"
    return None, "The page leads on to another, or to itself, again and again: nobody can look at it."


def _wait(session: Session) -> str:
    """What the document shown was answered with as Retry-After."""
    if session.status not in WAITS:
        return ""
    answers = (one.get("headers", {}) for one in session.requests() if one.get("status") == session.status)
    return next((str(told["retry-after"]) for told in answers if "retry-after" in told), "")


def signs_in(step: Step, rest: tuple[Action, ...]) -> bool:
    """Whether the plan types something that is secret, or into what sounds like a password, in this step or next."""
    return any(_types_password(action) for action in (*step.actions, *rest))


def names_password(action: Action) -> bool:
    """Whether an action types into what is called a password."""
    return action.kind in TYPES and any(word in f"{action.target}".lower() for word in PASSWORD)


def _types_password(action: Action) -> bool:
    if action.kind not in TYPES:
        return False
    return action.secret or names_password(action) or "pin" in f"{action.target}".lower()
