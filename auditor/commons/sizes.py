"""How large things are: lines of a text block, pixels that a box can show, kibibytes."""

from auditor.evidence.assets import Image
from auditor.evidence.dom import Element, TextBlock

LETTER_SHARE = 0.5  # the mean width of a letter is about half of the font size in Latin text fonts
NORMAL_LINE = 1.2  # line-height: normal, as browsers draw it in most fonts
KIB = 1024


def lines(block: TextBlock) -> int:
    """About how many lines a text block is drawn on; 0 where that cannot be told.

    The box goes from the top of the first line's letters to the bottom of the last one's.
    """
    letters = block.style.font_size * NORMAL_LINE
    if not block.box or not letters:
        return 0
    return max(1, 1 + round((block.box[3] - letters) / (block.style.line_height or letters)))


def line_length(block: TextBlock) -> int:
    """About how many characters a full line of a text block holds: the smaller of two estimates.

    One shares the characters among the lines drawn, the other measures the width in letters of mean width. Each is
    too large where the other is right: the first where columns stand side by side, the second in narrow fonts.
    """
    drawn = lines(block)
    if not block.box or drawn < 1 or not block.words:
        return 0
    shown = len(block.text.split())
    characters = len(block.text) * block.words / shown if shown else 0
    by_width = block.box[2] / (block.style.font_size * LETTER_SHARE) if block.style.font_size else 0
    return round(min(characters / max(drawn - 0.5, 1), by_width))  # the last line is half full in the mean


def share_needed(image: Element | Image, scale: float) -> float:
    """The share of an image's own pixels that its box can show on a screen of this scale; 1 where that is not known.

    The side that fits worse decides, so an image that is cropped into its box (object-fit: cover) is not wasted.
    """
    if not image.natural or not image.box or not all(image.natural):
        return 1
    return min(1.0, max(image.box[2] * scale / image.natural[0], image.box[3] * scale / image.natural[1])) ** 2


def kib(size: float) -> int:
    """Bytes as whole kibibytes, at least 1."""
    return max(1, round(size / KIB))
