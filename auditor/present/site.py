"""Prepares the site view of a crawl: templates worst first, the sample, depths, documents, what was left out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from auditor.model import DocumentRecord, Impact, SampledPage, Seen, SiteRecord, TemplateRecord, VisitRecord
from auditor.showing import JourneyShowing, PointShowing, StepShowing
from auditor.showing_site import Depth, OfSite, PageShowing, Share, SiteShowing, TemplateShowing

from .way import OPEN, Way, language

MOST_PAGES = 20  # of a template that are shown one by one
PARTS = ("every", "essential", "template", "random")  # of a sample, as WCAG-EM 1.0, step 3, draws them
RANDOM = "random"
BARS = tuple("|–—-·:•/»")  # stand before the name of the service in titles
# What a document ought to have (EN 301 549, clause 10): its tags, its language, its title, its text.
_FACTS = ("tagged", "language", "title", "has_text")

Pages = Mapping[str, Sequence[PointShowing]]  # address → what is known to be there, worst first


def show_site(way: Way, journeys: Sequence[JourneyShowing], points: Sequence[PointShowing]) -> SiteShowing | None:
    """The site view, None where nothing was crawled."""
    site = way.audit.site
    journey = next((one for one in journeys if one.crawled), None)
    if site is None or journey is None:
        return None
    pages = _points_of_pages(way, journey, points)
    templates = _templates(way, site, journey, pages)
    seen = [one for one in templates if one.audited]
    structured = tuple(one for one in site.chosen if one.why != RANDOM)
    drawn = tuple(one for one in site.chosen if one.why == RANDOM)
    documents = sorted(site.documents, key=_lacks, reverse=True)
    return SiteShowing(
        record=site,
        journey=journey,
        templates=templates,
        audited=len(seen),
        stopping=sum(one.worst is Impact.BLOCKER for one in seen),
        hindering=sum(one.worst is Impact.SERIOUS for one in seen),
        marked=sum(bool(one.step.points) for one in seen),
        sample=_sample(site),
        structured=structured,
        random=drawn,
        only_random=_only_random(structured, drawn, pages),
        left_out=tuple(Share(why, count) for why, count in sorted(site.left_out.items(), key=lambda one: -one[1])),
        depths=_depths(site),
        starts=tuple(site.journey_starts.items()),
        of_site=_of_site(points),
        documents=tuple(documents),
        lacking=sum(_lacks(one) > 0 for one in documents),
        unread=sum(bool(one.why) for one in documents),
    )


def _points_of_pages(way: Way, journey: JourneyShowing, points: Sequence[PointShowing]) -> Pages:
    """What is known to be on which page: a friction point names its first pages, each finding its own."""
    found: dict[str, list[PointShowing]] = defaultdict(list)
    for one in points:
        if one.point.status in OPEN and not one.rule.of_site:
            own = (finding.url for finding in way.of(one.point) if finding.journey == journey.name)
            for url in dict.fromkeys((*one.point.page_urls, *own)):
                found[url].append(one)
    return found


def _templates(way: Way, site: SiteRecord, journey: JourneyShowing, pages: Pages) -> tuple[TemplateShowing, ...]:
    """One a step, worst first; a step that the crawl's record does not know counts its visits alone."""
    records, titles = {one.step: one for one in site.templates}, _titles(site)
    highest = max((step.friction or 0 for step in journey.steps), default=0) or 1
    shown = [
        replace(
            _template(way, journey, step, records.get(step.ref.name), pages, highest),
            example=titles.get(step.ref.name, ""),
        )
        for step in journey.steps
    ]
    return tuple(sorted(shown, key=lambda one: (not one.audited, -(one.step.friction or 0), one.step.ref.number)))


def _titles(site: SiteRecord) -> dict[str, str]:
    """The title of a page of each template, without what most titles end with, such as the name of the service."""
    told = [title.split() for title in dict.fromkeys(one.title for one in site.chosen)]
    size, ending = 0, tuple[str, ...]()
    while len(told) > 1:
        size += 1
        endings = Counter(tuple(words[-size:]) for words in told if len(words) > size)
        usual, count = max(endings.items(), key=lambda one: one[1], default=((), 0))
        if count * 2 <= len(told):
            break
        ending = usual if usual[0] in BARS else ending
    first = {one.step: one.title.split() for one in reversed(site.chosen) if one.title}
    return {step: _without(words, ending) for step, words in first.items()}


def _without(words: Sequence[str], ending: Sequence[str]) -> str:
    own = words[: len(words) - len(ending)]
    return " ".join(own if own and (*own, *ending) == tuple(words) else words).rstrip(" –—|-·:")


def _template(
    way: Way, journey: JourneyShowing, step: StepShowing, record: TemplateRecord | None, pages: Pages, highest: float
) -> TemplateShowing:
    visits: dict[str, dict[str, VisitRecord]] = {}
    for walk in way.walks(journey.name):
        for visit in way.visits_at(walk, step.ref.name):
            visits.setdefault(visit.url, {}).setdefault(walk.persona, visit)
    told = sorted((_page(own, pages) for own in visits.values()), key=_badness)
    sure = [one.point.impact for one in step.points if one.point.certainty == "violation"]
    audited = record.audited if record else len(visits)
    return TemplateShowing(
        step=step,
        shape=record.shape if record else "",
        pages=record.pages if record else len(visits),
        audited=audited,
        worst=min(sure, key=lambda impact: impact.rank, default=None),
        bar=(step.friction or 0) / highest,
        shown=tuple(told[:MOST_PAGES]),
        left_out=max(0, audited - len(told[:MOST_PAGES])),
    )


def _page(visits: Mapping[str, VisitRecord], pages: Pages) -> PageShowing:
    """One page, as all its personas met it."""
    first = next(iter(visits.values()))
    return PageShowing(
        url=first.url,
        title=first.title,
        lang=language(first),
        outcomes={persona: visit.outcome for persona, visit in visits.items()},
        why=next((visit.why for visit in visits.values() if visit.why), ""),
        points=tuple(pages.get(first.url, ())),
    )


def _badness(page: PageShowing) -> tuple[bool, int]:
    return Seen.PREVENTED not in page.outcomes.values(), -len(page.points)


def _sample(site: SiteRecord) -> tuple[Share, ...]:
    """Its parts in the order of the method; such as it does not know at the end."""
    order = (*PARTS, *(name for name in site.sample if name not in PARTS))
    return tuple(Share(name, site.sample[name]) for name in order if site.sample.get(name))


def _only_random(
    structured: Iterable[SampledPage], drawn: Sequence[SampledPage], pages: Pages
) -> tuple[PointShowing, ...]:
    """What no page of the structured sample has: a hint that the sample is too small (WCAG-EM 1.0, step 4.c)."""
    known = {one.point.id for page in structured for one in pages.get(page.url, ())}
    found = {one.point.id: one for page in drawn for one in pages.get(page.url, ()) if one.point.id not in known}
    return tuple(found.values())


def _of_site(points: Sequence[PointShowing]) -> tuple[OfSite, ...]:
    """What is said of the service as a whole, rule by rule: of links alone there may be hundreds."""
    rules: dict[str, list[PointShowing]] = defaultdict(list)
    for one in points:
        if one.rule.of_site and one.point.status in OPEN:
            rules[one.rule.id].append(one)
    alone = ((own, own[0].brief if len(own) == 1 else own[0].rule.problem or own[0].brief) for own in rules.values())
    return tuple(OfSite(says, tuple(own)) for own, says in alone)


def _depths(site: SiteRecord) -> tuple[Depth, ...]:
    told: list[tuple[int | None, int]] = sorted(site.depths.items())
    unlinked = site.looked - sum(site.depths.values())
    if told and unlinked > 0:
        told.append((None, unlinked))
    most = max((pages for _, pages in told), default=0) or 1
    return tuple(Depth(clicks, pages, pages / most) for clicks, pages in told)


def _lacks(document: DocumentRecord) -> int:
    """How much of what it ought to have a document certainly has not."""
    if document.why:
        return 0
    return sum(not getattr(document, name) for name in _FACTS if getattr(document, name) is not None)
