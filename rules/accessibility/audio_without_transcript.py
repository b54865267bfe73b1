"""Rule: what is said in a recording can be read."""

from auditor.commons.media_texts import has_text_beside, has_transcript, plays, stands_for_text
from auditor.evidence.media import Media, Player
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

SHORT = 3  # seconds: a sound, no speech


@rule(
    Impact.SERIOUS,
    "WCAG 1.2.1",
    act=("e7aa44", "2eb176", "afb423"),
    problem="A recording has no text that says what is heard",
)
def audio_without_transcript(media: Media) -> Verdicts:
    """Recorded sound has a transcript beside it, or a link to one.

    ## Why it matters
    Deaf people get nothing of a recording. Nor does who sits in a bus without headphones, or wants to look up one
    sentence.

    ## How to fix it
    Write what is heard, and who says it, below the player or on a page of its own: `<a href="…">Transcript of the
    talk (text)</a>`. Where the recording only reads the page's text aloud, say so beside it.

    ## What it cannot decide
    Whether a text says all that is heard: where a transcript is spoken of, it is believed. Where other text stands
    beside the player, it may be one: a person must look. It is sure only where the recording has sound for more than
    three seconds, no text stands beside it, and nothing on the page speaks of a transcript, in English, Finnish or
    Swedish. Live sound is left out.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/audio-only-and-video-only-prerecorded.html
    - https://www.w3.org/WAI/WCAG22/Techniques/general/G158
    """
    films = [one for one in media.players if one.tag == "video" and plays(one)]
    for one in media.players:
        if one.tag != "audio" or not plays(one) or one.sound is False or (one.seconds or SHORT + 1) <= SHORT:
            continue
        if has_transcript(one, media) or stands_for_text(one) or any(track.cues for track in one.tracks):
            yield passed(one)
        elif one.sound and not has_text_beside(one) and not media.links and not _tells(one, films):
            yield failed(one, "This recording has no transcript: nothing on the page says what is heard.")
        else:
            yield unsure(one, "Look whether a text says what is heard in this recording.")


def _tells(one: Player, films: list[Player]) -> bool:
    return any(film.near == one.near for film in films)  # its sound may be there to describe the film
