"""Rule: what is said in a live broadcast can be read."""

from auditor.commons.media_texts import speaks_of_captions
from auditor.evidence.media import Media, Player
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

TEXTS = ("captions", "subtitles")


@rule(Impact.SERIOUS, "WCAG 1.2.4", problem="A live broadcast has no captions that can be found")
def live_film_without_captions(media: Media) -> Verdicts:
    """Live broadcasts with sound have captions.

    ## Why it matters
    A council meeting, a press conference, a warning: deaf people and those who are hard of hearing see lips move, and
    hear of it the day after.

    ## How to fix it
    Order live captions (a speech-to-text interpreter, or captions by machine that somebody corrects), and send them
    with the broadcast as a text track, or beside the film.

    ## What it cannot decide
    Whether captions are part of the picture, and whether anything is said. It knows a film of no fixed length in the
    page's own player; broadcasts in players of other services are not told from recordings. A person must look while
    it is on the air.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/captions-live.html
    - https://www.w3.org/WAI/WCAG22/Techniques/general/G9
    """
    for one in media.players:
        if not _broadcasts(one):
            continue
        if any(track.kind in TEXTS for track in one.tracks) or speaks_of_captions(one, media):
            yield passed(one)
        else:
            yield unsure(one, "Look whether this live broadcast has captions while it is on the air.")


def _broadcasts(one: Player) -> bool:
    """A film without end that is seen and heard; what is silent and cannot be steered is one's own camera."""
    own_camera = one.muted and not one.controls
    return one.tag == "video" and one.live and one.visible and one.sound is not False and not own_camera
