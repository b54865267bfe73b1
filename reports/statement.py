"""Drafts of what a service must publish: the EU's accessibility statement, or the information of EAA Annex V."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from auditor.languages import Words
from auditor.model import StatementFacts
from auditor.parts import Showing, report
from auditor.supervisors import country

HERE = Path(__file__).parent
PUBLIC, PRIVATE = "statement_public.jinja", "statement_private.jinja"
MOST_STEPS = 40  # that are named: a crawl may have hundreds of templates
TEMPLATES = {"public": (PUBLIC,), "private": (PRIVATE,), None: (PUBLIC, PRIVATE)}


class Obstacle(NamedTuple):
    """What is wrong, at which steps, by which criteria and clauses; the keys alone count."""

    what: str
    steps: dict[str, None]
    criteria: dict[str, None]


@report(".html")
def statement(showing: Showing) -> bytes:
    """To publish: a draft of the accessibility statement (public bodies) or of the Annex V information (private)."""
    facts = showing.statement or StatementFacts()
    land = country(facts.country)
    style = (HERE / "statement.css").read_text(encoding="utf-8")
    text = (
        _environment(showing.words)
        .get_template("statement.jinja")
        .render(
            showing=showing,
            facts=facts,
            land=land,
            law=land.told(showing.words.language),
            drafts=TEMPLATES[facts.kind],
            broken=broken(showing),
            words=showing.words,
            style=Markup(style),  # noqa: S704 - our own file
            style_hash=f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
        )
    )
    return text.encode("utf-8", "replace")


def broken(showing: Showing) -> list[Obstacle]:
    """What is not accessible, worst first; what reads alike is told once."""
    many, found = len(showing.journeys) > 1, dict[str, Obstacle]()
    names = {journey.number: journey.name for journey in showing.journeys}
    worst = {point.number: place for place, point in enumerate(showing.points)}
    failing = [(worst[point.number], one, point) for one in showing.conformance.of("failed") for point in one.points]
    for _, one, point in sorted(failing, key=lambda row: row[0]):
        obstacle = found.setdefault(point.brief, Obstacle(point.brief, {}, {}))
        criterion = one.criterion
        obstacle.criteria[f"{criterion.number} {criterion.name}, EN 301 549: {criterion.clause}"] = None
        for step in point.steps[:MOST_STEPS]:
            obstacle.steps[f"{names[step.journey]}: {step.name}" if many else step.name] = None
    return list(found.values())


def _environment(words: Words) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
        trim_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.tests["web"] = lambda address: urlsplit(address).scheme in {"http", "https"}
    return environment
