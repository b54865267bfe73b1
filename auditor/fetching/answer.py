"""What came of asking for an address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

# Why there is no answer, or not a whole one; empty where there is.
Kind = Literal[
    "",
    "address",  # not one of the web, or one that must not be asked for
    "refused",  # leads to where the tool does not go
    "no host",  # the name has no address
    "nobody",  # listens there
    "no answer",  # hung up, or said what is not HTTP
    "proxy",  # the proxy did not let us through
    "tls",  # no safe connection
    "time",  # took too long
    "size",  # more than was asked for: cut
    "packed",  # in a way that cannot be unpacked, or that would fill the memory
    "redirects",  # sends on and on
    "wait",  # the host asks to be left alone for longer than we wait
]


@dataclass(frozen=True, slots=True)
class Answer:
    """Never an exception: `status` is None where nothing was answered, and `why` says in words what went wrong."""

    url: str
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)  # by names in lower case
    body: bytes = b""
    chain: tuple[str, ...] = ()  # addresses that it sent on to, in order; the last one gave this answer
    why: str = ""
    cut: bool = False  # the body is not whole
    kind: Kind = ""
    sure: bool = True  # False: it may be our own network or what we are, and not the address
    hops: tuple[int, ...] = ()  # the statuses with which it sent on, one for each address of the chain

    @property
    def final_url(self) -> str:
        """The address that gave this answer."""
        return self.chain[-1] if self.chain else self.url

    @property
    def type(self) -> str:
        """What it says that it is, such as `text/html`."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()[:100]

    @property
    def ok(self) -> bool:
        """Whether it is there, and whole as far as it was asked for."""
        return self.status is not None and 200 <= self.status < 300 and not self.why

    @property
    def retry_after(self) -> float | None:
        """Seconds that it asks us to wait."""
        return _seconds(self.headers.get("retry-after", ""), datetime.now(UTC))


def _seconds(told: str, now: datetime) -> float | None:
    """`Retry-After` as RFC 9110 has it: seconds, or a date."""
    told = told.strip()
    if told.isascii() and told.isdigit():
        return float(told[:9])
    try:
        until = parsedate_to_datetime(told)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    try:
        return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())
    except OverflowError:
        return None
