"""Text of pages and plans as plain text: whatever could steer a reader's program is taken out."""

import re

# Control characters but tab and line break, halves of characters, marks that turn the direction of what follows, and
# what XML cannot hold. Joiners stay: emoji and many scripts are written with them.
_STEERING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def plain(text: str) -> str:
    """The text in lines, without what steers."""
    return _STEERING.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str, most: int | None = None) -> str:
    """The text in one line, cut where it is longer than `most`."""
    told = " ".join(plain(text.replace("\u2028", " ").replace("\u2029", " ")).split())
    return told if most is None or len(told) <= most else f"{told[: most - 1].rstrip()}…"
