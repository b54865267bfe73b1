"""Whether the links on a page lead somewhere: what the service answers at the addresses of its own host."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any
from weakref import WeakKeyDictionary

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

ASK, HARMLESS = (files(__package__).joinpath(name).read_text(encoding="utf-8") for name in ("links.js", "harmless.js"))
SCRIPT = f"(limits) => ({ASK})(limits, {HARMLESS.strip()})"
LIMITS = {"most": 30, "at_once": 4, "each_ms": 4_000, "all_ms": 15_000}
SECONDS = 20
LAST = 9  # after all else: what is asked here must not stand among the page's own requests

# The addresses that were asked in a session: a walk asks each once. Forgotten with the session.
_asked: WeakKeyDictionary[Session, set[str]] = WeakKeyDictionary()


class Link(Value):
    """One address that links of the page lead to, and the first link that does."""

    url: str
    status: int | None = None  # HTTP, after redirects; None: no answer in time
    path: str = ""
    name: str = ""
    html: str = ""
    box: Box | None = None


class Links(Evidence):
    """What HEAD requests without cookies were answered, at most 30 a visit, each address once a walk.

    Links that may change something (sign out, delete, buy) are not asked. `own_status` is the answer for the page's
    own address: where that fails too, the service does not know such requests, and nothing follows from them.
    """

    links: tuple[Link, ...] = ()
    own_status: int | None = None
    left_out: int = 0  # addresses over the limit


@evidence(Links, order=LAST, usual=False)
async def gather(session: Session) -> Links:
    """Ask the service for the head of each address that links here lead to and that was not asked before."""
    known = _asked.setdefault(session, set())
    told: Mapping[str, Any] = await session.evaluate(SCRIPT, {**LIMITS, "known": sorted(known)}, seconds=SECONDS)
    found = Links.model_validate(told)
    known.update(link.url for link in found.links)
    return found
