"""What is planted on the grant's page of the family “assets”."""

from .planted import TIMED, Certainty, Defect

PAGE, PHONE, DESKTOP = "/tuki/seurat", ("mobile",), ("desktop",)
REVIEW: Certainty = "review"

ASSETS: tuple[Defect, ...] = (
    Defect("first-paint-held-up", PAGE, "", PHONE, "A script in the head without defer."),
    Defect("unused-script", PAGE, "", TIMED, "The same script, of which one line runs.", REVIEW),
    Defect("unused-style", PAGE, "", TIMED, "Nine hundred rules for other pages.", REVIEW),
    Defect("main-image-found-late", PAGE, ".kausi", PHONE, "The largest image has loading=lazy."),
    Defect("image-in-an-old-format", PAGE, ".kausi", TIMED, "A photograph as PNG."),
    Defect("image-without-size-moves-the-page", PAGE, ".kentta", DESKTOP, "No size, and it comes late."),
    Defect("layout-jumps", PAGE, ".kausi", DESKTOP, "The same, by what it pushes away."),
    Defect("slow-main-content", PAGE, ".kausi", PHONE, "All this together."),
    Defect("image-larger-than-its-box", PAGE, ".lattia", TIMED, "2,520 px are drawn on 240."),
    Defect("animated-image-instead-of-film", PAGE, ".pallo", TIMED, "A GIF of twelve pictures."),
    Defect("files-written-into-the-page", PAGE, ".parkour", TIMED, "A photograph in base64."),
    Defect("images-out-of-view-come-first", PAGE, "[src$='melonta.jpg']", TIMED, "Three images far down, not lazy."),
)
