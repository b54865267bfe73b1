"""What the measured contrast of a text comes to: whether it is enough by WCAG 1.4.3, for certain or not."""

import re
from collections.abc import Iterator

from auditor.commons.verified import UNCLEAR, Verified
from auditor.evidence.contrast_pixels import ContrastPixels, MeasuredText
from auditor.languages import phrase

NORMAL, LARGE = 4.5, 3.0  # WCAG 1.4.3
ENHANCED, ENHANCED_LARGE = 7.0, 4.5  # WCAG 1.4.6
SYMBOL = 3.0  # WCAG 1.4.11, which signs that are no text come under
CLEARLY = 0.9  # of what is needed: below it no rounding and no smoothing of edges explains the lack
NOT_SEEN = 1.02
AKIN = 3  # measured texts in the same place of a list: as many speak for the others, if they agree
PHOTOGRAPHED = (
    "Look at this text: where it was photographed, its letters have a contrast of {ratio}, {color} on {ground}; "
    "{need} : 1 is needed."
)
MEASURED = (
    "Measured in the picture of the page, its letters have a contrast of {ratio}, {color} on {ground}; "
    "{need} : 1 is needed."
)
IN_DOUBT = (
    "Look whether all of this text can be read: its letters have a contrast of {ratio}, {color} on {ground}; "
    "{need} : 1 is needed."
)
SWITCHED_OFF = (
    "Look whether this belongs to something that cannot be used now, as its class says: then its text may be as faint "
    "as it is. {said}"
)
OFF = re.compile(
    r"""<[a-z][^>]*?\sclass\s*=\s*["'](?:[^"'>]*\s)?(?:is-|btn-|button--?)?disabled["'\s]""", re.IGNORECASE
)
COUNTER = re.compile(r":nth-of-type\((\d+)\)")


def verified_contrast(pixels: ContrastPixels, path: str) -> Verified | None:
    """What was measured of the text of this element; None where nothing had to be, or could be."""
    text = pixels.at(path)
    if text is not None:
        return _of(text)
    scrolled = next((one for one in pixels.scrolled if one.path == path), None)
    if (
        scrolled is not None
    ):  # what lies over it when it is scrolled to is not known, so that it is never wrong for sure
        return Verified("right") if scrolled.ratio >= (LARGE if scrolled.large else NORMAL) else UNCLEAR
    return _of_its_kind(pixels, path) if path in pixels.unmeasured else None


def looks_switched_off(html: str) -> bool:
    """Whether an element is drawn as one that cannot be used now, which WCAG 1.4.3 asks no contrast of.

    What says so to machines (`disabled`, `aria-disabled`) is left alone by the checkers themselves.
    """
    return OFF.match(html.lstrip()) is not None


def _of_its_kind(pixels: ContrastPixels, path: str) -> Verified:
    """What those came to that stand in the same place of the same list: a page measures only so many texts."""
    words = [_of(text).word for text in _akin(pixels, path)]
    return Verified(words[0]) if len(words) >= AKIN and len(set(words)) == 1 else UNCLEAR


def _akin(pixels: ContrastPixels, path: str) -> Iterator[MeasuredText]:
    numbers = COUNTER.findall(path)
    for text in pixels.texts:
        if COUNTER.sub("", text.path) == COUNTER.sub("", path):
            others = COUNTER.findall(text.path)
            if len(others) == len(numbers) and sum(a != b for a, b in zip(numbers, others, strict=True)) == 1:
                yield text


def needed(text: MeasuredText) -> float:
    """The ratio that WCAG asks for."""
    return SYMBOL if text.symbol else LARGE if text.large else NORMAL


def _of(text: MeasuredText) -> Verified:
    if text.hidden or text.best is None or text.usual is None:
        return Verified("unclear", "Look whether this text can be read: something lies over it, or cuts it off.")
    if text.best.most <= NOT_SEEN:
        if text.unheard:
            return Verified("right")  # nobody sees it, and nobody hears it: it is not there
        return Verified("unclear", "Look whether this text should be seen: it has the very colour of its ground.")
    need = needed(text)
    values: dict[str, object] = {"least": text.usual.least, "most": text.usual.most, "need": need, "color": text.color}
    values |= {"darkest": text.darkest, "lightest": text.lightest, **_in_words(text, values)}
    if text.moves or text.drawn_otherwise:
        return Verified("unclear", PHOTOGRAPHED, values)
    if text.usual.least >= need:
        return Verified("right")
    if not text.symbol and (text.best.quarter < CLEARLY * need or text.best.most < need):
        return Verified("wrong", MEASURED, values)
    return Verified("unclear", IN_DOUBT, values)


def _in_words(text: MeasuredText, values: dict[str, object]) -> dict[str, object]:
    """The ratio and the ground as the messages tell them."""
    one, same = text.darkest == text.lightest, values["least"] == values["most"]
    ratio = phrase("{least} : 1", **values) if same else phrase("{least} : 1 to {most} : 1", **values)
    ground = text.darkest if one else phrase("grounds from {darkest} to {lightest}", **values)
    return {"ratio": ratio, "ground": ground}
