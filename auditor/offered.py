"""Which of a page's links, buttons and forms are worth a customer's while, and which may be followed at all."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from auditor.commons.tasks import Task, does_at_once, task
from auditor.commons.text import words
from auditor.commons.urls import host
from auditor.fetching import Robots
from auditor.proposal import CALLED
from auditor.surveying import Form, Offer, Surveyed

# The order in which journeys are looked for and told: what most services are there for comes first.
ORDER: tuple[Task, ...] = ("book", "buy", "apply", "start", "search", "login", "register", "contact", "help")
PLACES = {"main": 0, "nav": 1, "aside": 2, "footer": 3}
FILES = re.compile(
    r"\.(pdf|zip|docx?|xlsx?|pptx?|csv|ics|png|jpe?g|svg|mp[34]|xml|json|txt|gz|exe|dmg)$", re.IGNORECASE
)
LEAVES = re.compile(
    r"(log|sign)[-_]?(out|off)|kirjaudu-?ulos|logga-?ut|delete|remove|poista|radera|ta-?bort|unsubscribe",
    re.IGNORECASE,
)
QUERIES = ("q", "s", "query", "search", "hae", "haku", "sok")
SIGN_IN_FIELDS = 4  # a form with a password and more fields makes an account
TELLING = range(5, 15)  # letters of a word that finds something, and not everything


@dataclass(slots=True)
class Bounds:
    """Where one may go: on this host, but not to the front page again, nor where robots are asked not to."""

    front: str
    robots: Robots
    kept_out: set[str] = field(default_factory=set)  # what the service asks robots to leave alone

    def allow(self, offer: Offer) -> bool:
        """Whether pressing this only leads somewhere, and there one may go."""
        if does_at_once(offer.name) or offer.window or offer.download:
            return False
        if not offer.href:
            return True
        path = urlsplit(offer.href).path
        same = offer.href.partition("#")[0] == self.front.partition("#")[0]
        if host(offer.href) != host(self.front) or same or FILES.search(path) or LEAVES.search(path):
            return False
        if not self.robots.allows(offer.href):
            self.kept_out.add(offer.href)
            return False
        return True


def entries(page: Surveyed, bounds: Bounds) -> list[tuple[Task, Offer]]:
    """Links and buttons of the front page by the task that they offer, the likeliest of each task first."""
    found: list[tuple[int, float, int, Task, Offer]] = []
    seen: set[tuple[str, str]] = set()
    for number, offer in enumerate([*page.links, *page.buttons]):
        kind = task(offer.name, urlsplit(offer.href).path)
        where = (offer.href.partition("#")[0], offer.name)
        if kind and where not in seen and bounds.allow(offer):
            seen.add(where)
            # What the words say counts for more than what the address says, a button's look for half a place.
            said = task(offer.name) is not None
            found.append(
                (ORDER.index(kind), PLACES[offer.where] - offer.call / 2 + (0 if said else 4), number, kind, offer)
            )
    found.sort(key=lambda one: one[:3])
    return [(kind, offer) for *_, kind, offer in found]


def to_read(page: Surveyed, bounds: Bounds) -> list[Offer]:
    """Links in the page's content that lead on."""
    return [one for one in page.links if one.where == "main" and bounds.allow(one)]


def kind_of(form: Form | None, page: Surveyed) -> Task | str:
    """What a customer comes for who fills this form."""
    if form is None:
        return "read"
    if is_search(form):
        return "search"
    if passwords := sum(one.type == "password" for one in form.fields):
        return "login" if passwords == 1 and len(form.fields) <= SIGN_IN_FIELDS else "register"
    said = [form.submit.name if form.submit else "", page.heading if form.where == "main" else ""]
    found = next((one for text in said if (one := task(text)) and one != "start"), None)
    return found if found in CALLED else "form"


def is_search(form: Form) -> bool:
    """Whether a form asks for nothing but what to look for."""
    texts = [one for one in form.fields if one.type in ("search", "text")]
    named = form.submit is not None and task(form.submit.name) == "search"
    queried = any(one.name.lower() in QUERIES for one in texts)
    return form.method == "get" and len(texts) == 1 and (form.search or named or queried)


def worth_it(form: Form) -> bool:
    """A choice of language or currency in the page's head is nobody's reason to come."""
    told = form.where == "main" or is_search(form) or any(one.type == "password" for one in form.fields)
    return bool(form.fields) and told


def main_first(forms: Sequence[Form]) -> list[Form]:
    """Searches last: every page has one, and few come for it."""
    return sorted(forms, key=lambda form: (is_search(form), form.where != "main", -len(form.fields)))


def next_form(page: Surveyed, kind: str, seen: Collection[object]) -> Form | None:
    """The form that a customer who came for this would fill on this page."""
    for form in main_first(page.forms):
        known = form.signature in seen or (is_search(form) and kind not in ("search", "help"))
        if form.where == "main" and not known and (form.fields or (form.submit and form.method == "post")):
            return form
    return None


def search_word(page: Surveyed) -> str:
    """A word that the service itself uses, to look for."""
    texts = [*(one.name for one in page.links if one.where == "main"), page.heading, page.title]
    return next((word for text in texts for word in words(text) if len(word) in TELLING), "a")
