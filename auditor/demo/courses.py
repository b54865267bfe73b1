"""The pages of the town's courses: a list, one course, signing up for it."""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .shelf import Shelf
from .web import Request, Response, redirect

# Seconds. The browser of the broken variant sends a second click before the first is answered.
SLOW_SIGN_UP = 0.35
COURSE = "vesijuoksu"
GROUPS = {"ma": "Maanantai klo 17", "ke": "Keskiviikko klo 18"}
FIELDS = (
    ("nimi", re.compile(r"\S"), "Kirjoita nimesi."),
    ("sahkoposti", re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "Tarkista sähköposti, esimerkiksi maija@posti.fi."),
    ("syntymaaika", re.compile(r"\d{1,2}\.(1[0-2]|0?[1-9])\.\d{4}|^$"), "Tarkista syntymäaika, esimerkiksi 31.1.1980."),
    ("puhelin", re.compile(r"^\+?[\d\s-]{6,}$|^$"), "Tarkista puhelin, esimerkiksi 040 123 4567."),
)
MOST_KEYS = 1000


@dataclass
class Place:
    """A place on a course that somebody has taken; `shown` once its page was opened."""

    group: str
    name: str
    shown: bool = False
    number: str = field(default_factory=lambda: f"KU-{secrets.token_hex(4)}")


class Courses:
    """Answers for the addresses of the courses."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.places: dict[str, Place] = {}
        self._by_key: dict[str, Place] = {}
        self.pages: dict[tuple[str, str], Callable[[Request], Response]] = {
            ("GET", "/kurssit"): self.list,
            ("POST", "/evasteet"): self.consent,
            ("GET", f"/kurssit/{COURSE}"): self.course,
            ("GET", f"/kurssit/{COURSE}/ilmoittautuminen"): self.form,
            ("POST", f"/kurssit/{COURSE}/ilmoittautuminen"): self.sign_up,
            ("GET", "/kurssit/paikka"): self.confirmation,
            ("GET", "/kurssit/kalenteri"): self.calendar,
        }

    def list(self, request: Request) -> Response:
        """All courses; the consent layer until it was answered."""
        return self.shelf.page("courses", asks=not request.session.get("consent"), topic=request.query.get("aihe", ""))

    def consent(self, request: Request) -> Response:
        """What the customer says to cookies."""
        request.session["consent"] = request.form.get("valinta", "")
        return self.shelf.json({})

    def course(self, _: Request) -> Response:
        """One course."""
        return self.shelf.page("course", groups=GROUPS)

    def form(self, request: Request) -> Response:
        """The form to sign up with, and what was wrong with it."""
        told = request.session.pop("sign_up", {"values": {}, "errors": {}})
        return self.shelf.page("signup", group=_group(request.query), groups=GROUPS, key=secrets.token_hex(8), **told)

    def sign_up(self, request: Request) -> Response:
        """Take a place. The mended form carries a key, so that sent twice it takes one place only."""
        form, group = request.form, _group(request.form)
        errors = {name: error for name, right, error in FIELDS if not right.search(form.get(name, "").strip())}
        if not self.shelf.mended:
            place = self._taken(group, form.get("nimi", ""))
            return self.shelf.json({"address": _address(place)}, delay=SLOW_SIGN_UP)
        if errors:
            request.session["sign_up"] = {"values": dict(form), "errors": errors}
            return redirect(f"/kurssit/{COURSE}/ilmoittautuminen?ryhma={group}")
        key = form.get("idempotency-key", "")
        if len(self._by_key) > MOST_KEYS:
            self._by_key.clear()
        place = self._by_key.get(key) or self._taken(group, form.get("nimi", ""))
        self._by_key[key] = place
        return redirect(_address(place))

    def confirmation(self, request: Request) -> Response:
        """The place that was taken. Broken: its address opens only once."""
        place = self.places.get(request.query.get("numero", ""))
        if place is None:
            return self.shelf.page("missing", status=404)
        if request.method == "GET" and not self.shelf.mended:
            if place.shown:
                return self.shelf.page("expired", status=410)
            place.shown = True
        return self.shelf.page("enrolled", place=place, group=GROUPS[place.group])

    def calendar(self, request: Request) -> Response:
        """The course is in the customer's calendar now."""
        place = self.places.get(request.query.get("numero", ""))
        return self.shelf.page("calendar", place=place) if place else self.shelf.page("missing", status=404)

    def _taken(self, group: str, name: str) -> Place:
        place = Place(group, name)
        self.places[place.number] = place
        return place


def _group(values: Mapping[str, str]) -> str:
    asked = values.get("ryhma", "")
    return asked if asked in GROUPS else next(iter(GROUPS))


def _address(place: Place) -> str:
    return f"/kurssit/paikka?numero={place.number}"
