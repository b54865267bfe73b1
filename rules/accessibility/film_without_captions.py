"""Rule: what is heard in a film can be read."""

from auditor.commons.media_texts import decorates, letters_in_frames, plays, speaks_of_captions, stands_for_text
from auditor.commons.urls import host
from auditor.evidence.media import Media, Player
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

SHORT = 5  # seconds: a sound, no speech
TEXTS = ("captions", "subtitles")


@rule(Impact.SERIOUS, "WCAG 1.2.2", act=("eac66b", "f51b46", "ab4d13"), problem="A film with sound has no captions")
def film_without_captions(media: Media) -> Verdicts:
    """Films with sound have captions.

    ## Why it matters
    Deaf people and those who are hard of hearing see lips move. So does everybody who has the sound off.

    ## How to fix it
    Write the captions, have them checked by a person, and add them:
    `<track kind="captions" srclang="fi" label="Suomi" src="talk.fi.vtt" default>`.

    ## What it cannot decide
    Whether captions say what is heard, and whether there is anything to understand in the sound. Captions that
    are part of the picture are looked for in the lower part of four frames. It is sure where a film with controls
    and sound has no track, no letters in its frames, no word of captions, transcript or text on the page that says that
    the film tells the same; and where its only track is empty. Films in players of other services cannot be read.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/captions-prerecorded.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F75
    """
    for one in media.players:
        if one.tag not in ("audio", "video"):
            if one.visible and not any(part in one.source for part in ("spotify", "soundcloud")):
                yield unsure(one, "Look whether the film in this player has captions.", host=host(one.source))
            continue
        if one.tag == "audio" or not plays(one) or one.sound is False or one.picture is False or decorates(one):
            continue
        tracks = [track for track in one.tracks if track.kind in TEXTS]
        if any(track.cues is None or track.cues for track in tracks) or letters_in_frames(one) or stands_for_text(one):
            yield passed(one)
        elif tracks:
            yield failed(one, "The captions of this film are empty or are not found.")
        elif _sure(one, media):
            yield failed(one, "This film with sound has no captions.")
        elif (one.seconds or SHORT + 1) > SHORT:
            yield unsure(one, "Look whether this film needs captions and has them.")


def _sure(one: Player, media: Media) -> bool:
    told = bool(media.links) or speaks_of_captions(one, media)
    return (
        bool(one.sound) and one.controls and (one.seconds or 0) > SHORT and letters_in_frames(one) is False and not told
    )
