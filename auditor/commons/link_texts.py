"""Link texts in Finnish, Swedish and English that do not say where the link leads."""

from collections.abc import Iterable, Iterator

from auditor.commons.blocks import around
from auditor.commons.text import folded, words
from auditor.evidence.dom import Dom, Element

# Texts that only name the act of pressing: they say nothing anywhere.
PRESSING = frozenset(
    {"click here", "click", "here", "press here", "tap here", "this link", "link", "follow this link", "go here"}
    | {"klikkaa tästä", "klikkaa", "klikkaa tähän", "tästä", "täältä", "paina tästä", "napauta tästä", "tästä linkistä"}
    | {"siirry tästä", "avaa tästä", "lue tästä", "lue täältä", "katso täältä", "tätä kautta", "tästä lisää"}
    | {"click this link", "click on this link", "this page", "tällä sivulla", "på den här sidan", "den här länken"}
    | {"klicka på länken", "tryck på länken", "via länken", "läs här", "se här", "tämän linkin kautta", "härifrån"}
    | {"tämä linkki", "linkki", "klicka här", "klicka", "här", "tryck här", "denna länk", "länk", "via denna länk"}
)
# Texts that promise more of something: what it is, only the surroundings say.
MORE = frozenset(
    {"read more", "more", "learn more", "find out more", "see more", "view more", "more info", "more information"}
    | {
        "continue reading",
        "read on",
        "details",
        "info",
        "lue lisää",
        "lisää",
        "lisätietoja",
        "lisätietoa",
        "lisätiedot",
    }
    | {"katso lisää", "tutustu", "jatka lukemista", "läs mer", "läs vidare", "mer", "mer information", "mer info"}
    | {"visa mer", "se mer", "ta reda på mer", "detaljer"}
)

# Texts that name a form or an act alone: of what, only the surroundings say.
BARE = frozenset(
    {"html", "pdf", "epub", "plain text", "txt", "word", "excel", "zip", "xml", "json", "csv", "mobi", "kindle"}
    | {"go", "see", "view", "open", "show", "download", "see here", "visit", "check it out"}
    | {"siirry", "katso", "avaa", "näytä", "lataa", "katso tästä", "lue"}
    | {"gå", "öppna", "visa", "ladda ner", "ladda ned", "gå vidare", "läs"}
)


def vague_links(dom: Dom) -> Iterator[Element]:
    """The visible links whose whole accessible name is one of these texts and that no description explains."""
    for link in dom.with_role("link"):
        if link.visible and not link.description and folded(link.name) in PRESSING | MORE:
            yield link


def in_a_sentence(dom: Dom, link: Element) -> bool:
    """Whether more words stand in the same paragraph, item or cell as the link; also where that cannot be told."""
    block = around(dom, link)
    return block is None or len(words(block.text)) > len(words(link.text or link.name))


def heading_before(dom: Dom, link: Element) -> Element | None:
    """The last heading before a link."""
    before = [heading for heading in dom.headings() if heading.index < link.index]
    return before[-1] if before else None


def look_the_same(dom: Dom, link: Element, others: Iterable[Element]) -> bool:
    """Whether another of these links has the same name under the same heading, yet leads elsewhere."""
    heading = heading_before(dom, link)
    return any(
        folded(other.name) == folded(link.name)
        and other.attributes.get("href") != link.attributes.get("href")
        and heading_before(dom, other) == heading
        for other in others
    )
