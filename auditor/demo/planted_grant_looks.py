"""What is planted on the grant's page of the family “looks”.

Nothing flashes here: a demo must not do to those who open it what it warns of.
"""

from .planted import Defect

PAGE = "/tuki/lajit"
WHO, PHONE, DESKTOP = ("desktop", "mobile"), ("mobile",), ("desktop",)

LOOKS: tuple[Defect, ...] = (
    Defect("jump-lands-under-a-bar", PAGE, "#pallopelit, #talvi", DESKTOP, "A bar that stays lies over the heading."),
    Defect("axe-color-contrast", PAGE, ".gl-hero", WHO, "White words over a ground that turns pale."),
    Defect("lines-too-close", PAGE, ".gl-dense", WHO, "The lines touch."),
    Defect("letters-badly-spaced", PAGE, ".gl-press", WHO, "The letters run into each other."),
    Defect("paragraphs-not-parted", PAGE, ".gl-run > p:first-child", WHO, "Two paragraphs look like one.", "review"),
    Defect("justified-text", PAGE, ".gl-even", WHO, "Stretched to both edges."),
    Defect("text-too-small", PAGE, ".gl-fine", WHO, "Half as high as other text."),
    Defect("cut-at-the-edge", PAGE, ".gl-row", PHONE, "The price for the weekend is beyond the edge."),
    Defect("asks-to-turn-the-device", PAGE, ".gl-turn", PHONE, "The table is for phones that are turned.", "review"),
    Defect("looks-like-a-button", PAGE, ".gl-tag", DESKTOP, "Looks like the button above it, and does nothing."),
    Defect("button-looks-like-text", PAGE, ".gl-more", DESKTOP, "Nothing tells it from the sentence.", "review"),
    Defect("looks-switched-off", PAGE, ".gl-send", DESKTOP, "Pale, with a forbidding pointer, and works.", "review"),
    Defect("axe-color-contrast", PAGE, ".gl-send", WHO, "What is half clear is faint."),
    Defect("small-target", PAGE, ".gl-sign", PHONE, "A round of 30 px for a finger.", "review"),
)
