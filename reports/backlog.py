"""The backlog as tables: one row a friction point, one a finding; what `xlsx` and `csv` write down."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from auditor.languages import Words
from auditor.model import Finding
from auditor.parts import Showing
from auditor.showing import PointShowing, Prose

from . import labels
from .plain import plain

Cell = str | float | None
Kind = Literal["short", "words", "long", "number", "link"]
_WEB = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, and what kind of cells it has."""

    heading: str
    kind: Kind = "short"


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its name, columns and rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def points_table(showing: Showing) -> Table:
    """One row a friction point, the worst first, as the HTML report numbers them."""
    _ = showing.words
    columns = (
        Column(_("Number")),
        Column(_("Friction point"), "long"),
        Column(_("Impact")),
        Column(_("Certainty")),
        Column(_("Status")),
        Column(_("Friction"), "number"),
        Column(_("Concern")),
        Column(_("Owner"), "words"),
        Column(_("Journey"), "words"),
        Column(_("Step or template") if showing.site else _("Step"), "words"),
        Column(_("Personas"), "words"),
        Column(_("Occurrences"), "number"),
        *([Column(_("Pages"), "number"), Column(_("Page templates"), "number")] if showing.site else []),
        Column(_("On the path")),
        Column(_("How to fix it"), "long"),
        Column(_("Why it matters"), "long"),
        Column(_("Element"), "words"),
        Column("WCAG"),
        Column("EN 301 549 V3.2.1"),
        Column("EN 301 549 V4.1.1"),
        Column(_("Address"), "link"),
        Column(_("Read more"), "link"),
        Column(_("Decision"), "words"),
        Column(_("Found by")),
        Column(_("Rule")),
        Column(_("Id")),
    )
    findings = {one.id: one for one in showing.audit.findings}
    rows = (
        _point_row(_, one, [findings[id_] for id_ in one.point.findings if id_ in findings], crawled=bool(showing.site))
        for one in showing.points
    )
    return Table(_("Friction points"), columns, tuple(cleaned(row) for row in rows))


def findings_table(showing: Showing) -> Table:
    """One row a finding: what was found at one step, of one element."""
    _ = showing.words
    columns = (
        Column(_("Friction point")),
        Column(_("Finding"), "long"),
        Column(_("Impact")),
        Column(_("Certainty")),
        Column(_("Status")),
        Column(_("Concern")),
        Column(_("Owner"), "words"),
        Column(_("Journey"), "words"),
        Column(_("Step or template") if showing.site else _("Step"), "words"),
        Column(_("Personas"), "words"),
        Column(_("On the path")),
        Column(_("In some runs only")),
        Column(_("Opened to see it"), "words"),
        Column(_("Element"), "words"),
        Column(_("Code"), "long"),
        Column("WCAG"),
        Column("EN 301 549 V3.2.1"),
        Column("EN 301 549 V4.1.1"),
        Column(_("Address"), "link"),
        Column(_("Read more"), "link"),
        Column(_("Found by")),
        Column(_("Rule")),
        Column(_("Id")),
    )
    points = {one.point.id: one for one in showing.points}
    order = {id_: number for number, id_ in enumerate(points)}
    told = sorted(showing.audit.findings, key=lambda one: order.get(one.friction_point, len(order)))
    rows = (_finding_row(showing, one, points.get(one.friction_point)) for one in told)
    return Table(_("Findings"), columns, tuple(cleaned(row) for row in rows))


def _point_row(_: Words, one: PointShowing, findings: Sequence[Finding], *, crawled: bool) -> tuple[Cell, ...]:
    point = one.point
    return (
        one.number,
        one.title,
        labels.impact(_, point.impact),
        labels.certainty(_, point.certainty),
        labels.status(_, point.status),
        point.score,
        labels.category(_, point.category),
        _listed(point.owners),
        _listed(point.journeys),
        labels.where(one),
        _listed([persona.title for persona in one.personas]),
        point.occurrences,
        *([one.on_pages, len(one.templates)] if crawled else []),
        yes(_, point.on_path),
        _told(one.fix),
        _told(one.why),
        next((found.target.selector for found in findings if found.target), ""),
        _listed([criterion.number for criterion in one.criteria]),
        _listed([clause for found in findings for clause in found.en301549]),
        _listed([clause for found in findings for clause in found.en301549_v411]),
        next((found.url for found in findings if found.url), ""),
        one.help_url,
        labels.decision(_, point.decision),
        _by(_, point.by),
        point.rule,
        point.id,
    )


def _finding_row(showing: Showing, found: Finding, one: PointShowing | None) -> tuple[Cell, ...]:
    _ = showing.words
    return (
        one.number if one else "",
        found.message,
        labels.impact(_, found.impact),
        labels.certainty(_, found.certainty),
        labels.status(_, one.point.status) if one else "",
        labels.category(_, found.category),
        found.owner or "",
        found.journey,
        found.step,
        _listed([showing.personas[name].title if name in showing.personas else name for name in found.personas]),
        yes(_, found.on_path),
        yes(_, found.unstable),
        found.opened,
        found.target.selector if found.target else "",
        found.target.html if found.target else "",
        _listed(found.wcag),
        _listed(found.en301549),
        _listed(found.en301549_v411),
        found.url,
        found.help_url,
        _by(_, found.by),
        found.rule,
        found.id,
    )


def _by(_: Words, who: str) -> str:
    return _("A person") if who == "person" else _("A rule")


def yes(_: Words, held: bool) -> str:  # noqa: FBT001 - a value, no switch
    """Whether something holds."""
    return _("yes") if held else _("no")


def _told(prose: Prose) -> str:
    """Paragraphs as lines; an item begins with a dash, code stands as it is."""
    marks = {"item": "- "}
    return "\n".join(
        marks.get(paragraph.kind, "") + "".join(piece.text for piece in paragraph.pieces) for paragraph in prose
    )


def _listed(names: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(names))


def cleaned(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The row without what could steer the program that opens it."""
    return tuple(plain(cell) if isinstance(cell, str) else cell for cell in row)


def is_web(address: str) -> bool:
    """Whether an address can be made a link: nothing that runs, no file."""
    return address.startswith(_WEB)
