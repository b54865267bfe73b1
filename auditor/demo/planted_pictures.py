"""What is planted on the guide's page “kuvat”."""

from .planted import Defect

PAGE, DESKTOP = "/opas/kuvat", ("desktop",)

PICTURES = (
    Defect("alt-is-a-file-name", PAGE, ".harju[alt$=svg]", DESKTOP, "“halli-harju.svg”."),
    Defect("alt-says-only-picture", PAGE, ".satama[alt=Kuva]", DESKTOP, "“Kuva”, and not what of."),
    Defect(
        "same-alt-for-different-pictures",
        PAGE,
        ".talvi[alt^=Liikuntahalli]",
        DESKTOP,
        "Called as the hall before it is.",
        "review",
    ),
    Defect("alt-repeats-text", PAGE, ".to-halls img:not([alt=''])", DESKTOP, "The link says the same.", "review"),
    Defect("axe-image-redundant-alt", PAGE, ".to-halls img:not([alt=''])", DESKTOP, "The same."),
    Defect("spacer-is-announced", PAGE, ".gap:not([alt=''])", DESKTOP, "One white point, by the name of “välike”."),
    Defect("animated-image-without-pause", PAGE, ".endless", DESKTOP, "It swims without end."),
    Defect("decorative-image-is-announced", PAGE, ".wave[aria-label]", DESKTOP, "Decoration that is called “Aalto”."),
    Defect("axe-presentation-role-conflict", PAGE, ".wave[aria-label]", DESKTOP, "The same."),
    Defect(
        "graphic-without-name", PAGE, ".depth:not([aria-label])", DESKTOP, "A drawing that is heard, and has no name."
    ),
    Defect(
        "chart-without-description",
        PAGE,
        ".visitors:not([aria-describedby])",
        DESKTOP,
        "Its numbers stand nowhere.",
        "review",
    ),
    Defect("alt-too-long", PAGE, ".plan[alt^=Kartalla]", DESKTOP, "An alternative of 300 signs.", "review"),
    Defect("image-of-text", PAGE, "img.key-text", DESKTOP, "Words that are drawn.", "review"),
    Defect("picture-hidden-from-screen-readers", PAGE, "img.key-text", DESKTOP, "And hidden.", "review"),
    Defect(
        "background-carries-information",
        PAGE,
        ".tool:not([aria-label])",
        DESKTOP,
        "A link that is a background and no name.",
    ),
    Defect("link-without-name", PAGE, ".tool:not([aria-label])", DESKTOP, "The same."),
    Defect(
        "silent-film-without-alternative", PAGE, ".lock:last-child", DESKTOP, "Nothing tells how the lock is opened."
    ),
    Defect("audio-without-transcript", PAGE, ".call:last-child", DESKTOP, "What is called out can only be heard."),
    Defect("sound-starts-by-itself", PAGE, ".ring", DESKTOP, "It rings for five seconds, and nothing stops it."),
)
