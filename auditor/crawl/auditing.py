"""Audits a page that is open: gathers its evidence and writes it down."""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from auditor.catalogue import every
from auditor.choosing import chosen_kinds, kinds_for
from auditor.consenting import answer
from auditor.errors import PlanError, UsageError
from auditor.gather import gather
from auditor.model import Arrival, Crawl, Limits, Plan
from auditor.parts import EvidenceKind, Persona
from auditor.session import Device, Session
from auditor.store import RunFolder, WalkWriter, slug

from .frontier import Chosen, Frontier
from .opening import Opened

OF_A_FOLDER = 1_000  # files; folders with very many are slow to list
AUDIT_SECONDS = 240.0  # the budget of auditing a page: a stuck one costs no more
# Pages at once. A checker fills a processor; more of them than processors take longer each, and all together. Pages
# beyond that may load meanwhile. Two, since a page that is stuck must not hold all others.
PLACES = max(2, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Auditing:
    """For one persona. What is timed is not gathered: pages are opened side by side."""

    plan: Plan
    crawl: Crawl
    folder: RunFolder
    frontier: Frontier
    persona: Persona
    kinds: Sequence[EvidenceKind]
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PLACES))

    @classmethod
    def of(cls, plan: Plan, crawl: Crawl, folder: RunFolder, frontier: Frontier, persona: Persona) -> "Auditing":
        """Raises UsageError where the crawl names a kind of evidence that there is not."""
        return cls(plan, crawl, folder, frontier, persona, kinds_of(plan, crawl, persona))

    async def audit(self, session: Session, page: Chosen, opened: Opened) -> None:
        """Gather what there is here and keep it, when there is a place; nothing of a page that ends its renderer.

        Raises TimeoutError where it takes too long; waiting for a place does not count.
        """
        async with self.places, asyncio.timeout(AUDIT_SECONDS):
            await self._gather(session, page, opened)

    async def _gather(self, session: Session, page: Chosen, opened: Opened) -> None:
        writer = WalkWriter(self.folder, self._folder_of(page), first=page.id)
        if self.plan.consent != "leave" and not opened.why:
            await answer(session, self.plan.consent, first=False)
        kinds = [kind for kind in self.kinds if kind.order == 0] if opened.why else self.kinds
        limit = self.plan.limits.visit
        found = dict(await gather(session, kinds, writer, pictures=self.crawl.pictures, seconds=limit))
        arrival = Arrival(
            step=0,
            url=session.url,
            title=opened.look.facts.title if opened.look else "",
            status=opened.status,
            settled=opened.settled,
            wrong=opened.why or None,
            ends_step=True,
        )
        self._keep(page, arrival, writer.visit(arrival, found))

    def pass_over(self, page: Chosen, why: str) -> None:
        """Keep that nobody can be judged on it, and why."""
        arrival = Arrival(step=0, url=page.final_url, title=page.title, wrong=why, ends_step=True)
        self._keep(page, arrival, WalkWriter(self.folder, self._folder_of(page), first=page.id).visit(arrival, {}))

    def _keep(self, page: Chosen, arrival: Arrival, number: int) -> None:
        told = self.folder.secrets.mask_json(arrival.model_dump_json())
        self.frontier.audited(page.id, self.persona.id, f"{self._folder_of(page)}/{number:03d}.json", told)

    def _folder_of(self, page: Chosen) -> str:
        return f"evidence/crawl/{slug(self.persona.id)}/{page.id // OF_A_FOLDER:02d}"


def patient(device: Device, limits: Limits) -> Device:
    """The same, waiting for a page as long as the plan allows."""
    return replace(device, patience=device.patience * limits.patience)


def kinds_of(plan: Plan, crawl: Crawl, persona: Persona) -> list[EvidenceKind]:
    """What is gathered: the kinds that the crawl names, else the usual ones that only look at the page."""
    if crawl.evidence:
        known = {kind.id.lower(): kind for kind in every(EvidenceKind) if kind.gather}
        unknown = [name for name in crawl.evidence if name.lower() not in known]
        if unknown:
            message = f"There is no kind of evidence “{unknown[0]}” that is gathered on a page."
            mend = f"There are: {', '.join(sorted(kind.id for kind in known.values()))}."
            if plan.file:
                raise PlanError(message, mend, file=plan.file, line=crawl.line or 1)
            raise UsageError(message, mend)
        return chosen_kinds([known[name.lower()] for name in crawl.evidence], plan.checkers)
    plain = replace(persona, timed=False, also=(), lends=())
    return chosen_kinds([kind for kind in kinds_for(plain) if kind.gather], plan.checkers)
