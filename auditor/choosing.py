"""What of a plan is walked, with what evidence for whom."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from auditor.catalogue import every
from auditor.evidence.accesslint import AccessLint
from auditor.evidence.axe import Axe
from auditor.evidence.dom import Dom
from auditor.evidence.markup import Markup
from auditor.evidence.requests import Requests
from auditor.evidence.tables import Tables
from auditor.evidence.vitals import Vitals
from auditor.parts import EvidenceKind, Persona

# What is gathered of a walk that is made again: its figures, and what most rules ask of a page, which only reads it.
AGAIN = (Vitals, Requests, Dom, Axe, AccessLint, Markup, Tables)


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a plan is walked, and how; empty: all journeys, the plan's personas, every kind of evidence."""

    journeys: Sequence[str] = ()
    personas: Sequence[str] = ()
    kinds: Sequence[EvidenceKind] = ()
    without: Collection[str] = ()  # names of kinds of evidence that are not gathered
    pictures: bool = True
    warm_up: bool = False  # open the service once before anything is measured
    jobs: int = 1
    sandbox: bool | None = None


def kinds_for(
    persona: Persona, kinds: Sequence[EvidenceKind] = (), others: Sequence[Persona] = ()
) -> list[EvidenceKind]:
    """What is gathered for a persona: these kinds; without any, the usual ones, as far as they are its own.

    `others` are those that walk in the same run.
    """
    if kinds:
        return list(kinds)
    wanted = {kind for other in others for kind in other.also}
    also = {kind.__name__ for kind in (*persona.also, *(kind for kind in persona.lends if kind in wanted))}
    spares = {kind.__name__ for kind in persona.spares}
    return [
        kind
        for kind in every(EvidenceKind)
        # What is timed beside other walks would say more of them than of the service.
        if kind.id in also or (kind.usual and kind.id not in spares and (kind.order > 0 or persona.timed))
    ]


def chosen_kinds(kinds: Sequence[EvidenceKind], checkers: Sequence[str]) -> list[EvidenceKind]:
    """These kinds without the results of checkers that are not to be run."""
    return [kind for kind in kinds if kind.kind.checker in ("", *checkers)]
