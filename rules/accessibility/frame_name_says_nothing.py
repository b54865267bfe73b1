"""Whether the names of frames say what the frames show."""

from auditor.commons.akin import share_found, telling
from auditor.commons.placeholders import names_no_frame
from auditor.evidence.frames import Frame, Frames
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

LETTERS = 4  # of a word that is looked for as it is
HALF = 0.5
ENOUGH_WORDS = 5  # in the frame that carry meaning


@rule(Impact.SERIOUS, "WCAG 2.4.1", "WCAG 4.1.2", problem="The name of a frame does not say what the frame shows")
def frame_name_says_nothing(frames: Frames) -> Verdicts:
    """The name of a frame says what the frame shows.

    ## Why it matters
    A screen reader names a frame before it goes into it, so that people can pass over it. “iframe”, or the name of
    something else, leaves them to try.

    ## How to fix it
    Say in the frame's `title` what it shows: `<iframe title="Map of the halls" src="…">`.

    ## What it cannot decide
    What a frame of another service shows. It fails for names that say only that it is a frame, for names of files
    and for addresses. Where no word of the name stands in the titles of what the frame shows, and less than
    half of them in its text, a person must look.

    ## References
    https://www.w3.org/WAI/WCAG22/Techniques/html/H64
    https://www.w3.org/WAI/standards-guidelines/act/rules/cae760/
    """
    for frame in frames.frames:
        if not frame.name or not frame.heard or not frame.visible or frame.role in ("none", "presentation"):
            continue
        if names_no_frame(frame.name):
            yield failed(frame, "The name of this frame is “{name}”: it does not say what it shows.", name=frame.name)
        elif _fits(frame):
            yield passed(frame)
        else:
            ask = "Look whether “{name}” names this frame: what it shows is “{shown}”."
            yield unsure(frame, ask, name=frame.name, shown=frame.title or frame.heading or frame.text[:60])


def _fits(frame: Frame) -> bool:
    """Whether one of the name's words stands in the frame's titles, or half of them in its text, if it is long."""
    titles = " ".join((frame.title, frame.heading, frame.address.rpartition("//")[2]))
    if any(word in titles.lower() for word in frame.name.lower().split() if len(word) >= LETTERS):
        return True
    words, shown = telling(frame.name), f"{titles} {frame.text}"
    if len(telling(shown)) < ENOUGH_WORDS or share_found(words, titles) > 0:
        return True
    return share_found(words, shown) >= HALF
