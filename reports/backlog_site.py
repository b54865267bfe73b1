"""The templates and the documents of a crawl as tables, for the workbook."""

from auditor.languages import Words
from auditor.model import DocumentRecord
from auditor.showing_site import SiteShowing, TemplateShowing

from . import labels
from .backlog import Cell, Column, Table, cleaned, yes


def templates_table(site: SiteShowing, _: Words) -> Table:
    """One row a template, the worst first."""
    columns = (
        Column(_("Number"), "number"),
        Column(_("Template"), "words"),
        Column(_("Shape of the addresses"), "words"),
        Column(_("Pages"), "number"),
        Column(_("Audited"), "number"),
        Column(_("Friction"), "number"),
        Column(_("Friction points"), "number"),
        Column(_("Worst violation")),
        Column(_("Owner"), "words"),
        Column(_("A page of it"), "link"),
    )
    return Table(_("Page templates"), columns, tuple(cleaned(_template(one, _)) for one in site.templates))


def documents_table(site: SiteShowing, _: Words) -> Table:
    """One row a document, what lacks most first."""
    columns = (
        Column(_("Address"), "link"),
        Column(_("Kind")),
        Column(_("Bytes"), "number"),
        Column(_("Tagged")),
        Column(_("Title"), "words"),
        Column(_("Language")),
        Column(_("Text")),
        Column(_("Encrypted")),
        Column(_("Why it could not be looked into"), "words"),
        Column(_("Linked from"), "link"),
    )
    return Table(_("Documents"), columns, tuple(cleaned(_document(one, _)) for one in site.documents))


def _template(one: TemplateShowing, _: Words) -> tuple[Cell, ...]:
    return (
        one.step.ref.number,
        one.step.ref.name,
        one.shape,
        one.pages,
        one.audited,
        one.step.friction,
        len(one.step.points),
        labels.worst(_, one),
        one.step.owner or "",
        next((page.url for page in one.shown), ""),
    )


def _document(one: DocumentRecord, _: Words) -> tuple[Cell, ...]:
    return (
        one.url,
        one.kind,
        one.bytes,
        _known(_, one.tagged),
        one.title,
        one.language,
        _known(_, one.has_text),
        _known(_, one.encrypted),
        one.why,
        next(iter(one.pages), ""),
    )


def _known(_: Words, held: bool | None) -> str:  # noqa: FBT001 - a value, no switch
    return "" if held is None else yes(_, held)
