"""Says at the end what a crawl came to: how much was looked at, on how many kinds of page something is in the way."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.languages import Words
from auditor.model import Impact
from auditor.showing_site import SiteShowing, TemplateShowing

from .impacts import impact_in_words
from .terminal import plain, say

MOST_TEMPLATES = 8
_STYLES = {Impact.BLOCKER: "bold red", Impact.SERIOUS: "yellow"}


def site_summary(console: Console, site: SiteShowing, _: Words) -> None:
    """Print it: a sentence, figures, the worst templates."""
    record = site.record
    say(console, (_verdict(site, _), "bold"))
    if not record.looked:
        say(console, (record.why, "yellow"))
        return
    looked = _.many(
        "Pages: {found} found, {looked} opened, {audited} audited, of {n} template.",
        "Pages: {found} found, {looked} opened, {audited} audited, of {n} templates.",
        site.audited,
        found=_.number(record.found, 0),
        looked=_.number(record.looked, 0),
        audited=_.number(record.audited, 0),
    )
    say(console, looked)
    if not record.complete:
        say(console, (f"{_('That is not the whole site.')} {record.why}".strip(), "yellow"))
    if record.unaudited:
        say(console, (_unaudited(site, _), "yellow"))
    if site.templates:
        console.print(_templates(site, _))
    left = len(site.templates) - MOST_TEMPLATES
    if left > 0:
        say(console, (_.many("And {n} more template.", "And {n} more templates.", left), "dim"))
    if record.broken:
        say(
            console,
            _.many("{n} linked address is not there.", "{n} linked addresses are not there.", record.broken),
        )
    if record.unasked:
        of = _.number(record.links + record.unasked, 0)
        unasked = _.many(
            "{n} of {of} linked addresses was not asked for: the time for that was over, or there were too many.",
            "{n} of {of} linked addresses were not asked for: the time for that was over, or there were too many.",
            record.unasked,
            of=of,
        )
        say(console, (unasked, "yellow"))


def _unaudited(site: SiteShowing, _: Words) -> str:
    return _.many(
        "{n} page that was chosen could not be judged; the report says why.",
        "{n} pages that were chosen could not be judged; the report says why.",
        site.record.unaudited,
    )


def _verdict(site: SiteShowing, _: Words) -> str:
    every = site.audited
    if not every:
        return _("No page could be audited.")
    if site.stopping:
        return _("On {n} of {all} kinds of page, something stops some customers.", n=site.stopping, all=every)
    if site.hindering:
        return _("On {n} of {all} kinds of page, something gets seriously in the way.", n=site.hindering, all=every)
    return _(
        "On {n} of {all} kinds of page, something was found; nothing serious is certain.", n=site.marked, all=every
    )


def _templates(site: SiteShowing, _: Words) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(_("Template"), overflow="fold")
    table.add_column(_("Pages"), justify="right", no_wrap=True)
    table.add_column(_("Audited"), justify="right", no_wrap=True)
    table.add_column(_("Friction"), justify="right", no_wrap=True)
    table.add_column(_("Worst"), no_wrap=True)
    for one in site.templates[:MOST_TEMPLATES]:
        friction = "–" if one.step.friction is None else _.number(one.step.friction, 1)
        pages, audited = (_.number(count, 0) for count in (one.pages, one.audited))
        style = _STYLES.get(one.worst, "") if one.worst else "dim"
        name = plain(f"{one.step.ref.number} {one.step.ref.name}")
        table.add_row(name, pages, audited, friction, Text(_worst(one, _), style))
    return table


def _worst(one: TemplateShowing, _: Words) -> str:
    if one.worst:
        return impact_in_words(one.worst, _)
    if one.step.points:
        return _("to be looked at")
    return _("nothing found") if one.audited else _("not audited")
