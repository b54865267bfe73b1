"""The same page as two personas see it: their visits side by side, a text or a control known again."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar
from urllib.parse import urlsplit

from auditor.commons.walks import judged
from auditor.evidence.layout import Clip, Measured, Piece
from auditor.model import REFERENCE, Evidence, Missing, Visit, Walk

E = TypeVar("E", bound=Evidence)
# A text of fewer is a label or an ornament, which narrow pages may well do without.
ENOUGH_WORDS = 3


def side_by_side(walks: Sequence[Walk], base: str, kind: type[E]) -> Iterator[tuple[E, E, Visit]]:
    """What the reference walk and the walks of a persona show of the same state; the visit is the persona's.

    The same state is the same address within the same step, in the same order.
    """
    reference = next((walk for walk in walks if walk.base == REFERENCE), None)
    for walk in (walk for walk in walks if reference and walk.base == base):
        states = _states(reference) if reference else {}
        for state, visit in _states(walk).items():
            other = states.get(state)
            before, now = other.get(kind) if other else Missing("never met"), visit.get(kind)
            if not isinstance(before, Missing) and not isinstance(now, Missing):
                yield before, now, visit


def _states(walk: Walk) -> dict[tuple[int, str, int], Visit]:
    found: dict[tuple[int, str, int], Visit] = {}
    for visit in judged(walk):
        parts = urlsplit(visit.arrival.url)
        place = (visit.arrival.step, parts.netloc + parts.path)
        turn = sum(1 for step, path, _ in found if (step, path) == place)
        found[(*place, turn)] = visit
    return found


class Known:
    """The pieces of a page, to be known again on another: by role and name or by their words, else by their place."""

    def __init__(self, page: Measured) -> None:
        self.page = page
        self._seen = {key_of(piece): piece for piece in reversed(page.seen)}
        self._places = {(piece.kind, piece.path): piece for piece in reversed(page.pieces)}

    @cached_property
    def words(self) -> str:
        """All that is seen on the page, in one text."""
        return "\n".join(folded(f"{piece.text} {piece.name}") for piece in self.page.seen)

    def like(self, piece: Piece) -> Piece | None:
        """The same text or control where it is seen here, wherever it stands."""
        return self._seen.get(key_of(piece))

    def at(self, piece: Piece) -> Piece | None:
        """What stands at its place here, seen or not."""
        return self._places.get((piece.kind, piece.path))

    def overlaps(self) -> set[frozenset[str]]:
        """The pairs of texts that run into each other."""
        return {frozenset((folded(one.text), folded(one.other_text))) for one in self.page.overlaps}


def key_of(piece: Piece) -> tuple[str, str, str]:
    """What a piece is known by: a control by role and name, a text by its words."""
    if piece.kind == "control":
        return ("control", piece.role or piece.tag, folded(piece.name or piece.text))
    return ("text", "", folded(piece.text))


def folded(text: str) -> str:
    """A text to compare with."""
    return " ".join(text.casefold().split())


def called(piece: Piece) -> str:
    """What a piece is called in a message: its words, cut."""
    words = " ".join((piece.text or piece.name or piece.tag).split())
    return words if len(words) <= 60 else f"{words[:57]}…"


def box_before(piece: Piece | None) -> list[float] | None:
    """Where the reference walk saw it, for the values of a verdict."""
    return list(piece.box) if piece and piece.box else None


def newly_cut(before: Measured, now: Measured) -> Iterator[tuple[Piece, Clip, Piece | None]]:
    """The pieces that are cut off now and were whole before, each with what it was before.

    A row that is pushed sideways is left out, and what has something beside it that shows the rest.
    """
    known = Known(before)
    for piece in now.seen:
        clip = piece.clip
        if clip is None or clip.slides or clip.more:
            continue
        was = known.like(piece) or known.at(piece)
        if was is None or was.clip is None:
            yield piece, clip, was


def newly_hidden(before: Measured, here: Known) -> Iterator[tuple[Piece, Piece]]:
    """What was seen before and is hidden or cut off whole here, as it was and as it is.

    Left out is what something that is shown may open, what is said elsewhere, and what another thing stands in for.
    """
    hidden: dict[str, list[Piece]] = {}
    told: set[str] = set()
    for piece in here.page.pieces:
        if piece.state != "seen":
            hidden.setdefault(folded(piece.text or piece.name), []).append(piece)
    for was in before.seen:
        words, place = folded(was.text or was.name), here.at(was)
        small = was.kind == "text" and (was.words < ENOUGH_WORDS or was.tag in {"th", "caption"})
        same = hidden.get(words, [])
        there = not words or small or words in here.words or any(piece.openable for piece in same)
        if there or words in told or (place and place.state == "seen"):
            continue
        now = place or next(iter(same), None)
        if now and not now.openable and now.hidden_at not in {"", "html"}:
            told.add(words)  # what stands twice is told once
            yield was, now


def cut_values(piece: Piece, clip: Clip, was: Piece | None) -> dict[str, object]:
    """The values that tell of a cut; `how` is `lines`, `width` or `height`."""
    how = "lines" if clip.lines else "width" if clip.x else "height"
    pixels = clip.x or clip.y
    return {
        "text": called(piece),
        "how": how,
        "lines": clip.lines,
        "of": clip.of,
        "pixels": pixels,
        "by": clip.by,
        "before": box_before(was),
    }
