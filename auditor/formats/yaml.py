"""Reads `audit.yaml`: a plan as people write it."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from auditor.errors import UsageError
from auditor.model import Action, ActionKind, Expect, Gate, Journey, Owner, Plan, Step
from auditor.parts import plan_format

from ._complaints import complaints, first_of
from ._document import Document, Loc, read_document
from ._targets import DragText, FillText, PressText, ScrollText, TargetText, UploadText, WaitText
from ._written import ActionText, ExpectText, JourneyText, PlanText, StepText

TYPED = (ActionKind.FILL, ActionKind.TYPE, ActionKind.ACCEPT_DIALOG)


@plan_format(".yaml", ".yml", ".json")
def yaml(path: Path, personas: Collection[str] | None = None) -> Plan:
    """A plan in YAML or JSON, as docs/plan.md describes it."""
    try:
        raw = path.read_bytes()
    except OSError as why:
        raise UsageError(f"The plan {path} cannot be read: {why.strerror}.", "Check its name and place.") from None
    document = read_document(raw, str(path), os.environ)
    try:
        context = {"personas": personas, "folder": path.parent}
        written = PlanText.model_validate(document.data, context=context)
    except ValidationError as wrong:
        raise first_of([*document.problems, *complaints(wrong, document, PlanText)]) from None
    if document.problems:
        raise first_of(document.problems)
    return _plan(written, document, path)


def _plan(written: PlanText, document: Document, path: Path) -> Plan:
    journeys = tuple(_journey(part, ("journeys", i), document) for i, part in enumerate(written.journeys))
    given: dict[str, Any] = {
        "language": written.language,
        "personas": tuple(dict.fromkeys(written.personas or ())),
        "owners": tuple(Owner(match=owner.match, owner=owner.owner) for owner in written.owners or ()),
        "gate": _gate(written),
    }
    return Plan(
        service=written.service,
        url=written.url,
        journeys=journeys,
        file=str(path),
        folder=path.parent,
        secrets=_secrets(journeys, document),
        **{name: value for name, value in given.items() if value},
    )


def _gate(written: PlanText) -> Gate | None:
    if written.gate is None:
        return None
    budgets = written.gate.budgets.model_dump(exclude_none=True) if written.gate.budgets else {}
    return Gate.model_validate({"fail_on": written.gate.fail_on, "budgets": budgets})


def _journey(written: JourneyText, loc: Loc, document: Document) -> Journey:
    steps = tuple(_step(step, (*loc, "steps", i), document) for i, step in enumerate(written.steps))
    return Journey(name=written.name, steps=steps, line=document.line(loc))


def _step(written: StepText, loc: Loc, document: Document) -> Step:
    actions = (_action(action, (*loc, "actions", i), document) for i, action in enumerate(written.actions or ()))
    return Step(
        name=written.name,
        owner=written.owner,
        actions=tuple(actions),
        expect=_expect(written.expect),
        line=document.line(loc),
    )


def _expect(written: ExpectText | None) -> Expect:
    if written is None:
        return Expect()
    return Expect(
        text=written.text,
        url=written.url,
        title=written.title,
        visible=written.visible.target() if written.visible else None,
        hidden=written.hidden.target() if written.hidden else None,
    )


def _action(written: ActionText, loc: Loc, document: Document) -> Action:
    kind = written.kind
    details = _details(getattr(written, kind))
    secret = details.pop("secret", False) or (kind in TYPED and bool(_taken(document, (*loc, kind))))
    return Action.model_validate(
        {
            "kind": kind,
            **details,
            "secret": secret,
            "for": written.for_,
            "optional": written.optional,
            "line": document.line(loc),
        }
    )


def _details(given: Any) -> dict[str, Any]:
    """The target and the value of an action, from whatever it is written as."""
    match given:
        case FillText():
            return {"target": given.target(), "value": given.value, "secret": given.secret}
        case UploadText():
            return {"target": given.target(), "value": given.value}
        case PressText():
            return {"target": given.on.target() if given.on else None, "value": given.key}
        case DragText():
            return {"target": given.from_.target(), "to": given.to.target()}
        case ScrollText():
            return {"target": given.target(), "value": given.word}
        case WaitText():
            return {"target": given.target(), "value": given.seconds or given.url}
        case TargetText():
            return {"target": given.target()}
    return {"value": given}


def _taken(document: Document, loc: Loc) -> frozenset[str]:
    """What the typed value of the action at this path took from the environment."""
    return document.taken.get(loc) or document.taken.get((*loc, "value")) or frozenset()


def _secrets(journeys: tuple[Journey, ...], document: Document) -> frozenset[str]:
    """All secret values: each as it is typed, and each part of it that came from the environment."""
    found = set[str]()
    for i, journey in enumerate(journeys):
        for j, step in enumerate(journey.steps):
            for k, action in enumerate(step.actions):
                if action.secret:
                    loc = ("journeys", i, "steps", j, "actions", k, action.kind)
                    found |= {action.value or ""} | _taken(document, loc)
    return frozenset(found - {""})
