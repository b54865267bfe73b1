"""What a page says of its sound and film: transcripts, captions, descriptions; English, Finnish, Swedish."""

import re

from auditor.commons.text import words
from auditor.evidence.media import Media, Player

LITTLE = 12  # words: fewer beside a player are its title, and tell nothing of what is said in it
_TRANSCRIPT = re.compile(
    r"transcript|transcription|text (?:version|alternative)|as (?:plain )?text\b"
    r"|litterointi|litteroitu|tekstivasti|tekstiversi|sisältö tekstinä|tekstimuodossa"
    r"|transkri|textversion|textalternativ|som text\b|i textform",
    re.IGNORECASE,
)
_CAPTIONS = re.compile(r"caption|subtitl|tekstity|tekstitet|undertext|textad\b|textning", re.IGNORECASE)
_DESCRIBED = re.compile(r"audio[ -]?descri|described (?:version|video)|kuvailutul|kuvailtu|syntolk", re.IGNORECASE)
_VOICE = re.compile(r"descri|kuvail|tolk", re.IGNORECASE)  # in the address of a sound
_MEDIUM = (
    r"(?:audio|videos?|recordings?|clips?|film|podcast|sound file|speech|episode|animation"
    r"|ääni\w*|videol?l?a?\w*|tallen\w+|elokuva\w*|jakso\w*|puhe\w*|animaatio\w*"
    r"|ljud\w*|inspelning\w*|filmen|klipp\w*|avsnitt\w*|tal(?:et)?)"
)
_TELLS = (
    r"(?:contains|shows|says|describes|tells|presents|includes|is heard|we see|we hear|depicts"
    r"|näytetään|näyttää|näkyy|kertoo|kerrotaan|sanotaan|sisältää|kuuluu|esitetään"
    r"|visar|visas|säger|sägs|beskriver|berättar|innehåller|hörs|ser vi)"
)
_TOLD = re.compile(rf"\b{_MEDIUM}\b[^.!?]{{0,40}}\b{_TELLS}\b", re.IGNORECASE)
_PLAYS = r"(?:see|watch|view|listen|hear|play|katso\w*|kuun(?:tele|nel)\w*|kuulla|nähdä|titta|lyssna|höra|se)"
_AGAIN = (
    r"(?:same|also|again|instead|in (?:video|audio) form|prefer"
    r"|samat?|saman|myös|uudelleen|videomuodossa|äänenä|mieluummin|också|samma|igen|som (?:video|film|ljud)|hellre)"
)
_TEXT = r"(?:text|information|tieto|tiedot|tekst\w+|texten)"
_FOR_TEXT = (
    re.compile(rf"\b{_PLAYS}\b[^.!?]*\b{_MEDIUM}\b[^.!?]*\b{_AGAIN}\b", re.IGNORECASE),
    re.compile(rf"\b{_AGAIN}\b[^.!?]*\b{_PLAYS}\b[^.!?]*\b{_MEDIUM}\b", re.IGNORECASE),
    re.compile(rf"\b{_MEDIUM}\b[^.!?]*\b{_AGAIN}\b[^.!?]*\b{_TEXT}\b", re.IGNORECASE),
)


def plays(player: Player) -> bool:
    """Whether it is a recording that a customer can come to."""
    return player.tag in ("audio", "video") and not player.failed and not player.live and player.visible


def decorates(player: Player) -> bool:
    """Whether it is a moving background: without sound and controls, over and over."""
    return (player.muted or player.sound is False) and player.autoplay and not player.controls


def has_transcript(player: Player, media: Media) -> bool:
    """Whether a transcript is spoken of, or a text beside it says that it tells what is in the recording."""
    if any(_TRANSCRIPT.search(f"{hint.text} {hint.href}") for hint in media.links):
        return True
    long = len(words(player.near)) >= LITTLE
    return long and bool(_TRANSCRIPT.search(player.near) or _TOLD.search(player.near))


def stands_for_text(player: Player) -> bool:
    """Whether the text beside it says that the recording tells the same as the text."""
    return len(words(player.near)) >= 2 * LITTLE and any(one.search(player.near) for one in _FOR_TEXT)


def has_text_beside(player: Player) -> bool:
    """Whether so much text stands beside it that it may tell what is in the recording."""
    return len(words(player.near)) >= LITTLE


def speaks_of_captions(player: Player, media: Media) -> bool:
    """Whether the page speaks of captions of its recordings."""
    return bool(_CAPTIONS.search(f"{player.near} {player.name} {player.source}")) or any(
        _CAPTIONS.search(hint.text) for hint in media.links
    )


def is_described(player: Player, media: Media) -> bool:
    """Whether a version with audio description is spoken of, or a sound for it stands beside the film."""
    told = (f"{player.near} {player.name} {player.source}", *(hint.text for hint in media.links))
    if any(_DESCRIBED.search(text) for text in told):
        return True
    return any(one.tag == "audio" and _VOICE.search(one.source) for one in media.players)


def letters_in_frames(player: Player) -> bool | None:
    """Whether lines of letters stand in the lower part of most frames; None where too few could be read."""
    if player.frames_read < 3:
        return None
    return player.lettered * 2 > player.frames_read
