"""Gathers a visit's evidence: what is timed first, each kind within its time, what fails as Missing."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

from auditor.errors import AuditorError, BrowserDied, RunFolderError
from auditor.evidence.loaded_again import LoadedAgain
from auditor.evidence.screenshot import Screenshot, shoot
from auditor.model import Evidence, Missing
from auditor.parts import EvidenceKind
from auditor.session import Session
from auditor.store import WalkWriter

KIND_SECONDS = 60.0  # the limit for one kind of evidence on one visit
VISIT_SECONDS = 180.0  # the limit for all of them together, where a plan names none: a quiet page takes 2 to 10
PICTURE_ORDER = 0.5  # after what is timed, before checkers touch the page

G = TypeVar("G")

log = logging.getLogger(__name__)


async def gather(
    session: Session,
    kinds: Sequence[EvidenceKind],
    writer: WalkWriter,
    *,
    pictures: bool = True,
    seconds: float = VISIT_SECONDS,
    partly: bool = False,
) -> Mapping[str, Evidence | Missing]:
    """The evidence of each kind by its name; the picture is kept by `writer`.

    What is not had within these seconds is Missing; `partly`: so is what was not had before the page ended. Raises
    BrowserDied where the page ended otherwise.
    """
    found: dict[str, Evidence | Missing] = {}
    try:
        async with asyncio.timeout(seconds):
            await _gather_all(session, kinds, writer, found, pictures=pictures)
    except TimeoutError:
        _fill(found, kinds, f"The {seconds:g} seconds that a visit may take were over before it was looked at.")
    except BrowserDied as error:
        if not partly:
            raise
        _fill(found, kinds, f"It could not be looked at any more: {error}")
    return found


def _fill(found: dict[str, Evidence | Missing], kinds: Sequence[EvidenceKind], why: str) -> None:
    left = [kind.id for kind in kinds if kind.gather and kind.id not in found]
    log.warning("%s: %s", ", ".join(left), why)
    found |= dict.fromkeys(left, Missing(why))


async def _gather_all(
    session: Session,
    kinds: Sequence[EvidenceKind],
    writer: WalkWriter,
    found: dict[str, Evidence | Missing],
    *,
    pictures: bool,
) -> None:
    in_order = sorted((kind for kind in kinds if kind.gather), key=lambda kind: kind.order)
    for kind in (one for one in in_order if one.order < PICTURE_ORDER):
        found[kind.id] = await _one(kind, session)
    async with session.full_speed():
        if pictures:
            found[Screenshot.__name__] = await _picture(session, writer)
        for kind in (one for one in in_order if one.order >= PICTURE_ORDER):
            found[kind.id] = _kept(await _one(kind, session), writer if pictures else None)
    # Last, since the page went on meanwhile: nothing but pictures was written down yet.
    await tried("what the browser is known by", session.learn)


def _kept(found: Evidence | Missing, writer: WalkWriter | None) -> Evidence | Missing:
    """With its pictures written down beside the visit's, or without any."""
    return found.kept(writer.frame if writer else None) if isinstance(found, LoadedAgain) else found


async def _one(kind: EvidenceKind, session: Session) -> Evidence | Missing:
    gathering = kind.gather
    return await tried(kind.id, lambda: gathering(session)) if gathering else Missing("It is noted by the walk.")


async def tried(name: str, gathering: Callable[[], Awaitable[G]]) -> G | Missing:
    """What this gathers, within its time; Missing where it cannot be had."""
    try:
        async with asyncio.timeout(KIND_SECONDS):
            return await gathering()
    except (BrowserDied, RunFolderError):
        raise
    except TimeoutError:
        return _missing(name, f"{name} was not had within {KIND_SECONDS:g} s.")
    except AuditorError as error:
        return _missing(name, str(error))
    except Exception as error:  # gathering is the one place where a page's oddity may surprise us: the visit goes on
        log.exception("gathering %s", name)
        return _missing(name, f"{name} could not be gathered ({type(error).__name__}: {str(error)[:200]}).")


async def _picture(session: Session, writer: WalkWriter) -> Evidence | Missing:
    try:
        jpeg, width, height, cut = await shoot(session)
    except (BrowserDied, RunFolderError):
        raise
    except (AuditorError, TimeoutError) as error:
        return _missing(Screenshot.__name__, f"No picture could be taken: {error}")
    return Screenshot(file=writer.picture(jpeg), width=width, height=height, cut=cut)


def _missing(kind: str, why: str) -> Missing:
    log.warning("%s is missing: %s", kind, why)
    return Missing(why)
