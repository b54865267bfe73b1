"""The pages of the town's booking service."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from . import halls
from .courses import Courses
from .grant import grant
from .guide import guide
from .shelf import Booking, Shelf
from .web import Request, Response, Site, redirect

# Seconds. The broken variant is far beyond the limits of the rules, the mended one far within them.
LATE_NEWS = 0.8
SLOW_TIMES = 4.0
SLOW_CHOICE = 3.0
SLOW_PAGE = 1.5
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PHONE = re.compile(r"\+?[\d\s-]{6,}")
USER, PASSWORD = "maija@esimerkki.example", "Koivu-Halli-26"  # an invented customer's
DETAILS = (
    ("nimi", re.compile(r"\S"), "Kirjoita nimesi."),
    ("sahkoposti", EMAIL, "Tarkista sähköpostiosoite, esimerkiksi maija@posti.fi."),
    ("puhelin", PHONE, "Tarkista puhelinnumero, esimerkiksi 040 123 4567."),
)
CONTACT = (
    ("sposti", EMAIL, "Tarkista sähköpostiosoite, esimerkiksi maija@posti.fi."),
    ("viesti", re.compile(r"\S"), "Kirjoita viesti."),
)


def town_site(shelf: Shelf, *, pay_url: str, payment: Site) -> Site:
    """Answers for the town's host. The mended variant takes the payment there, so that nobody is handed over."""
    return _Town(shelf, pay_url, payment).answer


class _Town:
    def __init__(self, shelf: Shelf, pay_url: str, payment: Site) -> None:
        self.shelf, self.pay_url, self.payment = shelf, pay_url, payment
        self.pages: dict[tuple[str, str], Callable[[Request], Response]] = {
            ("GET", "/"): self.front,
            ("GET", "/api/tiedote"): self.late_news,
            ("GET", "/haku"): self.search,
            ("GET", "/api/vuorot"): self.free_times,
            ("POST", "/api/valinta"): self.hold,
            ("GET", "/tiedot"): self.details,
            ("POST", "/tiedot"): self.take_details,
            ("GET", "/yhteys"): self.contact,
            ("POST", "/yhteys"): self.take_message,
            ("GET", "/yhteys/kiitos"): self.thanks,
            ("GET", "/kirjaudu"): self.login,
            ("POST", "/kirjaudu"): self.log_in,
            ("GET", "/omat"): self.own_bookings,
            ("POST", "/omat/peru"): self.cancel,
            ("GET", "/saavutettavuus"): lambda _: self.shelf.page("accessibility"),
            ("GET", "/en"): self.english,
            ("GET", "/favicon.ico"): lambda _: self.shelf.asset("merkki.svg") or self.missing(),
            **Courses(shelf).pages,
            **guide(shelf),
            **grant(shelf),
        }

    def answer(self, request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        page = self.pages.get((method, request.path))
        if page:
            return page(request)
        folder, _, name = request.path.removeprefix("/").partition("/")
        if folder == "static" and method == "GET":
            return self.shelf.asset(name) or self.missing()
        if folder == "maksu" and self.shelf.mended:
            return self.payment(request)
        hall = halls.hall(name) if folder == "vuorot" else None
        if hall:
            return self.take_time(request, hall) if method == "POST" else self.times(request, hall)
        booking = self.shelf.bookings.get(name) if folder == "vahvistus" else None
        if booking and booking.paid:
            return self.shelf.page("confirmation", booking=booking)
        return self.missing()

    def missing(self) -> Response:
        return self.shelf.page("missing", status=404)

    def front(self, _: Request) -> Response:
        return self.shelf.page("front", sports=halls.SPORTS)

    def late_news(self, _: Request) -> Response:
        return self.shelf.page("announcement", delay=LATE_NEWS)

    def english(self, _: Request) -> Response:
        return self.shelf.page("english", delay=0 if self.shelf.mended else SLOW_PAGE)

    def search(self, request: Request) -> Response:
        sport, district = request.query.get("laji", ""), request.query.get("alue", "")
        return self.shelf.page(
            "search",
            searched="laji" in request.query,
            halls=halls.search(sport, district),
            sports=halls.SPORTS,
            districts=halls.DISTRICTS,
            villages=halls.VILLAGES,
            days=[(day.isoformat(), halls.day_in_words(day)) for day in _days()],
            sport=sport,
            district=district,
            day=_day(request.query).isoformat(),
        )

    def times(self, request: Request, hall: halls.Hall) -> Response:
        days, day = _days(), _day(request.query)
        at = days.index(day)
        return self.shelf.page(
            "times",
            hall=hall,
            day=day.isoformat(),
            day_words=halls.day_in_words(day),
            before=days[at - 1].isoformat() if at else "",
            after=days[at + 1].isoformat() if at + 1 < len(days) else "",
            error=request.session.pop("time_error", ""),
        )

    def free_times(self, request: Request) -> Response:
        hall = halls.hall(request.query.get("halli", "")) or halls.HALLS[0]
        hours = halls.times(hall, _day(request.query))
        return self.shelf.json(hours, delay=0.2 if self.shelf.mended else SLOW_TIMES)

    def hold(self, request: Request) -> Response:
        return self.shelf.json({"time": request.form.get("aika", "")}, delay=0.1 if self.shelf.mended else SLOW_CHOICE)

    def take_time(self, request: Request, hall: halls.Hall) -> Response:
        day = _day(request.form)
        free = {hour["time"] for hour in halls.times(hall, day) if hour["free"]}
        if request.form.get("aika") not in free:
            request.session["time_error"] = "Valitse ensin aika."
            return redirect(f"/vuorot/{hall.id}?paiva={day.isoformat()}")
        request.session["booking"] = Booking(
            hall.name, halls.day_in_words(day), request.form["aika"], hall.price, request.form.get("pelaajat", "1")
        )
        return redirect("/tiedot")

    def details(self, request: Request) -> Response:
        if "booking" not in request.session:
            return redirect("/haku")
        told = _told(request, "details")
        return self.shelf.page("details", booking=request.session["booking"], towns=halls.TOWNS, **told)

    def take_details(self, request: Request) -> Response:
        booking: Booking | None = request.session.get("booking")
        errors = _check(request, DETAILS)
        if errors or not booking:
            request.session["details"] = {"values": dict(request.form), "errors": errors}
            return redirect("/tiedot")
        booking.name, booking.email, booking.phone = (request.form[name].strip() for name, _, _ in DETAILS)
        self.shelf.bookings[booking.number] = booking
        return redirect(f"{self.pay_url}/{'maksu' if self.shelf.mended else 'aloita'}/{booking.number}")

    def contact(self, request: Request) -> Response:
        return self.shelf.page("contact", sent=False, **_told(request, "contact"))

    def take_message(self, request: Request) -> Response:
        errors = _check(request, CONTACT)
        if errors:
            request.session["contact"] = {"values": dict(request.form), "errors": errors}
            return redirect("/yhteys")
        request.session["thanked"] = True
        return redirect("/yhteys/kiitos")

    def thanks(self, request: Request) -> Response:
        if not self.shelf.mended and not request.session.pop("thanked", False):
            return redirect("/yhteys")
        return self.shelf.page("contact", sent=True, values={}, errors={})

    def login(self, request: Request) -> Response:
        return self.shelf.page("login", **_told(request, "login"))

    def log_in(self, request: Request) -> Response:
        if not self.shelf.mended and request.form.get("tunnus") and "@" not in request.form["tunnus"]:
            return Response(b"Internal Server Error", status=500, type="text/plain; charset=utf-8")
        if (request.form.get("tunnus"), request.form.get("salasana")) != (USER, PASSWORD):
            errors = {"tunnus": "Tarkista sähköposti ja salasana."}
            request.session["login"] = {"values": {"tunnus": request.form.get("tunnus", "")}, "errors": errors}
            return redirect("/kirjaudu")
        hall = halls.HALLS[1]
        coming = Booking(hall.name, halls.day_in_words(_days()[-1]), "19.00–20.00", hall.price, paid=True)
        request.session.setdefault("coming", [coming])
        request.session["agent"] = request.agent
        return redirect("/omat")

    def own_bookings(self, request: Request) -> Response:
        if "coming" not in request.session:
            return redirect("/kirjaudu")
        cancelled = request.session.pop("cancelled", False)
        return self.shelf.page("bookings", coming=request.session["coming"], cancelled=cancelled)

    def cancel(self, request: Request) -> Response:
        if not self.shelf.mended and request.agent != request.session.get("agent"):
            return redirect("/omat")
        number = request.form.get("numero")
        coming: list[Booking] = request.session.get("coming", [])
        kept = [booking for booking in coming if booking.number != number]
        request.session["cancelled"] = len(kept) < len(coming)
        if "coming" in request.session:
            request.session["coming"] = kept
        return redirect("/omat")


def _days() -> list[date]:
    return halls.days(datetime.now(tz=UTC).astimezone().date())


def _day(values: Any) -> date:
    return next((day for day in _days() if day.isoformat() == values.get("paiva")), _days()[1])


def _check(request: Request, rules: tuple[tuple[str, re.Pattern[str], str], ...]) -> dict[str, str]:
    return {name: error for name, right, error in rules if not right.search(request.form.get(name, ""))}


def _told(request: Request, name: str) -> dict[str, Any]:
    """What the customer wrote and what was wrong with it, told once."""
    told: dict[str, Any] = request.session.pop(name, {"values": {}, "errors": {}})
    return told
