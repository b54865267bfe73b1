"""Reads what plans write with a unit or a scheme: durations, sizes, rates, addresses."""

import re
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from auditor.model import OPENINGS

MILLISECONDS = {"ms": 1, "s": 1000, "min": 60_000}
BYTES = {"b": 1, "kb": 1000, "mb": 1_000_000, "kib": 1024, "mib": 1_048_576}
RATES = {"kbps": 1, "kbit/s": 1, "mbps": 1000, "mbit/s": 1000}
AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([A-Za-z/%]*)")
VIEWPORT = re.compile(r"(\d{1,5})\s*[xX×]\s*(\d{1,5})")
LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # as BCP 47 writes them
LONGEST_WAIT_MS = 15_000  # as long as a walk waits for anything else
MOST_OPENINGS = 60  # about two minutes for each persona that explores
SMALLEST, LARGEST = 100, 10_000  # CSS px of a viewport


def wrong(message: str, mend: str = "", **where: Any) -> PydanticCustomError:
    """What is wrong with a value. `at` (a path from the value) says where in it, if not on the whole."""
    # Braces would be taken for slots of pydantic's own template.
    return PydanticCustomError("plan", "{said}", {"said": message, "mend": mend, **where})


def milliseconds(value: Any) -> float:
    """`2.5s` or `200ms` as milliseconds."""
    return _amount(value, MILLISECONDS, "a duration", "Write it with its unit, such as 2.5s or 200ms.")


def size(value: Any) -> float:
    """`500kB` or `1.5MB` as bytes."""
    return _amount(value, BYTES, "a size", "Write it with its unit, such as 500kB or 1.5MB.")


def plain(value: Any) -> float:
    """A number without a unit."""
    return _amount(value, {"": 1}, "a number without a unit", "Write it such as 0.1 or 40.")


def rate(value: Any) -> float:
    """`1.6Mbit/s` or `750kbps` as kilobits per second."""
    return _amount(value, RATES, "a rate", "Write it with its unit, such as 1.6Mbit/s or 750kbps.")


def share(value: Any) -> float:
    """`200%` as 2."""
    return _amount(value, {"": 1, "%": 0.01}, "a share", "Write it such as 200%.")


def viewport(value: Any) -> tuple[int, int]:
    """`820x1180` as width and height."""
    match = VIEWPORT.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        given = f"“{value}”" if isinstance(value, str) else "This"
        raise wrong(f"{given} is not a width and a height.", "Write them in CSS px, such as 820x1180.")
    width, height = int(match[1]), int(match[2])
    if not all(SMALLEST <= side <= LARGEST for side in (width, height)):
        raise wrong(f"“{value}” is no size of a window.", f"Each side has {SMALLEST} to {LARGEST} CSS px.")
    return width, height


def locale(value: str) -> str:
    """A language, or a language and a country."""
    if not LOCALE.fullmatch(value.strip()):
        raise wrong(f"“{value}” is not a locale.", "Write it such as sv-FI.")
    return value.strip()


def wait_seconds(value: str) -> str | None:
    """The seconds in `2`, `2.5s` or `500ms`; None where this is no duration."""
    match = AMOUNT.fullmatch(value.strip())
    if not match or (match[2] or "s") not in MILLISECONDS:
        return None
    waited = float(match[1]) * MILLISECONDS[match[2] or "s"]
    if waited > LONGEST_WAIT_MS:
        raise wrong(f"“{value}” is too long a wait.", "Wait for at most 15s, or for a text or an address.")
    return f"{waited / 1000:g}"


def openings(value: Any) -> int:
    """`true` as the usual number of things that may be opened, `false` as none, or the number itself."""
    told = str(value).strip().lower()
    if told in ("true", "false"):
        return OPENINGS if told == "true" else 0
    if not told.isdecimal():
        raise wrong(f"“{value}” is neither true nor a number.", f"Write true (up to {OPENINGS} things) or a number.")
    if int(told) > MOST_OPENINGS:
        raise wrong(f"{told} is too much.", f"Let at most {MOST_OPENINGS} things be opened at one step.")
    return int(told)


def within(least: float, most: float, words: str) -> AfterValidator:
    """A number between these; `words` says so."""

    def check(value: float) -> float:
        if not least <= value <= most:
            raise wrong(f"This is too {'little' if value < least else 'much'}.", f"It can be {words}.")
        return value

    return AfterValidator(check)


def _amount(value: Any, units: Mapping[str, float], kind: str, mend: str) -> float:
    match = AMOUNT.fullmatch(value.strip()) if isinstance(value, str) else None
    factor = units.get(match[2].lower()) if match else None
    if match is None or factor is None:
        raise wrong(f"“{value}” is not {kind}." if isinstance(value, str) else f"This is not {kind}.", mend)
    return float(match[1]) * factor


def full_address(value: str) -> str:
    """An address with http or https and a host."""
    if not _parts(value)[0]:
        raise wrong(f"“{value}” is not a whole address.", "Begin it with http:// or https://.")
    return address(value)


def address(value: str) -> str:
    """An address that a customer can open: http, https, or relative to the plan's url."""
    scheme, host = _parts(value)
    if scheme not in ("", "http", "https"):
        raise wrong(f"Addresses of the kind {scheme}: are not opened.", "Use http, https, or a path such as /start.")
    if scheme and not host:
        raise wrong(f"“{value}” names no host.", "Write it such as https://service.example/start.")
    return value.strip()


def _parts(value: str) -> tuple[str, str]:
    try:
        parts = urlsplit(value.strip())
        _ = parts.port  # raises where the port is no number
        return parts.scheme.lower(), parts.hostname or ""
    except ValueError as why:
        raise wrong(f"“{value}” is not an address: {why}.", "Write it such as https://service.example/start.") from None


Milliseconds = Annotated[float, BeforeValidator(milliseconds)]
Bytes = Annotated[float, BeforeValidator(size)]
Number = Annotated[float, BeforeValidator(plain)]
Rate = Annotated[float, BeforeValidator(rate)]
Share = Annotated[float, BeforeValidator(share)]
Viewport = Annotated[tuple[int, int], BeforeValidator(viewport)]
Openings = Annotated[int, BeforeValidator(openings)]
Locale = Annotated[str, AfterValidator(locale)]
