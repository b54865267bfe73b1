"""Gathers a visit's evidence: what is timed first, each kind within its time, what fails as Missing."""

import asyncio
import logging
from collections.abc import Mapping, Sequence

from auditor.errors import AuditorError, BrowserDied
from auditor.evidence.screenshot import Screenshot, shoot
from auditor.model import Evidence, Missing
from auditor.parts import EvidenceKind
from auditor.session import Session
from auditor.store import WalkWriter

KIND_SECONDS = 60.0  # the limit for one kind of evidence on one visit
PICTURE_ORDER = 0.5  # after what is timed, before checkers touch the page

log = logging.getLogger(__name__)


async def gather(
    session: Session, kinds: Sequence[EvidenceKind], writer: WalkWriter, *, pictures: bool = True
) -> Mapping[str, Evidence | Missing]:
    """The evidence of each kind by its name; the picture is kept by `writer`."""
    found: dict[str, Evidence | Missing] = {}
    in_order = sorted(kinds, key=lambda kind: kind.order)
    for kind in (one for one in in_order if one.order < PICTURE_ORDER):
        found[kind.id] = await _one(kind, session)
    if pictures:
        found[Screenshot.__name__] = await _picture(session, writer)
    for kind in (one for one in in_order if one.order >= PICTURE_ORDER):
        found[kind.id] = await _one(kind, session)
    return found


async def _one(kind: EvidenceKind, session: Session) -> Evidence | Missing:
    try:
        async with asyncio.timeout(KIND_SECONDS):
            return await kind.gather(session)
    except BrowserDied:
        raise
    except TimeoutError:
        return _missing(kind.id, f"{kind.id} was not had within {KIND_SECONDS:g} s.")
    except AuditorError as error:
        return _missing(kind.id, str(error))
    except Exception as error:  # gathering is the one place where a page's oddity may surprise us: the visit goes on
        log.exception("gathering %s", kind.id)
        return _missing(kind.id, f"{kind.id} could not be gathered ({type(error).__name__}: {str(error)[:200]}).")


async def _picture(session: Session, writer: WalkWriter) -> Evidence | Missing:
    try:
        jpeg, width, height, cut = await shoot(session)
    except BrowserDied:
        raise
    except (AuditorError, TimeoutError) as error:
        return _missing(Screenshot.__name__, f"No picture could be taken: {error}")
    return Screenshot(file=writer.picture(jpeg), width=width, height=height, cut=cut)


def _missing(kind: str, why: str) -> Missing:
    log.warning("%s is missing: %s", kind, why)
    return Missing(why)
