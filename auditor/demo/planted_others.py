"""What is planted where customers write, sign in, cancel, and read English."""

from .planted import (
    AXE,
    BOOKINGS,
    CONTACT,
    ENGLISH,
    EVERYBODY,
    LOGIN,
    PAST,
    STATEMENT,
    THANKS,
    TIMED,
    Defect,
)

OTHERS = (
    # Contact
    Defect("axe-label", CONTACT, "#viesti", AXE, "What stands above the field is not its label."),
    Defect("nameless-on-the-path", CONTACT, "#viesti", ("screen-reader",), "So nobody hears what to write there."),
    Defect(
        "error-not-tied-to-field",
        CONTACT,
        "#sposti[aria-invalid]:not([aria-describedby])",
        (*PAST, "keyboard"),
        "The error beside the field is not tied to it.",
    ),
    Defect("error-not-tied-to-field", CONTACT, ".label + #viesti", ("clumsy",), "Nor is that of the message."),
    Defect("reset-button", CONTACT, "[type=reset]", EVERYBODY, "Empties the form, beside the button that sends it."),
    Defect("axe-link-name", CONTACT, ".social:not([aria-label])", AXE, "A link that is only a sign."),
    Defect("axe-link-name", THANKS, ".social:not([aria-label])", AXE, "A link that is only a sign."),
    Defect("not-cached", CONTACT, "", ("desktop", "keyboard"), "The map is fetched again after the mistake."),
    Defect("not-cached", THANKS, "", ("desktop", "keyboard"), "And again on the page of thanks."),
    Defect("address-does-not-lead-back", THANKS, "", ("returning",), "Shown once, then the form again.", "review"),
    Defect(
        "new-window-on-the-way",
        THANKS,
        ".statement-link[target=_blank]",
        (*PAST, "keyboard"),
        "Opens a new window without a word.",
    ),
    # Accessibility statement
    Defect("line-too-long", STATEMENT, ".statement-scope", ("desktop", "keyboard"), "As wide as the window.", "review"),
    Defect("justified-text", STATEMENT, ".statement-feedback", (*PAST, "keyboard"), "Stretched to both edges."),
    Defect("axe-heading-order", STATEMENT, "h4.feedback-heading", AXE, "From level 2 to level 4."),
    Defect("sent-to-mail-or-paper", STATEMENT, ".statement-paper", (*PAST, "keyboard"), "To be posted.", "review"),
    # Login, own bookings
    Defect(
        "placeholder-is-the-only-label",
        LOGIN,
        "#tunnus[placeholder], #salasana[placeholder]",
        EVERYBODY,
        "Labels that vanish.",
    ),
    Defect("password-cannot-be-pasted", LOGIN, "#salasana[onpaste]", EVERYBODY, "The field refuses what is pasted."),
    Defect(
        "password-manager-kept-out",
        LOGIN,
        "#salasana[autocomplete=off]",
        EVERYBODY,
        "Password managers are asked to stay out, too.",
    ),
    Defect("login-asks-a-puzzle", LOGIN, "#lasku", EVERYBODY, "Who signs in has to reckon."),
    Defect("error-page-after-mistake", LOGIN, ".login-form", ("clumsy",), "An address without @ breaks the server."),
    Defect("blocked-main-thread", BOOKINGS, "", TIMED, "A script counts for 1 s in one go."),
    Defect("inoperable-by-keyboard", BOOKINGS, "span.cancel", ("keyboard",), "A span with onclick for a button."),
    Defect("click-without-keyboard", BOOKINGS, "span.cancel", ("desktop",), "The same, as its listeners tell it."),
    Defect("finished-elsewhere", BOOKINGS, "", ("returning",), "Cancelling on another device does nothing."),
    Defect("no-feedback-at-the-end", BOOKINGS, "", (*PAST[:1], "mobile"), "Nobody asks how it went.", "review"),
    # English start page
    Defect("language-does-not-match", ENGLISH, "", (*AXE, "clumsy"), "English text, and the page says Finnish."),
    Defect("slow-server", ENGLISH, "", TIMED, "The server answers after 1.5 s."),
    Defect("wall-before-any-use", ENGLISH, "dialog.cookie-wall", EVERYBODY, "Cookies can only be accepted."),
)
