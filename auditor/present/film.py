"""Prepares the strip of small pictures that shows a page coming."""

from auditor.evidence.loaded_again import LoadedAgain
from auditor.model import Visit
from auditor.showing import Film, Filmed

from .pictures import Album

MOST = 7  # pictures: what a wide screen shows side by side
_WORTH = 2  # one picture shows nothing coming


def film_of(visit: Visit, album: Album) -> Film | None:
    """The pictures of the load beside this visit; None where none was made, or one alone."""
    told = visit.get(LoadedAgain)
    if not isinstance(told, LoadedAgain):
        return None
    frames = told.frames
    step = max(1.0, (len(frames) - 1) / (MOST - 1))  # of too many evenly, with the first and the last
    numbers = sorted({int(index * step + 0.5) for index in range(min(MOST, len(frames)))})
    shown = ((album.still(frames[number].file), frames[number].at_ms) for number in numbers)
    pictures = tuple(Filmed(picture, ms) for picture, ms in shown if picture)
    if len(pictures) < _WORTH:
        return None
    return Film(pictures, told.complete_ms, told.settled, told.carried)
