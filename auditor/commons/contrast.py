"""What the measured contrast of a text comes to: whether it is enough by WCAG 1.4.3, for certain or not."""

from auditor.commons.verified import UNCLEAR, Verified
from auditor.evidence.contrast_pixels import ContrastPixels, MeasuredText

NORMAL, LARGE = 4.5, 3.0  # WCAG 1.4.3
ENHANCED, ENHANCED_LARGE = 7.0, 4.5  # WCAG 1.4.6
SYMBOL = 3.0  # WCAG 1.4.11, which signs that are no text come under
CLEARLY = 0.9  # of what is needed: below it no rounding and no smoothing of edges explains the lack
NOT_SEEN = 1.02


def verified_contrast(pixels: ContrastPixels, path: str) -> Verified | None:
    """What was measured of the text of this element; None where nothing had to be, or could be."""
    text = pixels.at(path)
    if text is not None:
        return _of(text)
    return UNCLEAR if path in pixels.unmeasured else None


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
    values |= {"darkest": text.darkest, "lightest": text.lightest}
    if text.moves or text.drawn_otherwise:
        return Verified("unclear", _message(text, "Look at this text: where it was photographed,"), values)
    if text.usual.least >= need:
        return Verified("right")
    if not text.symbol and (text.best.quarter < CLEARLY * need or text.best.most < need):
        return Verified("wrong", _message(text, "Measured in the picture of the page,"), values)
    return Verified("unclear", _message(text, "Look whether all of this text can be read:"), values)


def _message(text: MeasuredText, begin: str) -> str:
    ground = "{darkest}" if text.darkest == text.lightest else "grounds from {darkest} to {lightest}"
    same = text.usual is not None and text.usual.least == text.usual.most
    ratio = "{least} : 1" if same else "{least} : 1 to {most} : 1"
    return f"{begin} its letters have a contrast of {ratio}, {{color}} on {ground}; {{need}} : 1 is needed."
