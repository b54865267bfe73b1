"""Where a report's pictures stand: in the file itself, or beside it where they would make it too large to send."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256

from auditor.parts import JourneyShowing, Showing
from auditor.showing import Picture

FOLDER = "report-pictures"
# Bytes of pictures in one file. In base64 they are a third more; with the words, 25 MB are what mail still carries.
MOST_INSIDE = 15_000_000

Address = Callable[[bytes], str]


def addresses(showing: Showing, *, inside: bool | None = None) -> tuple[Address, bool]:
    """How a picture is named in the file, and whether the pictures stand in it; None: where they fit."""
    fits = not beside(showing) if inside is None else inside
    return (data_uri if fits else _beside), fits


def beside(showing: Showing) -> dict[str, bytes]:
    """The files that stand beside the report, by their names from its folder: none where all is in the report."""
    files = _files(showing)
    return {} if sum(map(len, files.values())) <= MOST_INSIDE else files


def data_uri(jpeg: bytes) -> str:
    """The picture as an address that holds it."""
    return f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"


def _beside(jpeg: bytes) -> str:
    return f"{FOLDER}/{sha256(jpeg).hexdigest()[:20]}.jpg"


def _files(showing: Showing) -> dict[str, bytes]:
    """Each picture once, however often it is shown."""
    return {_beside(one.jpeg): one.jpeg for one in _pictures(showing)}


def _pictures(showing: Showing) -> Iterator[Picture]:
    shown = (one for point in showing.points for one in (point.crop, point.before))
    yield from (one for one in shown if one)
    for journey in showing.journeys:
        yield from _of_steps(journey)


def _of_steps(journey: JourneyShowing) -> Iterator[Picture]:
    for step in journey.steps:
        shown = [step.thumb, step.view]
        shown += [facts.picture for facts in step.facts.values()]
        shown += [state.picture for state in step.states]
        shown += [one.picture for told in step.loadings if told.film for one in told.film.pictures]
        yield from (one for one in shown if one)
