"""What is planted on the guide's page “hinnat”."""

from .planted import Certainty, Defect

PAGE, DESKTOP = "/opas/hinnat", ("desktop",)
REVIEW: Certainty = "review"

PRICES: tuple[Defect, ...] = (
    Defect("title-says-nothing", PAGE, "", DESKTOP, "“Nimetön sivu”: a page without a name."),
    Defect("table-without-headers", PAGE, ".price-table", DESKTOP, "The first row is bold, and no header."),
    Defect("table-header-heads-nothing", PAGE, ".left-over", DESKTOP, "A column that is gone."),
    Defect("table-headers-point-nowhere", PAGE, ".astray", DESKTOP, "“alenus” in place of “alennus”."),
    Defect("axe-td-headers-attr", PAGE, ".club-table", DESKTOP, "The same, as axe-core tells it."),
    Defect("table-of-headers-alone", PAGE, ".gear-table", DESKTOP, "Every cell is a header."),
    Defect("layout-table-says-it-is-data", PAGE, ".card-table", DESKTOP, "Layout with a caption."),
    Defect("irregular-table", PAGE, ".season-table", DESKTOP, "Summer lacks a cell.", REVIEW),
    Defect("heading-is-empty", PAGE, ".room", DESKTOP, "A heading that makes room."),
    Defect("axe-empty-heading", PAGE, ".room", DESKTOP, "The same, as axe-core tells it."),
    Defect("heading-says-nothing", PAGE, ".draft", DESKTOP, "“Väliotsikko”."),
    Defect("heading-for-its-look", PAGE, "h3.loud", DESKTOP, "Two sentences, made large.", REVIEW),
    Defect("looks-like-a-list", PAGE, "p.bring", DESKTOP, "Bullets that are typed."),
    Defect("list-without-items", PAGE, "ul.no-item", DESKTOP, "A paragraph in a list."),
    Defect("quotation-for-its-look", PAGE, "blockquote.tip", DESKTOP, "Nobody is quoted.", REVIEW),
    Defect("words-spaced-out", PAGE, ".notice-word", DESKTOP, "“T e r v e t u l o a”."),
    Defect("blank-lines-for-room", PAGE, ".empty-room", DESKTOP, "Empty paragraphs.", REVIEW),
    Defect("part-in-another-language", PAGE, ".swedish", DESKTOP, "Swedish, and nothing says so."),
    Defect("part-language-does-not-match", PAGE, ".finnish", DESKTOP, "Finnish that is said to be Swedish."),
    Defect("direction-does-not-fit", PAGE, ".arabic", DESKTOP, "Arabic from left to right."),
    Defect("frame-name-says-nothing", PAGE, ".price-frame", DESKTOP, "Only says that it is a frame."),
    Defect("obsolete-markup", PAGE, ".closing", DESKTOP, "Centred by an element that HTML has given up."),
)
