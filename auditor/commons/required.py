"""Which fields of a form must be filled, and what tells customers so."""

import re
from collections.abc import Iterator

from auditor.commons.forms import belongs, by_typing, neighbours
from auditor.evidence.dom import Dom, FormField

OBVIOUS = 2  # required fields: nobody asks whether so few must be filled
LONGEST = 300  # characters of a text that explains signs
LABEL_LENGTH = 80  # characters; a longer text beside a field is a paragraph, no label or sign

_CHOSEN = ("radio", "checkbox")
_OPTIONAL = re.compile(
    r"\boptional|\bif you (?:want|like|wish|have)|\bnot required|valinnai|vapaaeht|ei (?:ole )?pakolli|halutessa|"
    r"\bvalfri|frivillig|om du vill|inte obligatorisk|ej obligatorisk",
    re.IGNORECASE,
)
_REQUIRED = re.compile(
    r"[*∗＊✱﹡]|\brequired|\bmandatory|\bmust\b|\bcompulsory|pakolli|vaadit|täytettävä|obligatorisk|krävs|måste|tvingande",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[*∗＊✱﹡]|\bstar\b|asterisk|tähde|tähti|stjärn", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:all|every)\b.{0,40}\b(?:fields?|questions?|information|details)\b.{0,40}\b(?:required|mandatory|must|needed)|"
    r"\b(?:fill in|complete|answer) (?:all|every)\b|\bkaikki\b.{0,40}(?:pakolli|täyt|vaadi)|täytä kaikki|"
    r"\b(?:alla|samtliga)\b.{0,40}(?:obligatorisk|måste|krävs|behövs)|\bfyll(?:a|er)? i (?:alla|samtliga)|"
    r"\bsvara på (?:alla|samtliga)|\bvasta(?:a|ttava) kaikkiin",
    re.IGNORECASE,
)


def forms(dom: Dom) -> Iterator[list[FormField]]:
    """The fields of each form that a customer sees and fills, searches left out; those without a form are one more."""
    groups: dict[str, list[FormField]] = {}
    for field in dom.fields:
        own = dom.of(field)
        if own.visible and not own.disabled and field.type != "search" and "readonly" not in own.attributes:
            groups.setdefault(field.form, []).append(field)
    yield from groups.values()


def thing(dom: Dom, field: FormField) -> tuple[str, str]:
    """What a field is counted as: itself, or the group of radio buttons or check boxes that it is one of."""
    if field.type in _CHOSEN:
        return field.form, field.legend or dom.of(field).attributes.get("name", field.path)
    return field.form, field.path


def left_to_fill(field: FormField) -> bool:
    """Whether a field must be filled and is still empty: one that is filled already asks nothing of the customer."""
    return field.required and not field.value_present and not field.checked


def may_stay_empty(field: FormField) -> bool:
    """Whether a field asks for an answer that need not be given.

    Check boxes never look required, and a field whose label is not seen goes on with the one before: neither counts.
    """
    seen = any(label.visible and label.text for label in field.labels)
    return not field.required and seen and (by_typing(field) or field.type == "select")


def native(dom: Dom, field: FormField) -> bool:
    """Whether HTML itself says that a field is required, which leaves the others optional; ARIA may leave some out."""
    return "required" in dom.of(field).attributes


def said_required(dom: Dom, field: FormField) -> bool:
    """Whether a sign or a word in the field's label, hint or legend, or beside it, says that it must be filled."""
    return any(says_required(text) for text in _texts(dom, field))


def says_required(text: str) -> bool:
    """Whether a sign or a word says that something must be filled."""
    return bool(_REQUIRED.search(_OPTIONAL.sub("", text)))


def explains_sign(text: str) -> bool:
    """Whether a short text names the star and speaks of what is required."""
    return len(text) <= LONGEST and bool(_SIGN.search(text)) and says_required(_SIGN.sub(" ", text))


def said_optional(dom: Dom, field: FormField) -> bool:
    """Whether a word in the same places says that it need not be filled."""
    return any(_OPTIONAL.search(text) for text in _texts(dom, field))


def said_of_all(dom: Dom) -> bool:
    """Whether a text on the page says that everything must be filled."""
    return any(_ALL.search(block.text) for block in dom.text_blocks)


def plain(dom: Dom, fields: list[FormField], required: list[FormField]) -> bool:
    """Whether customers of a form that wants every field see so: it is short, a sign-in, or says it somewhere."""
    sign_in = any(field.type == "password" for field in fields)
    return sign_in or len(required) <= OBVIOUS or any(said_required(dom, field) for field in required)


def _texts(dom: Dom, field: FormField) -> Iterator[str]:
    own = dom.of(field)
    yield from (label.text for label in field.labels)
    yield from (own.name, field.legend, field.hint, own.attributes.get("placeholder", ""))
    others = [one for one in dom.fields if one.path != field.path]
    for block in neighbours(dom, own):
        if len(block.text) < LABEL_LENGTH and (belongs(block, field) or not any(belongs(block, one) for one in others)):
            yield block.text
