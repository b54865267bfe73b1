"""The frontier of a crawl: which addresses are known and what each came to, in `run.sqlite`."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Literal

from auditor.store import RunFolder

from .book import Book
from .tables import COLUMNS

Source = Literal["start", "essential", "link", "sitemap", "canonical"]
FIRST_OF_SITEMAP = 1_000_000  # places of what no link led to come after all that links led to
LEFT_OUT_KEPT = 20_000  # addresses that were left out and are kept one by one; what is more is only counted


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page that is to be opened. `place`: pages are opened in the order of their places, then of their turns."""

    id: int
    url: str
    source: Source
    depth: int | None
    place: int
    shape: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A page that is to be audited."""

    id: int
    url: str
    final_url: str
    order: tuple[int, int] = (0, 0)
    title: str = ""


class Frontier(Book):
    """The pages of one crawl. Every change is kept at once; what was under way at a kill is waiting again."""

    def __init__(self, folder: RunFolder, *, seed: int = 1) -> None:
        super().__init__(folder)
        self._seed = seed
        self._taken: dict[int, int] = {}  # page → place, of pages under way
        row = self._one("SELECT count(*) AS n FROM page WHERE seconds IS NOT NULL")
        self._opened = int(row["n"]) if row else 0

    def add(
        self,
        url: str,
        *,
        source: Source,
        shape: str,
        depth: int | None = None,
        parent: int | None = None,
        place: int = 0,
        why: str = "",
    ) -> bool:
        """Note a page; with `why`, as left out. Returns whether it was not known; where it was, what is better counts.

        An address that holds a secret is counted and not kept, since it could not be opened by what would be kept.
        """
        if self._holds_secret(url):
            self.count_left_out("the address holds a secret value")
            return False
        if (known := self.find(url)) is not None:
            self._better(known, source=source, depth=depth, parent=parent, place=place)
            return False
        if why and self.count("left-out") >= LEFT_OUT_KEPT:
            self.count_left_out(why)
            return True
        told = {
            "url": url, "source": source, "depth": depth, "parent": parent, "in_sitemap": source == "sitemap",
            "shape": shape, "state": "left-out" if why else "waiting", "why": why,
            "place": place, "turn": self.turn(url),
        }  # fmt: skip
        self._insert("page", told)
        return True

    def _better(self, known: sqlite3.Row, *, source: str, depth: int | None, parent: int | None, place: int) -> None:
        if source == "sitemap" and not known["in_sitemap"]:
            self.alter("UPDATE page SET in_sitemap=1 WHERE id=?", known["id"])
        if source == "essential" and known["source"] != "start":
            self.alter("UPDATE page SET source='essential' WHERE id=?", known["id"])
        if depth is not None and (known["depth"] is None or depth < known["depth"]):
            self.alter("UPDATE page SET depth=?, parent=? WHERE id=?", depth, parent, known["id"])
            self.alter("UPDATE page SET place=min(place,?) WHERE id=? AND state='waiting'", place, known["id"])

    def forget(self) -> None:
        """Where nothing could be looked at, nothing is known: begin from the start."""
        if not self.count("looked"):
            with self.change():
                for table in ("page", "fact", "link"):
                    self.alter(f"DELETE FROM {table}")  # noqa: S608
            self._opened = 0

    def ask_again(self, statuses: Iterable[int]) -> None:
        """Pages whose answers had one of these statuses are waiting again: their host may answer another time."""
        told = tuple(statuses)
        marks = ",".join("?" * len(told))
        sql = f"UPDATE page SET state='waiting',why='',seconds=NULL WHERE state='failed' AND status IN ({marks})"  # noqa: S608
        self._opened -= self.alter(sql, *told)

    def turn(self, url: str) -> int:
        """The same for the same address and seed: whatever the order in which addresses are found."""
        return int.from_bytes(blake2b(f"{self._seed} {url}".encode(), digest_size=6).digest())

    def next(self) -> Waiting | None:
        """The next page to be opened, which is under way from now on.

        None where nothing waits, or where what waits comes only after all that is under way: one place after another,
        so that the same pages are found in the same order however many are opened at once.
        """
        taken = ",".join(str(one) for one in self._taken)
        # `taken` holds numbers of our own.
        row = self._one(f"SELECT * FROM page WHERE state='waiting' AND id NOT IN ({taken}) ORDER BY place,turn LIMIT 1")  # noqa: S608
        if row is None or any(place < row["place"] for place in self._taken.values()):
            return None
        self._taken[row["id"]] = row["place"]
        return Waiting(row["id"], row["url"], row["source"], row["depth"], row["place"], row["shape"])

    def stands_for(self, page: int, other: int) -> None:
        """Take a page that sends on for the one that it led to: `other` has the place of `page` from now on."""
        self.alter(
            "UPDATE page SET place=(SELECT place FROM page WHERE id=?), turn=(SELECT turn FROM page WHERE id=?) "
            "WHERE id=?", page, page, other,
        )  # fmt: skip

    def let_wait(self, url: str, why: str, place: int) -> None:
        """Pages that were taken for this one, for this reason, are to be opened after all."""
        self.alter(
            "UPDATE page SET state='waiting', why='', final_url=NULL, canonical='', seconds=NULL, place=max(place,?) "
            "WHERE state='same' AND final_url=? AND why=?", place, url, why,
        )  # fmt: skip

    def twins(self, urls: Iterable[str]) -> Iterator[sqlite3.Row]:
        """Pages that were looked at, with one of these addresses in any letters."""
        told = list(urls)
        marks = ",".join("?" * len(told))
        return self.rows(f"SELECT * FROM page WHERE url COLLATE NOCASE IN ({marks}) AND state='looked'", *told)  # noqa: S608

    def put_back(self, page: int) -> None:
        """It is waiting again."""
        self._taken.pop(page, None)

    @property
    def under_way(self) -> int:
        """Pages that were given by `next` and are not done."""
        return len(self._taken)

    def looked(self, page: int, **told: Any) -> None:
        """Keep what a look at a page came to, by the columns of `page`; what is a list or a mapping becomes JSON."""
        self._end(page, {"state": "looked", "why": "", **told})

    def failed(self, page: int, why: str, **told: Any) -> None:
        """The page gave no answer, or one that nobody can be judged on."""
        self._end(page, {"state": "failed", "why": why, **told})

    def left_out(self, page: int, why: str, **told: Any) -> None:
        """The page is none of the service's after all."""
        self._end(page, {"state": "left-out", "why": why, **told})

    def same(self, page: int, url: str, why: str, **told: Any) -> None:
        """The page is another one's, by its own word or since it sends on there."""
        self._end(page, {"state": "same", "final_url": url, "why": why, **told})

    def _end(self, page: int, told: Mapping[str, Any]) -> None:
        if unknown := set(told) - COLUMNS:
            raise KeyError(f"page has no column {', '.join(sorted(unknown))}")
        columns = ",".join(f"{name}=?" for name in told)
        self.alter(f"UPDATE page SET {columns} WHERE id=?", *map(self._told_as, told.values()), page)  # noqa: S608
        self._taken.pop(page, None)
        self._opened += told.get("seconds") is not None

    def audited(self, page: int, persona: str, file: str, arrival: str) -> None:
        """A page was audited by this persona; `arrival` is JSON."""
        told = {"page": page, "persona": persona, "file": file, "arrival": arrival}
        self._insert("audited", told, how="REPLACE")

    def chosen_left(self, persona: str, after: tuple[int, int], most: int = 50) -> list[Chosen]:
        """Pages that are to be audited and that this persona has not, the next ones in their order."""
        sql = (
            "SELECT id,url,final_url,title,place,turn FROM page WHERE chosen IS NOT NULL AND state='looked' "
            "AND (place,turn)>(?,?) AND NOT EXISTS (SELECT 1 FROM audited WHERE page=page.id AND persona=?) "
            "ORDER BY place,turn LIMIT ?"
        )
        return [
            Chosen(
                row["id"], row["url"], row["final_url"] or row["url"], (row["place"], row["turn"]), row["title"] or ""
            )
            for row in self.rows(sql, *after, persona, most)
        ]

    def link(self, page: int, links: Iterable[tuple[str, str, str, str]]) -> None:
        """Keep where a page leads: address, fragment, text and path of each link."""
        rows = [(page, *(self._secrets.mask(one) for one in link)) for link in links]
        self._base.executemany("INSERT OR IGNORE INTO link(page,url,fragment,text,path) VALUES(?,?,?,?,?)", rows)

    def target(self, url: str, **told: Any) -> None:
        """Keep what a check of a linked address came to, by the columns of `target`."""
        self._insert("target", {"url": url, **told}, how="REPLACE")

    def document(self, url: str, facts: str) -> None:
        """Keep what is known of a document, as JSON."""
        self._insert("document", {"url": url, "facts": facts}, how="REPLACE")

    def template(self, id_: int, shape: str, name: str) -> None:
        """Keep a template."""
        self._insert("template", {"id": id_, "shape": shape, "name": name}, how="REPLACE")

    def count_left_out(self, why: str) -> None:
        """Count an address that is not kept."""
        counted = self.fact("left out", {})
        self.note("left out", {**counted, why: counted.get(why, 0) + 1})

    def find(self, url: str) -> sqlite3.Row | None:
        """What is known of this page."""
        return self._one("SELECT * FROM page WHERE url=?", url)

    def count(self, state: str) -> int:
        """Pages in this state."""
        row = self._one("SELECT count(*) AS n FROM page WHERE state=?", state)
        return int(row["n"]) if row else 0

    def count_of(self, shape: str) -> int:
        """Pages with addresses of this shape that were opened or are to be; `?` or `&` at its end: that begin so."""
        row = self._one(
            "SELECT count(*) AS n FROM page WHERE shape>=? AND shape<? AND state<>'left-out'",
            shape,
            f"{shape}\U0010ffff" if shape.endswith(("?", "&")) else f"{shape}\0",
        )
        return int(row["n"]) if row else 0

    def chosen_of(self, template: int) -> int:
        """Pages of this template that are audited."""
        row = self._one("SELECT count(*) AS n FROM page WHERE template=? AND chosen IS NOT NULL", template)
        return int(row["n"]) if row else 0

    def opened(self) -> int:
        """Pages that were opened, whatever they came to."""
        return self._opened

    def audits(self) -> int:
        """Pages that were audited, once for each persona."""
        row = self._one("SELECT count(*) AS n FROM audited")
        return int(row["n"]) if row else 0
