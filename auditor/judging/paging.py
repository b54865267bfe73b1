"""Asks rules of a crawl's pages, one page after the other, and lets go of each page's evidence at once.

A page is asked about for all its personas together. Rules over walks are asked as far as they say that it makes sense
where no customer goes from page to page (`Rule.crawled`). Rules whose evidence was not gathered are noted once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args, get_origin

from auditor.evidence.site import Site, SitePage
from auditor.judging.asking import Asked, ask_journey, ask_site, ask_visits, ask_walk
from auditor.judging.pages import Crawled
from auditor.judging.recall import Recall, Spot
from auditor.model import Arrival, Evidence, Outcome, Visit, Walk
from auditor.parts import Rule

ACROSS = 12  # pages that rules which compare pages are given, one of each template
Keep = Callable[[Walk, Walk, Recall], None]  # a walk of one page, as it is and as rules saw it


def ask_pages(walks: Sequence[Walk], rules: Sequence[Rule], site: Site | None, keep: Keep) -> Crawled:
    """What rules say of these pages; `keep` is handed each page before its evidence is let go."""
    said = Crawled(walks[0].journey if walks else "")
    fits = _Fits([rule for rule in rules if rule.scope == "visit" or rule.crawled == "each"])
    for page in _page_by_page(walks):
        recall = Recall()
        seen = [recall.walk(walk) for walk in page]
        asked = Asked()
        for walk in seen:
            asked.add(_ask_page(fits, walk, recall, said))
        if any(walk.visits for walk in seen):
            asked.add(ask_journey(fits.able_of(seen), seen, recall))
        (visit, *_) = page[0].visits
        said.steps[visit.number] = visit.arrival.step
        said.add(asked, visit.arrival.step)
        for walk, own in zip(page, seen, strict=True):
            keep(walk, own, recall)
        recall.forget()
    _compare([rule for rule in rules if rule.crawled == "across"], walks, said)
    if site is not None:
        said.looked = len(site.pages)
        said.add_site(ask_site(rules, site, lambda page: [Spot(walk, _visit(page, walk)) for walk in walks]))
    return said


class _Fits:
    """Tells which rules the gathered kinds of evidence are enough for; notes the others once for each persona."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._able: dict[frozenset[str], list[Rule]] = {}
        self._noted: set[tuple[str, str]] = set()

    def able(self, kinds: frozenset[str]) -> list[Rule]:
        """The rules that can be asked of a page of which these kinds were gathered."""
        if kinds not in self._able:
            self._able[kinds] = [
                rule for rule in self._rules if rule.needs and all(_is_there(need, kinds) for need in rule.needs)
            ]
        return self._able[kinds]

    def able_of(self, walks: Sequence[Walk]) -> list[Rule]:
        """The rules that compare personas and can be asked of a page."""
        return [rule for rule in self._rules if rule.scope == "journey"] if len(walks) > 1 else []

    def lacking(self, kinds: frozenset[str], walk: Walk) -> Iterator[Outcome]:
        """What is to be said of the rules that cannot be asked, each time but the first nothing."""
        able = {rule.id for rule in self.able(kinds)}
        for rule in self._rules:
            if rule.id in able or (rule.id, walk.persona) in self._noted:
                continue
            self._noted.add((rule.id, walk.persona))
            lacks = [need.__name__ for need in rule.needs if not _is_there(need, kinds)]
            told = {"said": "missing", "why": f"{lacks[0]} was not gathered."} if lacks else {"said": "inapplicable"}
            yield Outcome.model_validate({"rule": rule.id, "journey": walk.journey, "persona": walk.persona, **told})


def _is_there(need: Any, kinds: frozenset[str]) -> bool:
    if get_origin(need) is Sequence:
        return _is_there(get_args(need)[0], kinds)
    return not (isinstance(need, type) and issubclass(need, Evidence)) or need.__name__ in kinds


def _ask_page(fits: _Fits, walk: Walk, recall: Recall, said: Crawled) -> Asked:
    asked = Asked()
    for visit in walk.visits:
        kinds = frozenset(visit.read)
        able = fits.able(kinds)
        asked.add(ask_visits(able, walk, recall))
        asked.add(ask_walk(able, walk, recall))
        said.add(Asked(list(fits.lacking(kinds, walk))), visit.arrival.step)
    return asked


def _page_by_page(walks: Sequence[Walk]) -> Iterator[list[Walk]]:
    """For each page the walks of those who audited it, as if they had met nothing else; the reference's first."""
    own: Mapping[int, dict[int, Visit]] = {
        index: {visit.number: visit for visit in walk.visits} for index, walk in enumerate(walks)
    }
    for number in sorted({visit.number for walk in walks for visit in walk.visits}):
        yield [replace(walk, visits=(own[index][number],)) for index, walk in enumerate(walks) if number in own[index]]


def _compare(rules: Sequence[Rule], walks: Sequence[Walk], said: Crawled) -> None:
    """Ask the rules that compare pages of one page of each template, of the largest ones first; all walks together."""
    recall, asked, of, first = Recall(), Asked(), 0, 0
    for walk in walks if rules else ():
        chosen = _one_of_each(walk)
        asked.add(ask_walk(rules, recall.walk(replace(walk, visits=tuple(chosen))), recall))
        of, first = max(of, len(chosen)), chosen[0].arrival.step if chosen else first
    said.add(asked, first, of=of)
    recall.forget()


def _one_of_each(walk: Walk) -> list[Visit]:
    steps: dict[int, list[Visit]] = defaultdict(list)
    for visit in walk.visits:
        steps[visit.arrival.step] += [] if visit.arrival.wrong else [visit]
    largest = sorted(filter(None, steps.values()), key=lambda visits: (-len(visits), visits[0].number))[:ACROSS]
    return sorted((visits[0] for visits in largest), key=lambda visit: visit.number)


def _visit(page: SitePage, walk: Walk) -> Visit:
    arrival = Arrival(step=page.template, url=page.url, title=page.title, status=page.status)
    return Visit(page.number, arrival, walk.persona, walk.journey, like=walk.like, timed=False, line=walk.line)
