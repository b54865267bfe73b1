"""What is planted on the grant's page of the family “forms”."""

from .planted import Defect

PAGE = "/tuki/hakemus"
WHO = ("desktop", "mobile")

FORMS: tuple[Defect, ...] = (
    Defect("type-does-not-fit", PAGE, "#y-tunnus", WHO, "A number field, for a number with a hyphen."),
    Defect("keyboard-does-not-fit", PAGE, "#seuranumero", WHO, "Five digits, and a phone brings up letters."),
    Defect(
        "format-without-example", PAGE, "#lupa", WHO, "Two letters, a hyphen, four digits: nobody says so.", "review"
    ),
    Defect("keyboard-does-not-fit", PAGE, "#tili", WHO, "A phone brings up digits for an IBAN."),
    Defect("date-by-three-lists", PAGE, "#perustettu-pp", WHO, "Three lists of 134 options for one day."),
    Defect("type-does-not-fit", PAGE, "#posti", WHO, "A phone brings up a keyboard without @."),
    Defect("autocomplete-wrong", PAGE, "#posti", WHO, "The browser fills in the name."),
    Defect("asked-twice-to-be-sure", PAGE, "#posti2", WHO, "The e-mail address has to be typed twice.", "review"),
    Defect("paste-refused", PAGE, "#posti2", WHO, "What is copied cannot be put in."),
    Defect("spaces-refused", PAGE, "#puhelin", WHO, "Ten characters: no blank, no country.", "review"),
    Defect("asks-what-is-known", PAGE, "#paivays", WHO, "The service knows what day it is.", "review"),
    Defect("select-cuts-options", PAGE, "#laji", WHO, "Two options look the same once chosen.", "review"),
    Defect("help-on-hover-alone", PAGE, "#summa", WHO, "How to write the sum is in a title."),
    Defect("character-limit-not-told", PAGE, "#kuvaus", WHO, "Ends at 400 characters without a word.", "review"),
    Defect("upload-limits-not-told", PAGE, "#liite", WHO, "Nothing tells how large the file may be.", "review"),
    Defect("disabled-submit-without-reason", PAGE, "#laheta", WHO, "Grey, and nothing says why.", "review"),
    Defect("reset-button", PAGE, "#tyhjenna", WHO, "Empties the form, beside the button that sends it."),
    Defect("help-after-the-button", PAGE, ".late", WHO, "How to write the number comes after the button.", "review"),
)
