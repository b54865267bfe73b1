"""Rule: sound does not start by itself, or can be stopped."""

from auditor.evidence.media import Media, Player
from auditor.model import Impact
from auditor.parts import Verdicts, failed, passed, rule, unsure

SHORT = 3  # seconds, WCAG 1.4.2


@rule(
    Impact.SERIOUS,
    "WCAG 1.4.2",
    act=("80f0bf", "4c31df", "aaa1bf"),
    problem="Sound starts by itself and cannot be stopped",
)
def sound_starts_by_itself(media: Media) -> Verdicts:
    """Sound that starts by itself ends within three seconds, or a control on the page stops it.

    ## Why it matters
    A blind customer steers by what the screen reader says. Sound over it makes the page unusable: the button that would
    stop the sound cannot be heard.

    ## How to fix it
    Do not start it: leave `autoplay` out, or add `muted`. If it has to start, give the player `controls`.

    ## What it cannot decide
    Whether a button beside the player stops it: one that is called after pausing, playing, stopping or sound, in
    English, Finnish or Swedish, is believed. Browsers often keep sound back until the page is clicked; that is
    no control. What scripts play without a player, and players of other services, are not known. Where it could not be
    learnt how long the sound is, or whether there is any, a person must listen.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/audio-control.html
    - https://www.w3.org/WAI/WCAG22/Techniques/failures/F23
    """
    for one in media.players:
        if one.tag not in ("audio", "video") or one.failed or one.muted or not (one.autoplay or not one.paused):
            continue
        if one.sound is False:
            continue
        if _short(one) or (one.controls and one.visible and not one.hidden) or one.stops:
            yield passed(one)
        elif one.sound and one.seconds is not None:
            yield failed(one, "Sound starts by itself here, and nothing stops it.", seconds=round(one.seconds))
        else:
            yield unsure(one, "Listen whether sound starts here by itself, and how it is stopped.")


def _short(one: Player) -> bool:
    return one.seconds is not None and one.seconds <= SHORT and not one.loop
