"""Names that stand for a name that nobody has given yet, in English, Finnish and Swedish."""

import re

_TITLES = frozenset(
    """untitled|untitled document|untitled page|untitled-1|no title|title|page title|your title here|
    title here|insert title here|enter title here|document|new document|webpage|web page|new page|page|
    page 1|default|default page|index|index page|test|test page|todo|tbd|xxx|lorem ipsum|undefined|null|
    none|my app|my website|my site|website|app|react app|vite app|vite + react|vite + react + ts|
    vite + vue|vue app|angular app|create next app|next app|nuxt app|sveltekit app|
    just another wordpress site|nimetön|nimeton|nimetön sivu|nimetön asiakirja|otsikko|sivun otsikko|
    otsikko tähän|sivu|uusi sivu|asiakirja|dokumentti|testi|testisivu|verkkosivu|namnlös|namnlös sida|
    namnlöst dokument|rubrik|sidrubrik|sidans rubrik|rubrik här|titel|sidtitel|sida|ny sida|dokument|
    testsida|webbsida""".replace("\n    ", "").split("|")
)
_HEADINGS = frozenset(
    """heading|header|headline|subheading|sub heading|subtitle|sub title|heading 1|heading 2|heading 3|
    heading one|heading two|your heading here|heading here|insert heading here|enter heading|new heading|
    untitled|lorem ipsum|lorem ipsum dolor sit amet|undefined|null|todo|tbd|xxx|h1|h2|h3|otsikko|
    väliotsikko|alaotsikko|pääotsikko|otsikko 1|otsikko 2|otsikko tähän|tähän otsikko|uusi otsikko|nimetön|
    rubrik|underrubrik|mellanrubrik|huvudrubrik|rubrik 1|rubrik 2|rubrik här|ny rubrik|namnlös""".replace(
        "\n    ", ""
    ).split("|")
)
# Whatever stands below, they fit it.
_FITS_ALL = frozenset(
    """other|others|other things|other information|miscellaneous|misc|misc.|various|text|content|general|
    muuta|muut|muut asiat|muut tiedot|sekalaista|teksti|sisältö|yleistä|
    övrigt|annat|övriga|diverse|text|innehåll|allmänt""".replace("\n    ", "").split("|")
)
_FRAMES = frozenset(
    """frame|iframe|i-frame|inline frame|untitled|untitled frame|title|frame title|iframe title|embed|embedded frame|
    no title|none|null|undefined|todo|test|kehys|upotettu kehys|nimetön|otsikko|ram|inbäddad ram|namnlös|titel|
    rubrik""".replace("\n    ", "").split("|")
)
_FILE = re.compile(r"^[\w%.-]+\.(x?html?|php\d?|aspx?|jspx?|cgi|pl|do|pdf|docx?|md|txt)$", re.IGNORECASE)
_ADDRESS = re.compile(r"^(https?://|www\.)\S+$", re.IGNORECASE)
_NUMBERED = re.compile(r"[\s_-]*\d+$")


def names_no_page(title: str) -> bool:
    """Whether a page's title is a placeholder, a file's name or an address."""
    return _folded(title) in _TITLES or _is_file(title)


def names_no_section(heading: str) -> bool:
    """Whether a heading only says that it is one: “Heading”, “Otsikko”."""
    return _folded(heading) in _HEADINGS


def fits_any_section(heading: str) -> bool:
    """Whether a heading would fit any text: “Other”, “Muuta”, “Övrigt”."""
    return _folded(heading) in _FITS_ALL


def names_no_frame(name: str) -> bool:
    """Whether the name of a frame only says that it is one, or is a file's name or an address."""
    return _NUMBERED.sub("", _folded(name)) in _FRAMES or _is_file(name)


def _is_file(name: str) -> bool:
    return bool(_FILE.match(name.strip()) or _ADDRESS.match(name.strip()))


def _folded(text: str) -> str:
    return " ".join(text.lower().split()).strip(" .:!…[]()<>“”\"'")
