"""What is planted on the grant's page of the family “interruptions”."""

from .planted import TIMED, Defect

NEWS = "/tuki/uutiset"
MOUSE = ("desktop",)  # for whom it is looked what comes later, by scrolling and on leaving

INTERRUPTIONS: tuple[Defect, ...] = (
    Defect("newsletter-pop-up", NEWS, ".letter", TIMED, "A newsletter over the page."),
    Defect("several-interruptions", NEWS, ".letter", TIMED, "The newsletter and a cookie layer at once."),
    Defect("survey-pop-up", NEWS, ".opinion", MOUSE, "Comes after six seconds."),
    Defect("app-pushed-over-the-page", NEWS, ".app", MOUSE, "Comes when the page is scrolled."),
    Defect("overlay-nobody-opened", NEWS, ".stay", MOUSE, "Comes when the pointer leaves the window.", "review"),
    Defect("asks-permission-on-arrival", NEWS, "", TIMED, "Asks for the place as soon as it is opened."),
    Defect("floats-over-content", NEWS, ".chat", TIMED, "Lies over “Ota yhteyttä”."),
    Defect("consent-ticked-beforehand", NEWS, ".cookies input", TIMED, "Both choices are ticked."),
    Defect("refusing-takes-more", NEWS, ".cookies .save", TIMED, "To refuse takes three clicks."),
    Defect("hurries-the-customer", NEWS, ".hurry", TIMED, "“Enää 3 paikkaa jäljellä!” hurries.", "review"),
)
