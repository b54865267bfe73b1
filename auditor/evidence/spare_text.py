"""How much of the service's own scripts and style sheets is room and comments, which no browser needs."""

import zlib

from auditor.evidence.requests import read
from auditor.model import Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

KINDS = frozenset({"script", "stylesheet"})
SMALLEST = 10 * 1024  # bytes, unpacked: below that there is nothing to win
MOST_FILES, MOST_SAMPLED = 8, 128 * 1024  # files, the largest; characters of each that are looked at
LEAST_SHARE = 0.1  # below that nobody asks how much it is when packed


class Spare(Value):
    """One file that came over the network on this visit. Sizes in bytes."""

    url: str
    size: int  # unpacked
    share: float  # of its text that is spare
    packed_share: float  # of its size when packed by gzip; 0 where less than a tenth of the text is spare


class SpareText(Evidence):
    """The largest scripts and style sheets of the service itself: at most eight of more than 10 KiB."""

    files: tuple[Spare, ...] = ()
    left_out: int = 0  # files over the limit


@evidence(SpareText, usual=False)
async def gather(session: Session) -> SpareText:
    """Look at what the browser keeps; nothing is asked of the service."""
    asked = read(session.requests(), {}).requests
    own = {one.url: one for one in asked if one.type in KINDS and one.status == 200 and not one.third_party}
    came = [one for one in own.values() if one.transfer_bytes > 0 and not one.from_cache]
    found = []
    for one in sorted(came, key=lambda each: -each.transfer_bytes)[:MOST_FILES]:
        text = await session.text_of(one.url)
        if len(text) >= SMALLEST:
            found.append(spare(one.url, text))
    return SpareText(files=tuple(found), left_out=max(0, len(came) - MOST_FILES))


def spare(url: str, text: str) -> Spare:
    """How much of a text is spare, from its beginning."""
    sample = text[:MOST_SAMPLED]
    least = needed(sample)
    share = 1 - len(least) / len(sample) if sample else 0
    packed = 0.0
    if share >= LEAST_SHARE:
        before, after = (len(zlib.compress(each.encode(errors="replace"), 6)) for each in (sample, least))
        packed = max(0.0, 1 - after / before)
    size = len(text.encode(errors="replace"))
    return Spare(url=url, size=size, share=round(share, 3), packed_share=round(packed, 3))


def needed(text: str) -> str:
    """The text without room at the ends of lines, empty lines, and lines of comments alone.

    That is the least that a minifier takes away: it also shortens names and joins lines. A comment that must stay
    (`/*!`, of licences) stays here too. Where a comment seems to have no end, it is none, and all is needed.
    """
    kept, comment = [], False
    for line in text.split("\n"):
        left = line.strip()
        if comment:
            _, end, left = left.partition("*/")
            comment = not end
        if left.startswith("/*") and not left.startswith("/*!"):
            _, end, left = left[2:].partition("*/")
            comment = not end
        left = left.strip()
        if left and not comment and not left.startswith("//"):
            kept.append(left)
    return text if comment else "\n".join(kept)
