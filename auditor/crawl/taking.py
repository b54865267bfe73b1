"""Takes what was seen of a page into the frontier: which page it is, where it leads, whether it is audited."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from sqlite3 import Row
from typing import Any
from urllib.parse import urlsplit

from auditor.languages.marking import phrase
from auditor.model import Crawl, Plan

from .addresses import INDEX, address_of, alike, fragment_of, normalise, route_of, same_by_its_word, shape
from .asking import Asking
from .endless import endless
from .frontier import Chosen, Frontier, Source, Waiting
from .looking import Leads, Look
from .opening import Opened
from .pages import kept_templates
from .sampling import chosen, is_essential
from .scope import Scope, is_document
from .templates import names_of, signature

BY_ITS_WORD = phrase("the page says that it is another one (rel=canonical)")
SENDS_ON = phrase("the address leads on to another page")
SAME = phrase("another spelling of the address shows the same page")
ELSEWHERE = phrase("it leads on to another host")
TOO_DEEP = phrase("more clicks from the start than the crawl follows")
PART = phrase("a part of a page that is known: what stands behind # shows no page of its own")
ENOUGH = phrase("enough pages with addresses of this shape were found")
FOUND = 200  # the status of a page that was shown
ENOUGH_ROUTES = 3  # of a page, that show nothing else than the page
_ROUTES = "SELECT state FROM page WHERE url>=? AND url<?"  # `$` comes after `#`
NEARLY = 2  # words by which two answers for one page may differ, such as a time of day


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is taken in. `word`: whether its own word on which page it is counts."""

    id: int
    url: str
    source: str
    depth: int | None
    place: int
    shape: str
    word: bool = True


class Taking:
    """Takes pages in, in the order in which they were given out, so that the same ones are chosen every time."""

    def __init__(self, plan: Plan, crawl: Crawl, frontier: Frontier, asking: Asking) -> None:
        self.crawl, self.frontier, self.asking = crawl, frontier, asking
        self.scope = Scope.of(plan, crawl)
        self.home = urlsplit(normalise(plan.url) or plan.url).netloc
        self.templates = kept_templates(frontier)

    def begin(self, plan: Plan) -> None:
        """Note the addresses to begin with."""
        with self.frontier.change():
            for address in (plan.url, *self.crawl.start):
                self.add(address, "start", depth=0, place=0)
            for address in self.crawl.essential:
                self.add(address, "essential", depth=None, place=0)

    def add(
        self, address: str, source: Source, *, depth: int | None, place: int, parent: int | None = None, text: str = ""
    ) -> None:
        """Note an address of the service's hosts; as left out, where it is not to be opened."""
        url = address_of(address)
        if url is None or not self.scope.has_host(url):
            return
        own = shape(url, self.home)
        # Addresses that a person or a sitemap has written down come to an end by themselves.
        why = None
        if self.frontier.find(url) is None:  # what is known is only known better now
            why = self._why_not(url, text, asked=place == 0)
            why = why or (self._too_many(url, own, depth) if source == "link" else None)
        if not (why and is_document(url)):
            self.frontier.add(url, source=source, shape=own, depth=depth, parent=parent, place=place, why=why or "")

    def _why_not(self, url: str, text: str, *, asked: bool = False) -> str | None:
        """Why an address is not opened. `asked`: the plan itself names it, which only robots.txt is held against."""
        if not asked and (why := self.scope.why_not(url, text)):
            return why
        robots = self.asking.known_robots(url)
        return robots.why_not(url) if robots else None

    def _too_many(self, url: str, own: str, depth: int | None) -> str | None:
        if depth is not None and depth > self.crawl.most_depth:
            return TOO_DEEP
        if self.is_no_route(url):
            return PART
        space = endless(url, self.home)
        if space and (space.most == 0 or self.frontier.count_of(space.shape) >= space.most):
            return space.why
        return ENOUGH if self.frontier.count_of(own) >= self.crawl.most_of_a_kind else None

    def is_no_route(self, url: str) -> bool:
        """Whether the routes of a page have shown nothing of their own so far: then no script reads them."""
        page, mark, _ = url.partition("#")
        if not mark:
            return False
        states = [row["state"] for row in self.frontier.rows(_ROUTES, f"{page}#", f"{page}$")]
        return states.count("same") >= ENOUGH_ROUTES and "looked" not in states

    def take(self, waiting: Waiting, opened: Opened) -> Chosen | None:
        """Take in what an address came to; returns the page where it is to be audited."""
        with self.frontier.change():
            row = self.frontier.find(waiting.url)
            if row is None or row["state"] != "waiting":  # another page has led here meanwhile
                self.frontier.put_back(waiting.id)
                return None
            return self._take(_page(row), opened)

    def _take(self, page: Page, opened: Opened) -> Chosen | None:
        if opened.final_url != page.url and not opened.why:
            self._way(page, opened)
            return self._sent_on(page, opened)
        told = {"status": opened.status, "final_url": opened.final_url, "seconds": round(opened.seconds, 3)}
        if opened.file:
            self.frontier.left_out(page.id, opened.why, **told)
        elif opened.why or opened.look is None:
            title = opened.look.facts.title if opened.look else ""
            self.frontier.failed(page.id, opened.why, **told, title=title)
            self.frontier.let_wait(page.url, BY_ITS_WORD, page.place + 1)
        elif not self._same_as_another(page, opened.look, opened.seconds):
            return self._looked(page, opened.look, told)
        return None

    def _way(self, page: Page, opened: Opened) -> None:
        """Keep how the server sent on; where a script did, there is nothing to keep."""
        if opened.chain:
            status, final = opened.status or FOUND, opened.final_url
            told = {"status": status, "why": "", "certain": True, "final_url": final, "type": ""}
            self.frontier.target(page.url, **told, chain=opened.chain, hops=opened.hops)

    def _sent_on(self, page: Page, opened: Opened) -> Chosen | None:
        final = opened.final_url
        if why := self._why_not(final, "") if self.scope.has_host(final) else ELSEWHERE:
            self.frontier.left_out(page.id, why, seconds=opened.seconds)
            return None
        own = shape(final, self.home)
        self.frontier.add(final, source="link", shape=own, depth=page.depth, parent=page.id, place=page.place)
        other = self.frontier.find(final)
        if other is None or (other["state"] != "waiting" and other["final_url"] != page.url):
            self.frontier.same(page.id, final, SENDS_ON, seconds=opened.seconds)
            return None
        self.frontier.same(page.id, final, SENDS_ON)
        self.frontier.stands_for(page.id, other["id"])
        source = page.source if page.source in ("start", "essential") else other["source"]
        return self._take(Page(other["id"], final, source, page.depth, page.place, own, word=False), opened)

    def _same_as_another(self, page: Page, look: Look, seconds: float) -> bool:
        believed = page.word and not route_of(page.url)  # the page of a script says the same of all its routes
        said = normalise(look.canonical) if look.canonical and believed else None
        if said and said != page.url and self.scope.has_host(said) and same_by_its_word(page.url, said):
            known = self.frontier.find(said)
            if not self._why_not(said, "") and (known is None or known["state"] in ("waiting", "looked")):
                self.frontier.same(page.id, said, BY_ITS_WORD, seconds=seconds)
                self.add(said, "canonical", depth=page.depth, place=page.place + 1, parent=page.id)
                self._links(page, look)
                return True
        twin = next((one for one in self.frontier.twins(_spellings(page.url)) if _shows(one, page, look)), None)
        if twin is None:
            return False
        self.frontier.same(page.id, twin["url"], SAME, seconds=seconds)
        return True

    def _looked(self, page: Page, look: Look, told: Mapping[str, Any]) -> Chosen | None:
        structure = signature(look.shingles)
        template = self.templates.place(page.shape, structure, look.facts.title)
        self.frontier.template(template.id, template.shape, names_of([template])[template.id])
        essential = page.source in ("start", "essential")
        already = self.frontier.chosen_of(template.id)
        why = chosen(page.url, crawl=self.crawl, already=already, essential=essential)
        self.frontier.looked(
            page.id, **told, title=look.facts.title, lang=look.lang, canonical=look.canonical, words=look.facts.words,
            structure=structure, template=template.id, navigation=look.navigation, help=look.help,
            alternates=look.alternates, ids=look.ids, noindex=look.noindex, chosen=why,
        )  # fmt: skip
        self._links(page, look)
        return Chosen(page.id, page.url, page.url) if why else None

    def _links(self, page: Page, look: Look) -> None:
        found = list(self._normal(look.links))
        self.frontier.link(page.id, ((url, fragment, lead.text, lead.path) for url, fragment, lead in found))
        depth = None if page.depth is None else page.depth + 1
        seen = {page.url}
        for url, _, lead in found:
            if url in seen:
                continue
            seen.add(url)
            source: Source = "essential" if page.source == "start" and is_essential(url, lead.text) else "link"
            self.add(url, source, depth=depth, place=page.place + 1, parent=page.id, text=lead.text)
        for address in look.alternates.values():
            self.add(address, "link", depth=depth, place=page.place + 1, parent=page.id)

    def _normal(self, links: Iterable[Leads]) -> Iterable[tuple[str, str, Leads]]:
        for lead in links:
            if (url := normalise(lead.url)) is not None:
                route = route_of(lead.url) if self.scope.has_host(url) else ""
                yield f"{url}{route}", fragment_of(lead.url), lead


def _page(row: Row) -> Page:
    word = row["canonical"] is None  # let wait after its word had led nowhere: see `Frontier.let_wait`
    return Page(row["id"], row["url"], row["source"], row["depth"], row["place"], row["shape"], word)


def _spellings(url: str) -> list[str]:
    """How else services write this address: with an ending slash or without, with the name of an index page."""
    parts = urlsplit(url)
    bare = INDEX.sub("", parts.path).rstrip("/")
    parts = parts._replace(fragment="")  # what a route shows may be the page as such
    paths = dict.fromkeys([parts.path, bare or "/", f"{bare}/", f"{bare}/index.html", f"{bare}/index.php"])
    return [parts._replace(path=path).geturl() for path in paths]


def _shows(row: Row, page: Page, look: Look) -> bool:
    """Whether a page that is known shows what this one shows."""
    if row["id"] == page.id or not alike(row["url"], page.url) or row["title"] != look.facts.title:
        return False
    words = abs((row["words"] or 0) - look.facts.words)
    return bool(words <= NEARLY and json.loads(row["structure"] or "[]") == signature(look.shingles))
