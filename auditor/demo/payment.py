"""The pages of the payment company, on a host of its own."""

import re

from .shelf import Shelf
from .web import Request, Response, Site, redirect

CARD = {
    "card-number": (re.compile(r"(\d\s?){16}"), "Tarkista kortin numero.", "Check the card number."),
    "expiry": (
        re.compile(r"(0[1-9]|1[0-2])\s?/\s?\d\d"),
        "Kirjoita kuukausi ja vuosi, kuten 08/29.",
        "Check the date.",
    ),
    "cvc": (re.compile(r"\d{3}"), "Tarkista tunnusluku.", "Check the code."),
    "phone": (re.compile(r".*\S.*"), "", "Check the phone number."),  # takes whatever is written there
}
ON_THE_WAY = {"aloita": "kieli", "kieli": "maksu"}  # the broken variant leads through these


def payment_site(shelf: Shelf, *, town_url: str) -> Site:
    """Answers for the payment company's host."""
    asked = [name for name in CARD if not (shelf.mended and name == "phone")]

    def answer(request: Request) -> Response:
        folder, _, name = request.path.removeprefix("/").partition("/")
        if folder == "static":
            return shelf.asset(name) or _missing()
        if request.path == "/favicon.ico":
            return shelf.asset("maksut.svg") or _missing()
        if folder in ON_THE_WAY and name in shelf.bookings:
            return redirect(f"/{ON_THE_WAY[folder]}/{name}")
        booking = shelf.bookings.get(name) if folder == "maksu" else None
        if not booking:
            return _missing()
        if request.method == "POST":
            return pay(request, name)
        errors = request.session.pop("errors", {})
        return shelf.page("payment", booking=booking, errors=errors)

    def pay(request: Request, number: str) -> Response:
        language = 1 if shelf.mended else 2
        errors = {
            name: CARD[name][language] for name in asked if not CARD[name][0].fullmatch(request.form.get(name, ""))
        }
        if errors:
            request.session["errors"] = errors
            return redirect(f"/maksu/{number}")
        shelf.bookings[number].paid = True
        return redirect(f"{town_url}/vahvistus/{number}")

    return answer


def _missing() -> Response:
    return Response(b"Not found", status=404, type="text/plain; charset=utf-8")
