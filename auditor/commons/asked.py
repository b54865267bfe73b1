"""What a walk was asked for: the fields that the customer filled, and whether two of them ask for the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from auditor.commons.forms import by_typing
from auditor.commons.labels import asks_again, folded, is_search, purpose, somebody_else
from auditor.commons.urls import same_page
from auditor.commons.walks import main_heading, touches
from auditor.evidence.dom import Dom, Element, FormField
from auditor.model import Visit, Walk

ACTS = ("fill", "type", "select")
# Not the customer's own data, or asked again on purpose, or for safety.
NEVER = ("password", "one-time-code", "cc-", "webauthn", "transaction-", "off", "on")
TELLING_TYPES = ("email", "tel")


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that the customer filled on a visit; `filled` says that the service had filled it in before."""

    visit: Visit
    element: Element
    label: str
    token: str  # of autocomplete, with its section, such as `shipping email`; empty without one
    type: str
    filled: bool
    elsewhere: bool  # words around it speak of somebody else, or it stands in a sign-in

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
        for path in dict.fromkeys(t.path for t in touches(visit) if t.action in ACTS and t.went == "done"):
            if path in fields and (asked := _asked(visit, page, fields[path])):
                yield asked


def same_information(one: Asked, other: Asked) -> Literal["certainly", "perhaps"] | None:
    """Whether two fields ask for the same; None where they do not, or are one field shown twice."""
    if same_page(one.visit.arrival.url, other.visit.arrival.url) and _identity(one) == _identity(other):
        return None
    doubtful = one.elsewhere or other.elsewhere
    if one.token and other.token:
        return None if one.token != other.token else "perhaps" if doubtful else "certainly"
    if folded(one.label) != folded(other.label) or purpose(one.label) is None:
        return None
    typed = one.type == other.type and one.type in TELLING_TYPES
    return "certainly" if typed and not doubtful else "perhaps"


def _asked(visit: Visit, page: Dom, field: FormField) -> Asked | None:
    own = page.of(field)
    label = own.name or next((each.text for each in field.labels), "")
    token = " ".join(own.attributes.get("autocomplete", "").lower().split())
    if field.type in ("password", "search") or not (by_typing(field) or field.type == "select"):
        return None
    if any(word.startswith(NEVER) for word in token.split()):
        token = ""
        if own.attributes.get("autocomplete", "").lower() not in ("on", "off"):
            return None
    if not label or is_search(label) or asks_again(label):
        return None
    around = " ".join((label, field.legend, main_heading(page)))
    sign_in = any(other.type == "password" and other.form == field.form for other in page.fields)
    return Asked(visit, own, label, token, field.type, field.value_present, somebody_else(around) or sign_in)


def _identity(asked: Asked) -> str:
    return asked.element.attributes.get("name") or asked.element.attributes.get("id") or asked.path
