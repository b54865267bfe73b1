"""What is planted on the grant's page of the family “network”."""

from .planted import TIMED, Certainty, Defect

PAGE, DESKTOP = "/tuki/tietoa", ("desktop",)
REVIEW: Certainty = "review"

NETWORK: tuple[Defect, ...] = (
    Defect("led-on-by-a-page", PAGE, "", TIMED, "A page that only leads on to the page itself.", REVIEW),
    Defect("redirects-on-the-way", PAGE, "", TIMED, "Two redirects in a row.", REVIEW),
    Defect("slow-data", PAGE, "", TIMED, "The sums come after 1.4 seconds."),
    Defect("long-chain", PAGE, "", TIMED, "Three style sheets that import each other.", REVIEW),
    Defect("heavy-cookies", PAGE, "", TIMED, "Cookies of 9,000 bytes."),
    Defect("fetched-twice", PAGE, "", TIMED, "A preload with crossorigin, of a script without."),
    Defect("unused-preload", PAGE, "", TIMED, "The same, as the browser tells it."),
    Defect("uncompressed-text", PAGE, "", TIMED, "A script that is not packed."),
    Defect("not-minified", PAGE, "", DESKTOP, "The same script, with comments and indentation."),
    Defect("failed-request", PAGE, "", TIMED, "A script that is not there."),
    Defect("answers-differently", PAGE, "", TIMED, "Every second question is answered with 503."),
)
