"""Ways that lead off the service's pages: files, mail programs, paper; told from addresses and words."""

import re
from collections.abc import Iterator, Mapping

from auditor.commons.text import sentences
from auditor.commons.urls import file_name, link, scheme
from auditor.evidence.dom import Dom, Element

_ENDINGS = {
    "pdf": "PDF",
    **dict.fromkeys(("doc", "docx", "odt", "rtf"), "text document"),
    **dict.fromkeys(("xls", "xlsx", "ods"), "spreadsheet"),
}
_TYPES = {
    "application/pdf": "PDF",
    "application/msword": "text document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "text document",
    "application/vnd.oasis.opendocument.text": "text document",
    "application/rtf": "text document",
    "application/vnd.ms-excel": "spreadsheet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "spreadsheet",
    "application/vnd.oasis.opendocument.spreadsheet": "spreadsheet",
}
_FORM = re.compile(
    r"\bforms?\b|\bapplication\b|\bapply\b|\bclaim\b|lomake\b|lomakkee\w*|hakemus\b|hakemukse\w*|blankett\w*"
    r"|formulär\w*|ansökan\w*",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(guid\w*|instruct\w*|terms|conditions|example|sample|brochure|help)\b|ohje\w*|ehdot\b|ehtoja|esimerkki\w*|esite\w*"
    r"|anvisning\w*|villkor\w*|exempel\w*|broschyr\w*",
    re.IGNORECASE,
)
_KEEP = re.compile(
    r"\b(receipts?|tickets?|confirmation|certificate|invoice|decision|summary|copy|statement|bill)\b"
    r"|kuit(ti|in|teja)\b|lippu\b|liput\b|vahvistu\w*|todistu\w*|päätö\w*|lasku\w*|yhteenveto\w*|kopio\w*"
    r"|kvitto\w*|biljett\w*|bekräftelse\w*|intyg\w*|beslut\w*|faktur\w*|sammanfattning\w*|kopia\w*",
    re.IGNORECASE,
)
# Orders to the customer. “We send the decision by post” is none: its verb has another form, or it says who does it.
_ORDERS = re.compile(
    r"\bprint( out)?\b.{0,60}\b(form|application|sign|post|mail|send|fill)\w*"
    r"|\b(send|return|post|mail|submit|deliver)\b.{0,80}"
    r"\b(by (\w+ )?(post|mail|e-?mail|fax|letter)|in the post|in person)\b"
    r"|\b(come|visit|appear|apply|collect|call)\b.{0,60}\bin person\b|\bpaper (form|application)\b"
    r"|\btulosta\b.{0,60}(lomak|hakemu|allekirjoit|posti)\w*|\bpaperilomak\w*"
    r"|\basioi(da)? (henkilökohtaisesti|paikan)\w*"
    r"|\b(lähetä|palauta|toimita|postita)(kaa)?\b.{0,80}\b((sähkö)?posti(tse|ssa|lla|in)|kirjeitse|faksilla|paperi\w*"
    r"|henkilökohtaisesti)\b"
    r"|\bskriv ut\b.{0,60}(blankett|ansök|formulär|underteckn)\w*|\bpappersblankett\w*"
    r"|\b(skicka|returnera|posta|lämna)\b.{0,80}\b((per|med|via) (\w+ )?(post(en)?|e-?post|brev|fax)|personligen)\b",
    re.IGNORECASE,
)
_NO_ORDER = re.compile(
    r"\b(we|vi|also|alternatively|instead|or|optional(ly)?|if you|can|may|do not|don't|not|never"
    r"|myös|vaihtoehtoisesti|tarvittaessa|halutessa\w*|tai|jos|voit|voi|älä|ei"
    r"|också|även|alternativt|eller|om du|kan|får|inte|behöver)\b",
    re.IGNORECASE,
)


def kind_of_file(page: Dom, control: Element, answered: Mapping[str, str]) -> str:
    """What kind of file a link leads to, told by its address or by how it was answered; empty for a page.

    `answered` are content types by address.
    """
    href = control.attributes.get("href", "")
    if control.tag not in {"a", "area"} or not href:
        return ""
    ending = file_name(href).rpartition(".")[2].lower()
    told = answered.get(link(href, page.url), "").partition(";")[0].strip().lower()
    return _TYPES.get(told, "") if told else _ENDINGS.get(ending, "")


def is_form(name: str) -> bool:
    """Whether the name of a link says that it leads to a form to be filled, and not to words about one."""
    return bool(_FORM.search(name)) and not _ABOUT.search(name) and not is_to_keep(name)


def is_to_keep(name: str) -> bool:
    """Whether the name of a link says that it leads to something that customers take with them: a receipt, a ticket."""
    return bool(_KEEP.search(name))


def orders_off_screen(text: str) -> Iterator[str]:
    """The sentences that tell customers to go on by post, by e-mail, on paper or in person, and offer no other way."""
    for sentence in sentences(text):
        if _ORDERS.search(sentence) and not _NO_ORDER.search(sentence):
            yield sentence


def mails(page: Dom, control: Element) -> bool:
    """Whether a control opens the customer's mail program: a link to an address, or what sends a form to one."""
    if scheme(control.attributes.get("href", "")) == "mailto":
        return True
    return sends(control) and any(
        one.tag == "form" and scheme(one.attributes.get("action", "")) == "mailto" for one in page.above(control)
    )


def sends(control: Element) -> bool:
    """Whether a control sends the form that it stands in."""
    kind = control.attributes.get("type", "").lower()
    return (control.tag == "button" and kind in {"", "submit"}) or (
        control.tag == "input" and kind in {"submit", "image"}
    )
