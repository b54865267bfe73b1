"""Builds the audit of a crawl by hand, for the tests of the reports: templates, a sample, findings with their pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from auditor.model import (
    Audit,
    Category,
    Certainty,
    CurvePoint,
    DocumentRecord,
    Effort,
    Finding,
    FrictionPoint,
    GateVerdict,
    Impact,
    Metrics,
    Place,
    SampledPage,
    Score,
    Seen,
    SiteRecord,
    StepRecord,
    TemplateRecord,
    Tool,
    VisitRecord,
    WalkRecord,
)
from auditor.parts import PersonaDocs, RuleDocs, Showing
from auditor.present import present

HOME = "https://kirjasto.example"
CRAWL = "Pages of Kirjasto"
NAMES = (
    ("/", "Etusivu – Kirjasto"),
    ("/aineisto/*", "Aineistotietueen saatavuus- ja varaustiedot toimipisteittäin"),
    ("/kirjailijat/*", "Kirjailijaesittely ja teosluettelo"),
    ("/toimipisteet/*", "Toimipisteen aukioloajat, yhteystiedot ja esteettömyystiedot"),
    ("/tapahtumat/*/*", "Tapahtuma"),
    ("/uutiset/*", "Uutinen"),
    ("/haku", "Hakutulokset"),
    ("/kokoelmat/*", "Kokoelma"),
    ("/ohjeet/*", "Ohje"),
    ("/tietosuojaselosteet/*", "Henkilötietojenkäsittelytoimintaselosteet"),
    ("/palaute", "Palautelomake"),
    ("/en/*", "Page in English"),
)
PERSONAS = {
    id_: PersonaDocs(id_, title, hint, who)
    for id_, title, hint, who in (
        ("desktop", "Desktop", "mouse", "A customer with a mouse and a large screen."),
        ("mobile", "Mobile", "touch, 4G", "A customer with a current mid-range phone."),
    )
}


@dataclass(frozen=True)
class Told:
    """One friction point in short: at which templates, and on how many of the pages audited there (None: on all)."""

    rule: str
    title: str
    category: Category
    impact: Impact
    templates: tuple[int, ...]
    fix: str
    score: float
    wcag: tuple[str, ...] = ()
    certainty: Certainty = Certainty.VIOLATION
    on: int | None = None
    html: str = ""


EVERYWHERE = tuple(range(12))
TOLD = (
    Told("unreachable-by-keyboard", "Copies cannot be reserved without a mouse", "accessibility", Impact.BLOCKER, (1,),
         "Make “Reserve” a real button.", 9.6, ("2.1.1",), html='<div onclick="reserve()">Varaa</div>'),
    Told("axe-image-alt", "The logo in the header has no alternative", "accessibility", Impact.SERIOUS, EVERYWHERE,
         "Give the logo an alternative.", 7.2, ("1.1.1",), html='<img class="logo" src="/logo.svg">'),
    Told("axe-color-contrast", "Dates are too faint to read", "accessibility", Impact.MODERATE, (4, 5),
         "Darken the dates.", 2.4, ("1.4.3",), html='<time class="faint">22.11.</time>'),
    Told("axe-label", "A field of the feedback form has no name", "accessibility", Impact.SERIOUS, (10,),
         "Tie the label to the field.", 1.8, ("1.3.1", "4.1.2"), html='<input name="palaute">'),
    Told("link-text", "Links say “read more”", "ease", Impact.MINOR, (0, 5, 8), "Say where the link leads.", 0.6,
         ("2.4.4",), Certainty.REVIEW, 1, '<a href="/uutiset/7">Lue lisää</a>'),
    Told("broken-links", "7 links lead to pages that are not there", "path", Impact.SERIOUS, (5, 8),
         "Mend or remove the links.", 2.0),
    Told("document-untagged", "3 documents have no tags", "accessibility", Impact.SERIOUS, (8,),
         "Export the documents with tags.", 1.2, ("1.3.1",), on=3),
)  # fmt: skip
RULES = {
    told.rule: RuleDocs(told.rule, told.title, "It gets in the way.", told.fix, (), told.wcag, "auditor",
                        of_site=told.rule in {"broken-links", "document-untagged"})
    for told in TOLD
}  # fmt: skip


def crawled(
    folder: Path,
    *,
    pages: int = 300,
    audited: int = 36,
    personas: Sequence[str] = ("desktop",),
    words: str = "",
    more: int = 0,
) -> Audit:
    """The audit of a crawl of twelve templates, or `more`; `words` are put into all that comes from the service."""
    kinds = [*NAMES, *((f"/osasto-{number}/*", f"Osasto {number}") for number in range(more))]
    of = [_spread(pages, number) for number in range(len(kinds))]
    each = max(1, audited // len(kinds))
    own = [_urls(kinds[number][0], min(count, each), words) for number, count in enumerate(of)]
    names = [f"{name}{words}" for _, name in kinds]
    _draw(folder / "evidence" / "crawl.jpg")
    walks = tuple(_walk(persona, names, own) for persona in personas)
    points = tuple(_point(number, told, names, own, personas, words) for number, told in enumerate(TOLD))
    findings = tuple(
        one for number, told in enumerate(TOLD) for one in _findings(number, told, names, own, personas, words)
    )
    friction = {name: round(sum(one.friction or 0 for p in points for one in p.shares if one.step == name), 1)
                for name in names}  # fmt: skip
    return Audit(
        service=f"Kirjasto{words}",
        url=f"{HOME}/",
        language="en",
        started="2026-11-22T09:15:00+02:00",
        finished="2026-11-22T09:31:00+02:00",
        tool=Tool(version="0.1.0", browser="Chromium 141", checkers={"axe-core": "4.11.0"}),
        verdict=GateVerdict(complete=True, gate="none"),
        walks=walks,
        findings=findings,
        friction_points=points,
        curve=tuple(CurvePoint(journey=CRAWL, step=name, friction=value) for name, value in friction.items()),
        site=_site([shape for shape, _ in kinds], names, of, own, words),
    )


def shown(audit: Audit, folder: Path) -> Showing:
    """The audit prepared for reports, with what the sample tells of its rules and personas."""
    return present(audit, folder, rules=RULES, personas=PERSONAS)


def incomplete(audit: Audit) -> Audit:
    """The same, cut short."""
    assert audit.site
    why = "The crawl ends at 300 pages (`most_pages`), and 1200 pages were left waiting."
    site = audit.site.model_copy(update={"found": audit.site.found + 1200, "complete": False, "why": why})
    return audit.model_copy(update={"site": site})


def _spread(pages: int, number: int) -> int:
    """How many pages a template has: most of them are records of the catalogue."""
    alone = {0, 6, 10}
    if number in alone:
        return 1
    rest = pages - len(alone)
    shares = {1: 0.5, 2: 0.15, 3: 0.03, 4: 0.08, 5: 0.1, 7: 0.04, 8: 0.05, 9: 0.02, 11: 0.03}
    return round(rest * shares.get(number, 0.02))


def _urls(shape: str, count: int, words: str) -> tuple[str, ...]:
    return tuple(f"{HOME}{shape.replace('*', f'sivu-{page}')}{words}" for page in range(count))


def _walk(persona: str, names: Sequence[str], own: Sequence[tuple[str, ...]]) -> WalkRecord:
    places = [(name, url) for name, urls in zip(names, own, strict=True) for url in urls]
    visits = tuple(
        VisitRecord(
            number=number, step=name, owner=None, url=url, title=f"{name} {number}",
            outcome=Seen.PREVENTED if number == 3 else Seen.PASSED,
            why="The page answers with HTTP 503." if number == 3 else None, conditions="desktop", metrics=Metrics(),
            friction=1.0, effort=Effort(), screenshot="evidence/crawl.jpg", lang="fi",
        )
        for number, (name, url) in enumerate(places)
    )  # fmt: skip
    return WalkRecord(
        journey=CRAWL, persona=persona, outcome="completed", stopped_at=None, reason=None, effort=Effort(),
        steps=tuple(
            StepRecord(step=name, owner=None, outcome=Seen.PASSED, friction=1.0, effort=Effort()) for name in names
        ),
        visits=visits, timed=False,
    )  # fmt: skip


def _hit(told: Told, own: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    for at in told.templates:
        for url in own[at][: told.on]:
            yield at, url


def _point(
    number: int, told: Told, names: Sequence[str], own: Sequence[tuple[str, ...]],
    personas: Sequence[str], words: str,
) -> FrictionPoint:  # fmt: skip
    hit = list(_hit(told, own))
    steps = tuple(names[at] for at in told.templates)
    each, left = divmod(round(told.score * 10), len(steps))
    score = Score(impact=10, certainty=1, reach=told.score / 10, path=1, total=told.score,
                  personas=(len(personas), len(personas)), steps=(len(hit), sum(map(len, own))))  # fmt: skip
    return FrictionPoint(
        id=f"s{number}", rule=told.rule, title=f"{told.title}{words}", category=told.category, impact=told.impact,
        certainty=told.certainty, score=told.score, score_parts=score, occurrences=len(hit), journeys=(CRAWL,),
        steps=steps, personas=tuple(personas), owners=(), on_path=True, fix=told.fix,
        shares=tuple(CurvePoint(journey=CRAWL, step=step, friction=(each + (place < left)) / 10)
                     for place, step in enumerate(steps)),
        findings=tuple(f"g{number}-{place}" for place in range(len(hit))),
        pages=len(hit), page_urls=tuple(url for _, url in hit)[:200],
    )  # fmt: skip


def _findings(
    number: int, told: Told, names: Sequence[str], own: Sequence[tuple[str, ...]], personas: Sequence[str], words: str
) -> Iterator[Finding]:
    for place, (at, url) in enumerate(_hit(told, own)):
        yield Finding(
            id=f"g{number}-{place}", rule=told.rule, category=told.category, impact=told.impact,
            certainty=told.certainty, journey=CRAWL, step=names[at], url=url, personas=tuple(personas), on_path=True,
            wcag=told.wcag, message=f"{told.title}{words}", message_id=told.rule,
            target=Place(selector="main", html=f"{told.html}{words}", box=(60, 200, 300, 60)) if told.html else None,
            sources=(f"auditor:{told.rule}",), friction_point=f"s{number}", screenshot="evidence/crawl.jpg",
        )  # fmt: skip


def _site(
    shapes: Sequence[str], names: Sequence[str], of: Sequence[int], own: Sequence[tuple[str, ...]], words: str
) -> SiteRecord:
    chosen = [
        SampledPage(url=url, step=name, title=f"{name} {page}", why=_chosen(page, at))
        for at, (name, urls) in enumerate(zip(names, own, strict=True))
        for page, url in enumerate(urls)
    ]
    whys = [page.why for page in chosen]
    return SiteRecord(
        journey=CRAWL, start=f"{HOME}/", found=sum(of) + 26, looked=sum(of), audited=len(chosen), failed=2,
        left_out={f"Left out by the plan's `exclude`{words}": 12, "robots.txt forbids it": 9,
                  "More pages of this shape than `most_of_a_kind`": 3},
        sample={why: whys.count(why) for why in dict.fromkeys(whys)}, chosen=tuple(chosen),
        templates=tuple(
            TemplateRecord(step=name, shape=f"{shapes[at]}{words}", pages=of[at], audited=len(own[at]),
                           examples=tuple(own[at][:20]))
            for at, name in enumerate(names)
        ),
        depths={0: 1, 1: 14, 2: sum(of) // 2, 3: sum(of) // 3, 7: 2},
        journey_starts={f"Varaa kirja{words}": 2, "Liity asiakkaaksi": None}, links=1204, broken=7,
        documents=(
            DocumentRecord(url=f"{HOME}/saannot.pdf{words}", kind="pdf", pages=own[8][:2], bytes=210_000, tagged=True,
                           title="Käyttösäännöt", language="fi", has_text=True, encrypted=False),
            DocumentRecord(url=f"{HOME}/vanha-hinnasto.pdf", kind="pdf", pages=own[8][:1], bytes=1_900_000,
                           tagged=False, title=words, language="", has_text=False, encrypted=False),
            DocumentRecord(url=f"{HOME}/rikki.pdf", kind="pdf", pages=own[5][:1], why=f"The file is cut short.{words}"),
        ),
    )  # fmt: skip


def _chosen(page: int, template: int) -> str:
    if page == 0:
        return "essential" if template in {0, 6, 10} else "template"
    return "random" if page % 3 == 2 else "template"


def _draw(path: Path) -> None:
    """A screenshot that looks enough like a page to judge crops by."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", (1366, 1100), "#ffffff")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 1366, 70), fill="#efece4")
    draw.text((30, 22), "Kirjasto", fill="#333", font=ImageFont.load_default(20))
    draw.text((60, 105), "Seitsemän veljestä", "#111", ImageFont.load_default(34))
    draw.rectangle((60, 200, 360, 260), fill="#1d4f91")
    for row in range(9):
        draw.rectangle((60, 320 + row * 60, 900 - row * 37, 344 + row * 60), fill="#ddd")
    image.save(path, "JPEG", quality=80)
