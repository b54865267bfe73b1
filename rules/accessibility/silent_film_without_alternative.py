"""Rule: what a film without sound shows is told in words."""

from auditor.commons.media_texts import decorates, has_text_beside, has_transcript, is_described, plays, stands_for_text
from auditor.evidence.media import Media, Player
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure


@rule(
    Impact.SERIOUS,
    "WCAG 1.2.1",
    act=("c3232f", "d7ba54", "ee13b5", "fd26cf"),
    problem="A film without sound is not told in words",
)
def silent_film_without_alternative(media: Media) -> Verdicts:
    """A film without sound has a text or a sound track beside it that tells what it shows.

    ## Why it matters
    Who does not see it hears nothing at all, and does not even know what was missed.

    ## How to fix it
    Write beside it what it shows, step by step, or offer a recording of somebody who tells it:
    `<p>The film shows how the lock is opened: …</p>`.

    ## What it cannot decide
    Whether the words say all that is shown: where a text says that it tells the film, it is believed. Where other
    text stands beside it, a person must look. Whether it has sound is told from how much sound the browser
    unpacks; where that could not be learnt, nothing is said. At a film that could not be
    played, a person must look. Films that play by themselves, silent and without
    controls, are taken for decoration.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/audio-only-and-video-only-prerecorded.html
    - https://www.w3.org/WAI/WCAG22/Techniques/general/G159
    """
    for one in media.players:
        if not _asked(one):
            continue
        if has_transcript(one, media) or stands_for_text(one) or is_described(one, media) or _sound_beside(one, media):
            yield passed(one)
        elif one.failed:
            yield unsure(one, "Look what this film shows, and whether it is told: it could not be played here.")
        elif one.controls and not has_text_beside(one) and not media.links and not one.name:
            yield failed(one, "This film has no sound, and nothing on the page tells what it shows.")
        else:
            yield unsure(one, "Look whether a text tells what this film without sound shows.")


def _asked(one: Player) -> bool:
    if one.tag != "video" or not one.visible or decorates(one):
        return False
    return one.failed or (plays(one) and one.sound is False and bool(one.picture))


def _sound_beside(film: Player, media: Media) -> bool:
    near = (one for one in media.players if one.tag == "audio" and one.near == film.near)
    return any(plays(one) and one.sound is not False for one in near)
