"""What is planted on the guide's page “linkit”: links that say too little, and a form that nothing ties together."""

from .planted import COURSE, Defect

PAGE = "/opas/linkit"
LOOKS = ("desktop",)  # who looks at links and forms one by one
SEES = ("desktop", "keyboard", "large-text")

LINKS = (
    # Links
    Defect(
        "doubled-link",
        PAGE,
        ".card a + a.twin",
        LOOKS,
        "The picture and the text are two links to one place.",
        "review",
    ),
    Defect("same-name-other-place", PAGE, ".namesake", LOOKS, "“Neuvonta” leads here and there."),
    Defect("name-holds-only-signs", PAGE, ".arrow:not([aria-label])", LOOKS, "“»” is no word."),
    Defect("link-without-name", PAGE, ".nameless", LOOKS, "The picture in the link has no alternative."),
    Defect("axe-link-name", PAGE, ".nameless", LOOKS, "axe-core says so too."),
    Defect("link-text-is-an-address", PAGE, ".address", LOOKS, "A long address stands for a text.", "review"),
    Defect("new-window-not-announced", PAGE, ".window", LOOKS, "Nothing says that a window opens.", "review"),
    Defect(
        "file-not-announced", PAGE, ".file", LOOKS, "Nothing says that a table for another program opens.", "review"
    ),
    Defect("link-leads-nowhere", PAGE, ".nowhere", LOOKS, "The place has another name."),
    Defect("control-of-the-wrong-kind", PAGE, "a.acts", LOOKS, "A link that prints.", "review"),
    Defect("label-not-in-name", PAGE, ".renamed", LOOKS, "It reads “Katso kaikki kurssit”, and is called otherwise."),
    Defect(
        "new-window-not-announced",
        "*",
        "a.statement-link[target]",
        LOOKS,
        "Nor does the link in every footer.",
        "review",
    ),
    Defect("file-not-announced", COURSE, ".health-form", LOOKS, "“terveyslomake” is a PDF.", "review"),
    Defect("label-not-in-name", COURSE, ".course-ask a[aria-label]", LOOKS, "Called otherwise than it says."),
    # The form
    Defect("points-by-look-alone", PAGE, ".points", SEES, "The green button on the right."),
    Defect("label-tied-to-nothing", PAGE, ".astray", LOOKS, "The label's `for` names another id."),
    Defect("label-says-nothing", PAGE, "#tieto", SEES, "“Kenttä 2”."),
    Defect("fields-not-told-apart", PAGE, "#toive-halli", LOOKS, "Two halls, and nothing says which is which."),
    Defect("group-without-question", PAGE, "[name=ennen][value=k]", LOOKS, "No group ties “Kyllä” to the question."),
    Defect("message-not-tied-to-field", PAGE, "#toivepaiva", LOOKS, "The example is not tied to it.", "review"),
    Defect("label-far-from-field", PAGE, "#maara", SEES, "The label stands at the other edge.", "review"),
    Defect("no-label-in-sight", PAGE, "#aihe", SEES, "The label is for screen readers alone."),
    Defect("no-label-in-sight", PAGE, "#kysyja", SEES, "Its name is not what stands before it.", "review"),
    Defect("error-message-says-nothing", PAGE, "#ika-virhe", LOOKS, "“Virheellinen arvo.” says nothing."),
)
