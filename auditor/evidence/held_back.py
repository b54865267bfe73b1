"""What a page was kept from doing, since it would have gone on without end."""

from auditor.model import Evidence
from auditor.parts import evidence
from auditor.session import Session


class HeldBack(Evidence):
    """How often each thing was stopped since the newest visit.

    `dialogs`: boxes of `alert`, `confirm` and `prompt` beyond the twentieth, whose scripts were ended. `scripts`: those
    that let the page not answer for many seconds, and were ended. `loads`: documents that did not come to their end in
    time. `windows`: those beyond the tenth, which were closed. `downloads`: files that were to be kept, and were not.
    """

    dialogs: int = 0
    scripts: int = 0
    loads: int = 0
    windows: int = 0
    downloads: int = 0


@evidence(HeldBack, order=0)
async def gather(session: Session) -> HeldBack:
    """As the engine counted."""
    told = session.held_back()
    return HeldBack(**{name: told.get(name, 0) for name in HeldBack.model_fields})
