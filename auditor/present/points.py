"""Prepares the friction points: their numbers, why and how to mend, places, crops, what mending would change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from auditor.model import Box, Finding, FrictionPoint
from auditor.showing import (
    Frame,
    Mended,
    Occurrence,
    PersonaDocs,
    Picture,
    PointShowing,
    Prose,
    RuleDocs,
    StepRef,
)

from .pictures import Album
from .prose import first_sentence, prose
from .way import OPEN, Way, language
from .words import about, brief, shape, shortened

_MOST_SEEN = 5
_SIDES = 4  # of a box
_MOST_PLACES = 100
_MOST_PAGES, _FEW_PAGES, _ALL_PAGES = 200, 20, 5_000  # that are listed: of one point, of each when all are so many


def show_points(way: Way, rules: Mapping[str, RuleDocs], album: Album) -> tuple[PointShowing, ...]:
    """All friction points, what still stands first, worst first."""
    points = sorted(way.audit.friction_points, key=lambda point: (point.status not in OPEN, -point.score))
    worst = max((point.score for point in points), default=0) or 1
    shown = [
        _show(way, point, f"F{number}", point.score / worst, rules.get(point.rule), album)
        for number, point in enumerate(points, 1)
    ]
    titles = Counter(one.title for one in shown)
    told = (replace(one, about=about(one.code)) if titles[one.title] > 1 else one for one in shown)
    return tuple(_bounded(told))


def _bounded(points: Iterable[PointShowing]) -> Iterator[PointShowing]:
    """The points with as many addresses of pages as a report can hold."""
    listed = 0
    for one in points:
        pages = one.pages[: _MOST_PAGES if listed < _ALL_PAGES else _FEW_PAGES]
        listed += len(pages)
        yield one if pages == one.pages else replace(one, pages=pages)


def _show(way: Way, point: FrictionPoint, number: str, bar: float, told: RuleDocs | None, album: Album) -> PointShowing:
    docs = told or RuleDocs(point.rule, point.title, "", point.fix, (), (), "")
    findings = way.of(point)
    crop, crop_step, crop_persona, crop_opened = _crop(way, findings, number, album)
    before, before_persona = _before(way, findings, crop_step, crop_persona, album)
    numbers = dict.fromkeys(number for finding in findings for number in finding.wcag)
    shown = next((found for finding in findings if (found := way.visit(finding))), None)
    title, steps = shortened(point.title, way.home), way.steps_of(point)
    pages = _pages(way, point)
    return PointShowing(
        number=number,
        point=point,
        title=title,
        brief=brief(title),
        about=None,
        bar=bar,
        order=first_sentence(point.fix or docs.fix) or docs.title,
        why=prose(point.why or docs.why),
        fix=_fix(point, docs),
        cannot=prose(docs.cannot),
        rule=docs,
        criteria=tuple(way.criteria[number] for number in numbers if number in way.criteria),
        steps=steps,
        personas=tuple(way.personas[persona] for persona in point.personas),
        everybody=set(point.personas) >= {walk.persona for walk in way.audit.walks},
        stopped=tuple(way.personas[persona] for persona in way.stopped_by(point)),
        mended=_mended(way, point),
        code=next((finding.target.html for finding in findings if finding.target and finding.target.html), ""),
        lang=language(shown[0] if shown else None),
        seen=_seen(way, point, findings),
        places=tuple(_place(way, finding) for finding in findings[:_MOST_PLACES]),
        crop=crop,
        crop_step=crop_step,
        crop_persona=crop_persona,
        crop_opened=crop_opened,
        before=before,
        before_persona=before_persona,
        help_url=next((finding.help_url for finding in findings if _is_web(finding.help_url)), ""),
        templates=tuple(ref for ref in steps if ref in way.templates),
        on_pages=max(point.pages, len(pages)),
        pages=pages,
    )


def _pages(way: Way, point: FrictionPoint) -> tuple[str, ...]:
    """The pages of a crawl where it was met, as far as they are known: those of its findings, if it names none."""
    own = (finding.url for finding in way.of(point) if finding.journey == way.crawl)
    return point.page_urls or tuple(dict.fromkeys(own))


def _fix(point: FrictionPoint, docs: RuleDocs) -> Prose:
    """The longer of the two: a point may carry only the first sentence of its rule's advice."""
    return prose(max(point.fix, docs.fix, key=len))


def _crop(
    way: Way, findings: Sequence[Finding], number: str, album: Album
) -> tuple[Picture | None, StepRef | None, PersonaDocs | None, str]:
    """The first finding that can be shown, with the step, the persona whose picture it is, and what was opened."""
    for finding in findings:
        if not (finding.target and finding.target.box and finding.screenshot):
            continue
        picture = album.crop(finding.screenshot, Frame(number, finding.impact, finding.target.box))
        if picture:
            shown = way.visit(finding)
            persona = shown[1] if shown else next(iter(finding.personas), "")
            return picture, way.step(finding.journey, finding.step), way.personas.get(persona), finding.opened
    return _own_picture(way, findings, album)


def _own_picture(
    way: Way, findings: Sequence[Finding], album: Album
) -> tuple[Picture | None, StepRef | None, PersonaDocs | None, str]:
    """The picture that a person put beside a finding, with the step."""
    for finding in findings:
        if finding.by == "person" and (picture := album.whole(finding.screenshot)):
            return picture, way.step(finding.journey, finding.step), None, ""
    return None, None, None, ""


def _before(
    way: Way, findings: Sequence[Finding], step: StepRef | None, persona: PersonaDocs | None, album: Album
) -> tuple[Picture | None, PersonaDocs | None]:
    """The same place as the reference walk saw it, where a rule that compared the two says where that is (`before`)."""
    for finding in findings:
        box = finding.values.get("before")
        if step is None or persona is None or not isinstance(box, list | tuple) or len(box) != _SIDES:
            continue
        reference = next(iter(way.walks(finding.journey)), None)
        shots = [visit.screenshot for visit in way.visits_at(reference, step.name)] if reference else []
        picture = album.part(next((shot for shot in reversed(shots) if shot), None), cast("Box", tuple(box)))
        if picture and reference and reference.persona != persona.id:
            return picture, way.personas[reference.persona]
    return None, None


def _place(way: Way, finding: Finding) -> Occurrence:
    return Occurrence(
        step=way.step(finding.journey, finding.step),
        personas=tuple(way.personas[one].title for one in finding.personas if one in way.personas),
        selector=finding.target.selector if finding.target else "",
        message=finding.message,
        opened=finding.opened,
        url=finding.url if finding.journey == way.crawl else "",
    )


def _seen(way: Way, point: FrictionPoint, findings: Sequence[Finding]) -> tuple[str, ...]:
    """What was found, in sentences: not what the title says already, and one of those that differ in figures alone."""
    messages: dict[str, str] = {}
    for finding in findings:
        if finding.message not in {"", point.title}:
            messages.setdefault(shape(finding.message), shortened(finding.message, way.home))
    return tuple(messages.values())[:_MOST_SEEN]


def _mended(way: Way, point: FrictionPoint) -> tuple[Mended, ...]:
    """The point's steps as they are and as they would be without it, the highest first."""
    if point.status not in OPEN:
        return ()
    highest = max((value for value in way.frictions.values() if value), default=0) or 1
    shares = {way.step(share.journey, share.step): share.friction or 0 for share in point.shares}
    befores = ((step, way.frictions[step]) for step in way.steps_of(point))
    found = [(step, before, round(before - shares.get(step, 0), 1)) for step, before in befores if before is not None]
    shown = (Mended(step, before, after, before / highest, after / highest) for step, before, after in found)
    return tuple(sorted(shown, key=lambda one: -one.before))


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))
