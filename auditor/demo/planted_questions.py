"""What is planted on the guide's page “kysymykset”: all of it in what is closed until somebody opens it."""

from .planted import Defect

PAGE = "/opas/kysymykset"
OPENS = ("desktop",)  # who opens what is closed

QUESTIONS = (
    # In the menu
    Defect("axe-image-alt", PAGE, ".topics .sign:not([alt])", OPENS, "The picture in the link has no alternative."),
    Defect("axe-link-name", PAGE, ".topic-contact:not([aria-label])", OPENS, "A link that is only a sign."),
    Defect("axe-color-contrast", PAGE, ".topic-note.pale", OPENS, "Pale words in the menu."),
    Defect("axe-list", PAGE, "#aiheet", OPENS, "Something else stands among the items."),
    # In the tabs
    Defect("table-without-headers", PAGE, ".prices", OPENS, "Nothing says what the prices are of.", "review"),
    Defect("alt-is-a-file-name", PAGE, ".hall[alt*=IMG]", OPENS, "The alternative is the name of the file."),
    # In the answers
    Defect("axe-aria-valid-attr", PAGE, ".answer-pay[aria-labeledby]", OPENS, "There is no such attribute."),
    Defect("link-text-says-nothing", PAGE, ".answer-cancel", OPENS, "“Lue lisää” does not say of what.", "review"),
    Defect("axe-frame-title", PAGE, ".map:not([title])", OPENS, "The frame has no name."),
    Defect("axe-valid-lang", PAGE, ".answer-language[lang=svenska]", OPENS, "No language has this code."),
    # In the dialog
    Defect("axe-button-name", PAGE, ".ask-close:not([aria-label])", OPENS, "A button that is only a sign."),
    Defect("axe-select-name", PAGE, "#kysy-aihe", OPENS, "What stands above the list is not its label."),
    Defect("axe-label", PAGE, "#kysy-viesti", OPENS, "Nor what stands above the field."),
    Defect("axe-color-contrast", PAGE, ".ask-note.pale", OPENS, "Pale words in the dialog."),
)
