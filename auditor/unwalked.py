"""Walks that could not be made, as they are written down: each with the reason."""

from typing import Literal

from auditor.errors import AuditorError, BrowserDied
from auditor.model import Journey, Walk
from auditor.parts import Persona


def unwalked(journey: Journey, persona: Persona, why: AuditorError | str) -> Walk:
    """A walk that ended before its first step."""
    stop: Literal["died", "not-ready"] = "died" if isinstance(why, BrowserDied) else "not-ready"
    return Walk(
        journey=journey.name,
        persona=persona.id,
        like=persona.like,
        timed=persona.timed,
        conditions=persona.conditions,
        line=persona.device.line,
        visits=(),
        finished=True,
        stopped_at=0,
        stop=stop,
        reason=str(why),
    )
