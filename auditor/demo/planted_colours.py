"""What is planted on the guide's page “varit”."""

from .planted import Defect

PAGE, DESKTOP = "/opas/varit", ("desktop",)

COLOURS = (
    Defect("axe-color-contrast", PAGE, ".cal-banner", DESKTOP, "White letters on a ground that fades to yellow."),
    Defect("axe-color-contrast", PAGE, ".cal-sea", DESKTOP, "Most of the ground is as dark as the letters."),
    Defect("axe-color-contrast", PAGE, ".cal-old", DESKTOP, "Half clear."),
    Defect("axe-color-contrast", PAGE, ".cal-price", DESKTOP, "Yellow on white."),
    Defect("axe-color-contrast", PAGE, ".cal-new", DESKTOP, "What lies under the words is as pale as they are."),
    Defect("axe-color-contrast", PAGE, ".cal-halo", DESKTOP, "A shadow that makes the letters fainter."),
    Defect("told-by-colour-alone", PAGE, ".cal-legend", DESKTOP, "Green is free, for those who see green.", "review"),
    Defect("legend-of-colours-alone", PAGE, ".cal-signs", DESKTOP, "Three patches of colour.", "review"),
    Defect("told-by-colour-alone", PAGE, ".cal-must", DESKTOP, "Red is required, and no label says it."),
    Defect("link-known-by-colour-alone", PAGE, ".cal-rules a", DESKTOP, "Dark green in nearly black words."),
    Defect("link-known-by-colour-alone", PAGE, ".cal-bright a", DESKTOP, "Bright, but the same on hover.", "review"),
    Defect("link-looks-like-text", PAGE, ".cal-same a", DESKTOP, "Nothing tells that it is a link.", "review"),
    Defect("looks-like-a-link", PAGE, "u.cal-key", DESKTOP, "Underlined, and leads nowhere.", "review"),
    Defect("axe-target-size", PAGE, ".cal-day", DESKTOP, "Buttons of 16 px side by side."),
    Defect("icon-hardly-seen", PAGE, ".cal-tool", DESKTOP, "The icon is pale grey on white."),
    Defect("field-hardly-seen", PAGE, ".cal-edge, .cal-pale, .cal-soft", DESKTOP, "Nearly white on white.", "review"),
    Defect("placeholder-too-faint", PAGE, ".cal-hint", DESKTOP, "A pale hint."),
)
