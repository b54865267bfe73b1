"""What sound and film a page has: players, their tracks, what stands near them."""

from importlib.resources import files

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

_MAIN, _PIXELS = (
    files(__package__).joinpath(name).read_text(encoding="utf-8").strip() for name in ("media.js", "pixels.js")
)
SCRIPT = f"(limits) => ({_MAIN})(limits, ({_PIXELS})())"
# `twins` is how many players are listened into: `bytes` of each file at most, and `quiet` is what nobody hears. Where a
# file may not be read, `sound` is how many bytes of packed sound silence does not come to. `words` around a player are
# enough to look no further.
LIMITS = {
    "players": 30,
    "twins": 4,
    "bytes": 4_000_000,
    "quiet": 0.005,
    "sound": 4_000,
    "words": 25,
    "wait_ms": 2_500,
    "seek_ms": 1_500,
}
SECONDS = 50


class Track(Value):
    """A text track of a player. `cues` is how many there are; None: not known."""

    kind: str  # subtitles | captions | descriptions | chapters | metadata
    language: str = ""
    label: str = ""
    cues: int | None = None


class Player(Value):
    """Something that plays sound or film. What the browser could not find out is None."""

    path: str
    tag: str  # audio | video | iframe | object | embed
    html: str = ""
    box: Box | None = None
    visible: bool = True
    hidden: bool = False  # from assistive technology
    name: str = ""
    label: str = ""  # its id and classes, those of what holds it
    source: str = ""
    failed: bool = False  # there is nothing to play
    live: bool = False
    autoplay: bool = False
    muted: bool = False
    loop: bool = False
    controls: bool = False
    paused: bool = True
    seconds: float | None = None  # how long it plays, or the part of it that its address asks for
    sound: bool | None = None
    picture: bool | None = None
    frames_read: int = 0  # frames of a film that were looked at …
    lettered: int = 0  # … and those with a line of letters in their lower part
    tracks: tuple[Track, ...] = ()
    near: str = ""  # the text around it that everybody may come to
    stops: tuple[str, ...] = ()  # paths of controls near it for pausing, stopping or silencing


class Hint(Value):
    """A link, button or heading that speaks of a transcript, captions or a description."""

    path: str
    text: str
    href: str = ""


class Media(Evidence):
    """The players of a page, and where it speaks of alternatives for what they play."""

    players: tuple[Player, ...] = ()
    links: tuple[Hint, ...] = ()
    left_out: int = 0


@evidence(Media, order=2)
async def gather(session: Session) -> Media:
    """Look at all players, and listen into some of them."""
    return Media.model_validate(await session.evaluate(SCRIPT, LIMITS, seconds=SECONDS))
