"""Whether links with the same name lead to the same page: what the pages behind them are called and say."""

from importlib.resources import files

from auditor.evidence.links import HARMLESS, LAST
from auditor.model import Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

ASK = files(__package__).joinpath("destinations.js").read_text(encoding="utf-8")
SCRIPT = f"(limits) => ({ASK})(limits, {HARMLESS.strip()})"
LIMITS = {"names": 6, "each": 3, "alike": 4, "at_once": 4, "each_ms": 4_000, "all_ms": 10_000, "bytes": 1_000_000}
SECONDS = 15


class Destination(Value):
    """The page behind an address, as it comes, before any script of it runs."""

    url: str  # as in `Control.url`
    leads: str = ""  # where it led, redirects and immediate refreshes followed
    status: int | None = None  # None: no answer in time, or none that is text
    title: str = ""
    heading: str = ""
    text: str = ""  # a hash of the main text, without navigation
    scripted: bool = False  # scripts of the page may make it another one


class Destinations(Evidence):
    """The pages of this service behind links of one name that have different addresses, at most 18 a visit.

    Asked without cookies. Links that may change something are left out, and so are names of more than four addresses,
    such as “Read more”.
    """

    pages: tuple[Destination, ...] = ()

    def at(self, url: str) -> Destination | None:
        """The page behind an address, if it answered."""
        return next((one for one in self.pages if one.url == url and one.status and one.status < 400), None)


@evidence(Destinations, usual=False, order=LAST)
async def gather(session: Session) -> Destinations:
    """Ask for the pages behind links of one name."""
    return Destinations.model_validate(await session.evaluate(SCRIPT, LIMITS, seconds=SECONDS))
