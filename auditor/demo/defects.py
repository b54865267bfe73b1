"""The defects that are planted in the demo service, and so the accuracy test of the whole tool.

Each has its mended twin beside it in the template, style sheet or script that holds it.
"""

from dataclasses import dataclass
from typing import Literal

MOUSE = ("desktop", "mobile")  # who gets past “Choose a time”; also those who meet what is past it
EVERYBODY = ("desktop", "keyboard", "mobile")


@dataclass(frozen=True, slots=True)
class Defect:
    """What one rule must say of one page.

    `page` is a glob over the address's path. `selector` is a CSS selector of all the elements that the rule must
    speak of; empty where it speaks of the whole page or of a file.
    """

    rule: str
    page: str
    selector: str
    personas: tuple[str, ...]
    why: str
    certainty: Literal["violation", "review"] = "violation"


FRONT, SEARCH, TIMES, DETAILS = "/", "/haku", "/vuorot/jokiranta", "/tiedot"
PAYMENT, CONFIRMATION = "/maksu/*", "/vahvistus/*"
CONTACT, THANKS, STATEMENT = "/yhteys", "/yhteys/kiitos", "/saavutettavuus"
LOGIN, BOOKINGS, ENGLISH = "/kirjaudu", "/omat", "/en"

DEFECTS = (
    # Front page
    Defect("axe-image-alt", FRONT, "#hero-photo:not([alt])", EVERYBODY, "The large picture has no alt."),
    Defect("alt-is-a-file-name", FRONT, ".news-photo[alt^=IMG]", EVERYBODY, "The alt is what the camera wrote."),
    Defect("image-larger-than-its-box", FRONT, "#lattia", EVERYBODY, "2,520 px wide for a box of 524 px."),
    Defect("axe-color-contrast", FRONT, ".hero-note", EVERYBODY, "Dark green on darker green."),
    Defect("layout-jumps", FRONT, ".hero", EVERYBODY, "A late notice pushes everything down."),
    Defect("all-capitals", FRONT, ".season-notice", EVERYBODY, "A whole paragraph in capitals."),
    Defect("link-text-says-nothing", FRONT, ".more[href^='/vuorot']", EVERYBODY, "“Klikkaa tästä”."),
    Defect(
        "link-text-says-nothing", FRONT, ".more[href^='/haku']", EVERYBODY, "“Lue lisää” below a heading.", "review"
    ),
    # Search
    Defect("axe-select-name", SEARCH, "#alue", EVERYBODY, "What stands above the list is not its label."),
    Defect("axe-button-name", SEARCH, ".favourite:not([aria-label])", EVERYBODY, "A heart without words."),
    Defect("small-target", SEARCH, ".favourite", ("mobile",), "The heart measures 34 px."),
    Defect("uncompressed-text", SEARCH, "", EVERYBODY, "kalenteri.js, 110 KiB, is sent unpacked."),
    Defect("many-tab-presses", SEARCH, "#laji, .hall-card h3 a", ("keyboard",), "56 villages come before the search."),
    Defect("no-progress-told", SEARCH, "", MOUSE, "None of the pages says how many there are.", "review"),
    # Choose a time
    Defect("unreachable-by-keyboard", TIMES, "div.slot", ("keyboard",), "The times are divs with onclick."),
    Defect("slow-main-content", TIMES, ".hall-photo", EVERYBODY, "The picture comes with the times, after 4 s."),
    Defect("long-wait-after-action", TIMES, "", MOUSE, "The choice of a time is answered after 3 s."),
    Defect("slow-answer-to-input", TIMES, ".slot", MOUSE, "A script counts for 0.8 s before anything shows."),
    Defect("axe-target-size", TIMES, ".day-nav a", EVERYBODY, "Two arrows of 18 px side by side."),
    Defect("navigation-order-changes", TIMES, ".main-nav a", ("desktop", "keyboard"), "The menu is turned round."),
    # Your details
    Defect("same-title-on-different-steps", DETAILS, "", MOUSE, "The title is that of the page before."),
    Defect("help-moves", DETAILS, ".help-link", MOUSE, "The link to help stands at the end, not in the head."),
    Defect("required-not-said", DETAILS, "#nimi, #sahkoposti, #puhelin", MOUSE, "Required, and nothing says so."),
    Defect("autocomplete-missing", DETAILS, "#nimi:not([autocomplete])", MOUSE, "The own name, without autocomplete."),
    Defect(
        "autocomplete-missing",
        DETAILS,
        "#sahkoposti:not([autocomplete])",
        MOUSE,
        "An e-mail address, without autocomplete.",
        "review",
    ),
    Defect("many-fields", DETAILS, "", MOUSE, "16 questions where 4 are enough.", "review"),
    Defect("long-select-list", DETAILS, "select#kotikunta", MOUSE, "51 towns in one list.", "review"),
    Defect("looks-like-a-heading", DETAILS, "p.form-heading", MOUSE, "A bold paragraph heads the terms.", "review"),
    Defect("axe-p-as-heading", DETAILS, "p.form-heading", MOUSE, "The same, as axe-core sees it.", "review"),
    Defect("hard-to-read", DETAILS, ".terms", MOUSE, "The terms are officialese."),
    Defect("axe-link-in-text-block", DETAILS, ".privacy a", MOUSE, "A link that looks like the text around it."),
    Defect("failed-request", DETAILS, "", MOUSE, "kysely.js is not there."),
    # Payment
    Defect("hand-over-to-another-host", PAYMENT, "", MOUSE, "The payment is at another company's host."),
    Defect("language-changes-midway", PAYMENT, "", MOUSE, "The payment speaks English."),
    Defect("asked-again", PAYMENT, "#phone", MOUSE, "The telephone number was asked before."),
    Defect("no-human-to-reach", PAYMENT, "", MOUSE, "Nobody is named whom one could ask.", "review"),
    Defect("axe-color-contrast", PAYMENT, ".pay-button", MOUSE, "White on lilac, on the button that pays."),
    Defect("text-too-small", PAYMENT, ".small-print", MOUSE, "8 px."),
    Defect("axe-meta-viewport", PAYMENT, "meta[content*=scalable]", MOUSE, "Zooming is forbidden."),
    # Confirmation
    Defect("sideways-scrolling", CONFIRMATION, ".booking-facts", ("mobile",), "700 px wide on a phone."),
    Defect("axe-list", CONFIRMATION, ".next-steps", MOUSE, "A list of divs."),
    # Contact
    Defect("axe-label", CONTACT, "#viesti", EVERYBODY, "What stands above the field is not its label."),
    Defect(
        "error-not-tied-to-field",
        CONTACT,
        "#sposti[aria-invalid]:not([aria-describedby])",
        EVERYBODY,
        "The error beside the field is not tied to it.",
    ),
    Defect("reset-button", CONTACT, "[type=reset]", EVERYBODY, "Empties the form, beside the button that sends it."),
    Defect("axe-link-name", CONTACT, ".social:not([aria-label])", EVERYBODY, "A link that is only a sign."),
    Defect("axe-link-name", THANKS, ".social:not([aria-label])", EVERYBODY, "A link that is only a sign."),
    Defect("not-cached", CONTACT, "", EVERYBODY, "The map is fetched again after the mistake."),
    Defect("not-cached", THANKS, "", EVERYBODY, "And again on the page of thanks."),
    Defect(
        "new-window-on-the-way",
        THANKS,
        ".statement-link[target=_blank]",
        EVERYBODY,
        "Opens a new window without a word.",
    ),
    # Accessibility statement
    Defect("line-too-long", STATEMENT, ".statement-scope", ("desktop", "keyboard"), "As wide as the window."),
    Defect("justified-text", STATEMENT, ".statement-feedback", EVERYBODY, "Stretched to both edges."),
    Defect("axe-heading-order", STATEMENT, "h4.feedback-heading", EVERYBODY, "From level 2 to level 4."),
    # Login, own bookings
    Defect(
        "placeholder-is-the-only-label",
        LOGIN,
        "#tunnus[placeholder], #salasana[placeholder]",
        EVERYBODY,
        "Labels that vanish.",
    ),
    Defect("blocked-main-thread", BOOKINGS, "", EVERYBODY, "A script counts for 1 s in one go."),
    Defect("inoperable-by-keyboard", BOOKINGS, "span.cancel", ("keyboard",), "A span with onclick for a button."),
    # English start page
    Defect("language-does-not-match", ENGLISH, "", EVERYBODY, "English text, and the page says Finnish."),
    Defect("slow-server", ENGLISH, "", EVERYBODY, "The server answers after 1.5 s."),
)
