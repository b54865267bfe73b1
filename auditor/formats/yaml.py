"""Reads `audit.yaml`: a plan as people write it."""

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from auditor.errors import UsageError
from auditor.model import Account, Owner, OwnPersona, Plan, StatementFacts
from auditor.parts import plan_format

from ._complaints import complaints, first_of
from ._crawl import crawl_of
from ._document import Document, read_document
from ._fitting import misfits
from ._gate import made, misplaced
from ._journeys import Journeys
from ._limits import limits_of
from ._network import network_of, secrets_of
from ._people import ALL, OwnPersonaText, own_names
from ._written import CrawlingPlanText, PlanText


@plan_format(".yaml", ".yml", ".json")
def yaml(path: Path, personas: Collection[str] | None = None) -> Plan:
    """A plan in YAML or JSON, as the README describes it."""
    try:
        raw = path.read_bytes()
    except OSError as why:
        raise UsageError(f"The plan {path} cannot be read: {why.strerror}.", "Check its name and place.") from None
    return plan_of(raw, path, personas, os.environ)


def plan_of(raw: bytes, path: Path, personas: Collection[str] | None, environment: Mapping[str, str]) -> Plan:
    """The plan in this text, as the file of this name: what it names lies beside it."""
    document = read_document(raw, str(path), environment)
    known = None if personas is None else [*personas, *own_names(document.data)]
    try:
        context = {"personas": known, "catalogue": personas, "folder": path.parent}
        kind = CrawlingPlanText if isinstance(document.data, dict) and "crawl" in document.data else PlanText
        written = kind.model_validate(document.data, context=context)
    except ValidationError as wrong:
        raise first_of([*document.problems, *complaints(wrong, document, PlanText)]) from None
    plan = _plan(written, document, path, personas or ())
    fitting = misfits(document, plan.personas, plan.own_personas, plan.accounts)
    if wrongs := [*document.problems, *fitting, *misplaced(document, plan)]:
        raise first_of(wrongs)
    return plan


def _plan(written: PlanText, document: Document, path: Path, catalogue: Collection[str]) -> Plan:
    accounts = _accounts(written, document)
    journeys, network = Journeys(document, accounts), network_of(written)
    made_journeys = journeys.made(written)
    journeys.crawled()
    given: dict[str, Any] = {
        "language": written.language,
        "consent": written.consent,
        "repeat": written.repeat,
        "personas": tuple(dict.fromkeys(_names(written, catalogue))),
        "own_personas": _own_personas(written, document),
        "accounts": accounts,
        "owners": tuple(Owner(match=owner.match, owner=owner.owner) for owner in written.owners or ()),
        "gate": made(written.gate, document) if written.gate else None,
        "statement": _statement(written),
        "brand": written.brand,
        "network": network,
        "crawl": crawl_of(written.crawl, written.url, document.line(("crawl",))) if written.crawl else None,
        "limits": limits_of(written.limits),
        "sign_in": journeys.signing_in(written.session) if written.session else None,
    }
    if written.checkers is not None:  # none at all is a choice, too
        given["checkers"] = written.checkers
    return Plan(
        service=written.service,
        url=written.url,
        journeys=made_journeys,
        file=str(path),
        folder=path.parent,
        secrets=journeys.secrets.union(secrets_of(network, document)),
        **{name: value for name, value in given.items() if value or name == "checkers"},
    )


def _names(written: PlanText, catalogue: Collection[str]) -> list[str]:
    listed = (one.name if isinstance(one, OwnPersonaText) else one for one in written.personas or ())
    return [name for one in listed for name in (catalogue if one == ALL else [one])]


def _own_personas(written: PlanText, document: Document) -> tuple[OwnPersona, ...]:
    own = ((i, one) for i, one in enumerate(written.personas or ()) if isinstance(one, OwnPersonaText))
    return tuple(_own_persona(one, document.line(("personas", i))) for i, one in own)


def _own_persona(written: OwnPersonaText, line: int | None) -> OwnPersona:
    told = written.model_dump(exclude={"latency", "download", "upload"})
    return OwnPersona(
        **told, latency_ms=written.latency, download_kbps=written.download, upload_kbps=written.upload, line=line
    )


def _accounts(written: PlanText, document: Document) -> tuple[Account, ...]:
    return tuple(
        Account.model_validate(
            {"user": one.user, "password": one.password, "for": one.for_, "line": document.line(("accounts", i))}
        )
        for i, one in enumerate(written.accounts or ())
    )


def _statement(written: PlanText) -> StatementFacts | None:
    told = written.statement
    return None if told is None else StatementFacts(**told.model_dump(exclude_none=True))
