"""What is planted on the guide's page “merkinnat”."""

from .planted import Defect

PAGE, DESKTOP = "/opas/merkinnat", ("desktop",)

ARIA = (
    Defect("axe-aria-roles", PAGE, ".gear-box", DESKTOP, "There is no role “grouping”."),
    Defect("axe-aria-required-children", PAGE, ".gear-list", DESKTOP, "A list that holds a button."),
    Defect("axe-aria-required-parent", PAGE, ".lone-item", DESKTOP, "An item that stands in no list."),
    Defect("axe-aria-required-attr", PAGE, ".gear-heading", DESKTOP, "A heading without its level."),
    Defect("axe-aria-valid-attr-value", PAGE, ".gear-hours", DESKTOP, "Neither true nor false."),
    Defect("axe-aria-valid-attr", PAGE, ".gear-note", DESKTOP, "“aria-lives” in place of “aria-live”."),
    Defect("axe-aria-allowed-attr", PAGE, ".gear-safety", DESKTOP, "A heading that is ticked."),
    Defect("aria-prohibited", PAGE, ".gear-tip", DESKTOP, "Plain text is said to be a card."),
    Defect("accesslint-summary-name", PAGE, ".gear-repair summary", DESKTOP, "Opens something, and has no name."),
    Defect("axe-aria-hidden-focus", PAGE, ".gear-rules", DESKTOP, "Silent for who hears the page, yet Tab gets there."),
    Defect("stop-that-nobody-hears", PAGE, ".gear-rules a", ("keyboard",), "The same, where Tab stops."),
    Defect("axe-nested-interactive", PAGE, ".gear-map", DESKTOP, "A picture that holds a link."),
    Defect("axe-aria-meter-name", PAGE, ".gear-left", DESKTOP, "12/20 of something."),
    Defect("accesslint-frame-focusable-content", PAGE, ".gear-frame", DESKTOP, "The Tab key passes its link by."),
    Defect("axe-autocomplete-valid", PAGE, "#lainaaja", DESKTOP, "Browsers know no “posti”."),
    Defect(
        "label-tied-to-nothing", PAGE, ".gear-form label[for='puutteet']", DESKTOP, "Names a field that there is not."
    ),
    Defect("axe-label", PAGE, "#puute", DESKTOP, "So this field has no name."),
)
