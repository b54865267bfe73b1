"""What is planted on the grant's page of the family “words”."""

from .planted import Defect

PAGE = "/tuki/ohje"
WHO = ("desktop", "mobile")

WORDS: tuple[Defect, ...] = (
    Defect("officialese", PAGE, ".who", WHO, "“Mikäli … osalta edellä mainitut …” says who may apply.", "review"),
    Defect("told-in-the-passive", PAGE, ".how", WHO, "Eight sentences, and nobody does anything.", "review"),
    Defect("all-capitals", PAGE, ".notice", WHO, "The last day is told in capitals."),
    Defect("part-in-another-language", PAGE, ".swedish", WHO, "Swedish, and nothing says so."),
    Defect("template-text-left", PAGE, ".sum", WHO, "The sum is NaN €."),
    Defect("hard-to-read", PAGE, ".rules", WHO, "The terms are two sentences of officialese."),
    Defect("template-text-left", PAGE, ".greeting", WHO, "The template's place for the name was not filled."),
    Defect("button-says-nothing", PAGE, ".count .button", WHO, "The browser writes what stands on the button."),
    Defect("error-in-code", PAGE, ".result", WHO, "The program's own error is shown."),
    Defect("template-text-left", PAGE, ".state", WHO, "The state is “undefined”.", "review"),
    Defect("link-text-says-nothing", PAGE, ".next", WHO, "The link is called “tästä”."),
)
