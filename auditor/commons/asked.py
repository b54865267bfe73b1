"""What a walk was asked for: the fields that the customer filled, and whether two of them ask for the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from auditor.commons.forms import by_typing
from auditor.commons.labels import asks_again, folded, is_search, purpose, somebody_else
from auditor.commons.urls import same_page
from auditor.commons.walks import main_heading, touches
from auditor.evidence.dom import Dom, Element, FormField
from auditor.evidence.touches import Touch
from auditor.model import Visit, Walk

ACTS = ("fill", "type", "select")
# Not the customer's own data, or asked again on purpose, or for safety.
NEVER = ("password", "one-time-code", "cc-", "webauthn", "transaction-", "off", "on")
TELLING_TYPES = ("email", "tel")
# Purposes of which a customer has one answer; a town or a country may be asked for another reason.
OWN_ANSWERS = ("name", "given-name", "family-name", "email", "tel", "street-address", "address-line1", "bday")
LONG_VALUE = 5  # characters; a shorter answer may be the same by chance
HIDDEN = "(secret)"
# A choice that spares the customer from giving it again.
_TO_CHOOSE = re.compile(
    r"\bsame (as|address|details)\b|\b(use|copy|choose|select) (my|the same|from|a saved|your)\b"
    r"|\bsaved (address|details)"
    r"|\bsama(t)? kuin\b|\bkäytä (samaa|samoja|aiempaa|tallennettua)\b|\bkopioi\b|\btallennet\w+ (osoit|tiedo)\w*"
    r"|\bsamma som\b|\banvänd (samma|min|mina)\b|\bkopiera\b|\bsparade? (adress|uppgift)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that the customer filled on a visit.

    `filled`: the service had filled it in before, or lets it be chosen. `value` is what the plan types, as the walk's
    own words tell it; empty where it is secret. It is compared and never told.
    """

    visit: Visit
    element: Element
    label: str
    token: str  # of autocomplete, with its section, such as `shipping email`; empty without one
    type: str
    filled: bool
    elsewhere: bool  # words around it speak of somebody else, or it stands in a sign-in
    value: str = ""

    @property
    def step(self) -> int:
        """The step that asks."""
        return self.visit.arrival.step

    @property
    def path(self) -> str:
        """Where the field stands."""
        return self.element.path


def asked_for(walk: Walk) -> Iterator[Asked]:
    """The fields for free answers that the walk filled, in order."""
    for visit in walk.visits:
        page = visit.get(Dom)
        if visit.arrival.wrong or not isinstance(page, Dom):
            continue
        fields = {field.path: field for field in page.fields}
        filled = {touch.path: touch for touch in touches(visit) if touch.action in ACTS and touch.went == "done"}
        for path, touch in filled.items():
            if path in fields and (asked := _asked(visit, page, fields[path], touch)):
                yield asked


def given_before(told: Sequence[Asked], asked: Asked) -> tuple[Asked, bool] | None:
    """Where the customer gave what is asked here, and whether that is certain; None where they did not."""
    others = [one for one in told if one.step < asked.step or not _one_page(one, asked)]
    found = [(one, same_information(one, asked) == "certainly") for one in others if same_information(one, asked)]
    return max(found, key=lambda each: each[1], default=None)


def same_information(one: Asked, other: Asked) -> Literal["certainly", "perhaps"] | None:
    """Whether two fields ask for the same; None where they do not, or are one field shown twice."""
    if _one_page(one, other) and _identity(one) == _identity(other):
        return None
    known = bool(one.value and other.value)
    equal = known and folded(one.value) == folded(other.value)
    doubtful = one.elsewhere or other.elsewhere or (known and not equal)
    if one.token and other.token:
        return None if one.token != other.token else "perhaps" if doubtful else "certainly"
    if known and not equal:
        return None  # labels alone agree, and the answers do not
    meant = purpose(one.label)
    if folded(one.label) != folded(other.label) and (meant is None or meant != purpose(other.label)):
        return None
    if meant is None:
        return "perhaps" if equal and len(other.value) >= LONG_VALUE else None
    own = (equal and meant in OWN_ANSWERS) or _typed_alike(one, other)
    return "certainly" if own and not doubtful else "perhaps"


def _one_page(one: Asked, other: Asked) -> bool:
    return same_page(one.visit.arrival.url, other.visit.arrival.url)


def _typed_alike(one: Asked, other: Asked) -> bool:
    """Whether two fields are both for e-mail addresses, or both for telephone numbers under one label."""
    alike = one.type == other.type and one.type in TELLING_TYPES
    return alike and (one.type == "email" or folded(one.label) == folded(other.label))


def _asked(visit: Visit, page: Dom, field: FormField, touch: Touch) -> Asked | None:
    own = page.of(field)
    label = own.name or next((each.text for each in field.labels), "")
    token = " ".join(own.attributes.get("autocomplete", "").lower().split())
    if field.type in ("password", "search") or not (by_typing(field) or field.type == "select"):
        return None
    if any(word.startswith(NEVER) for word in token.split()):
        token = ""
        if own.attributes.get("autocomplete", "").lower() not in ("on", "off"):
            return None
    if not label or is_search(label) or asks_again(label) or own.attributes.get("aria-invalid") == "true":
        return None
    around = " ".join((label, field.legend, main_heading(page)))
    sign_in = any(other.type == "password" and other.form == field.form for other in page.fields)
    spared = field.value_present or "list" in own.attributes or _to_choose(page)
    return Asked(visit, own, label, token, field.type, spared, somebody_else(around) or sign_in, _value(touch))


def _to_choose(page: Dom) -> bool:
    labels = (label.text for field in page.fields if field.checked is not None for label in field.labels)
    names = (one.name for one in page.with_role("button", "link", "checkbox", "radio") if one.visible)
    return any(_TO_CHOOSE.search(text) for text in (*labels, *names))


def _value(touch: Touch) -> str:
    """What the plan's action types, in the words that the walk noted."""
    before = f"{touch.action} {touch.target} “"
    if not touch.target or not touch.words.startswith(before):
        return ""
    value = touch.words.removeprefix(before).removesuffix("”")
    return "" if value == HIDDEN else value


def _identity(asked: Asked) -> str:
    return asked.element.attributes.get("name") or asked.element.attributes.get("id") or asked.path
