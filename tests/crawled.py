"""Run folders of crawls, written the way a crawl writes them, for tests of what is made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from auditor.crawl.frontier import Frontier
from auditor.crawl.templates import Templates, names_of, signature
from auditor.model import Arrival, Crawl, Evidence, Plan
from auditor.store import RunFolder, WalkWriter, slug

HOST = "https://service.example"


@dataclass(frozen=True)
class Page:
    """A page of the service. `links` are addresses, `#` and a part behind some; `make` is what it is made of."""

    path: str
    evidence: Sequence[Evidence] = ()
    make: Sequence[str] = ("main", "p")
    title: str = "A page"
    lang: str = "en"
    links: Sequence[str] = ()
    audited: bool = True
    chosen: str = "template"
    depth: int | None = 1
    state: str = "looked"
    status: int | None = 200
    navigation: Sequence[str] = ()
    help: Sequence[str] = ()
    alternates: Mapping[str, str] = field(default_factory=dict)
    ids: Sequence[str] = ()

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{HOST}{self.path}"

    @property
    def shape(self) -> str:
        """Numbers of things left out."""
        return "/".join("*" if part.isdigit() else part for part in self.path.split("/"))


def crawled(path: Path, *pages: Page, ended: bool = True, plan: Plan | None = None, **crawl: object) -> RunFolder:
    """A run folder with these pages; those that are audited are so by every persona of the crawl."""
    told = Crawl.model_validate(crawl)
    service = plan or Plan(service="Service", url=f"{HOST}/")
    folder = RunFolder.create(path, service.model_copy(update={"crawl": told}))
    folder.note(finished="2026-11-22T10:00:00+00:00")
    templates = Templates()
    with Frontier(folder) as frontier:
        for place, page in enumerate(pages):
            _add(folder, frontier, templates, page, told.personas, place)
        for id_, name in names_of(templates.known.values()).items():
            frontier.template(id_, templates.known[id_].shape, name)
        if ended:
            frontier.note("done", True)
    return folder


def _add(
    folder: RunFolder, frontier: Frontier, templates: Templates, page: Page, personas: Sequence[str], place: int
) -> None:
    linked = page.depth is not None
    frontier.add(page.url, source="link" if linked else "sitemap", shape=page.shape, depth=page.depth, place=place)
    row = frontier.find(page.url)
    assert row is not None
    if page.state != "looked":
        frontier.failed(row["id"], "It answers with an error.", status=page.status)
        return
    made = signature(page.make)
    told = {name: getattr(page, name) for name in ("title", "lang", "status")}
    told |= {name: list(getattr(page, name)) for name in ("navigation", "help", "ids")}
    template = templates.place(page.shape, made, page.title).id
    chosen = page.chosen if page.audited else None
    frontier.looked(
        row["id"], **told, structure=made, template=template, chosen=chosen, alternates=dict(page.alternates)
    )
    links = (link.partition("#") for link in page.links)
    frontier.link(
        row["id"], [(HOST + url if url.startswith("/") else url, part, f"to {url}", "a") for url, _, part in links]
    )
    for persona in personas if page.audited else ():
        name = f"evidence/crawl/{slug(persona)}/00"
        writer = WalkWriter(folder, name, first=row["id"])
        arrival = Arrival(step=0, url=page.url, title=page.title, status=page.status)
        number = writer.visit(arrival, {type(one).__name__: one for one in page.evidence})
        frontier.audited(row["id"], persona, f"{name}/{number:03d}.json", arrival.model_dump_json())
