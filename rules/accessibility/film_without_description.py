"""Rule: what a film shows is also told."""

from auditor.commons.media_texts import decorates, has_transcript, is_described, plays, stands_for_text
from auditor.evidence.media import Media
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure


@rule(
    Impact.MODERATE,
    "WCAG 1.2.3",
    "WCAG 1.2.5",
    act=("c5a4ea", "1a02b0", "1ea59c", "1ec09b"),
    problem="What a film shows may not be told to those who do not see it",
)
def film_without_description(media: Media) -> Verdicts:
    """What is shown in a film with sound is also told: by its sound, by audio description, or in a text.

    ## Why it matters
    Blind people hear the sound. “Press here, then there” tells them nothing, nor does music over pictures.

    ## How to fix it
    Plan the film so that the speaker says what is shown; then nothing more is needed. Else offer a version with audio
    description. A text that tells what is seen and heard is enough at level A, and good for everybody.

    ## What it cannot decide
    Whether the sound itself tells what is shown: a person must look at every film. It is silent where the page speaks
    of audio description, of a transcript, or says that the film tells the same as the text. Whether a transcript also
    tells what is seen, and whether audio description is wanted besides (level AA), it does not ask. Tracks of
    kind `descriptions` are spoken by hardly any browser: they do not count.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/audio-description-or-media-alternative-prerecorded.html
    - https://www.w3.org/WAI/WCAG22/Understanding/audio-description-prerecorded.html
    """
    for one in media.players:
        if one.tag != "video" or not plays(one) or one.sound is False or one.picture is False or decorates(one):
            continue
        if is_described(one, media) or has_transcript(one, media) or stands_for_text(one):
            yield passed(one)
        else:
            yield unsure(one, "Look whether what this film shows is told by its sound or in a text.")
