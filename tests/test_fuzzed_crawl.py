"""What a crawl keeps, damaged: `run.sqlite` and the evidence of its pages are read, or refused in words."""

import json
import re
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fuzzing import TREES, WRITTEN, as_json, bent, holds, in_words
from hypothesis import strategies as st
from service import serving

from auditor.cli import main
from auditor.crawl.reading import with_crawl
from auditor.crawl.tables import NAME
from auditor.errors import RunUnreadable
from auditor.model import Missing
from auditor.store import RUN, RunFolder
from auditor.stored import _page

FAILED = ("auditor itself failed", "Traceback")
ONE_OF_TWO = st.integers(0, 1)
WAYS = ("bytes", "overwritten", "tree", "scalar", "emptied", "dropped")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real crawl of three pages, with links that lead nowhere, a sitemap and a document."""
    folder = tmp_path_factory.mktemp("crawled") / "run"
    with serving() as service:
        for path in ("/", "/a", "/b"):
            links = '<a href="/">Home</a> <a href="/a#none">A</a> <a href="/b">B</a> <a href="/none">None</a>'
            service.page(path, f'<main><h1>{path}</h1>{links} <a href="/x.pdf">Paper</a></main>', title=f"Page {path}")
        service.put("/x.pdf", "%PDF-1.7 no more", headers={"content-type": "application/pdf"})
        said = auditor("crawl", service.url, "--out", folder, "--evidence", "Dom", "--no-pictures", "--quiet")
    assert said.exit_code == 0, said.output
    with sqlite3.connect(folder / NAME) as base:  # all in one file, so that its bytes can be turned over
        base.execute("PRAGMA journal_mode=DELETE")
        kept = [base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables(folder)]
    base.close()
    assert min(kept) > 0
    return folder


def auditor(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def tables(folder: Path) -> dict[str, list[str]]:
    """The tables with their columns."""
    base = sqlite3.connect(folder / NAME)
    names = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")]
    found = {name: [row[1] for row in base.execute(f"PRAGMA table_info({name})")] for name in names}
    base.close()
    return found


def damage(file: Path, columns: list[tuple[str, str]], way: str, raw: bytes, tree: Any, chance: Any) -> None:
    """Write the file anew: no SQLite at all, bytes turned over, or a value that does not belong there."""
    if way == "bytes":
        file.write_bytes(raw)
    elif way == "overwritten":
        whole = bytearray(file.read_bytes())
        for _ in range(chance.randrange(1, 60)):
            whole[chance.randrange(len(whole))] = chance.randrange(256)
        file.write_bytes(bytes(whole))
    else:
        table, column = chance.choice(columns)
        value = as_json(tree).decode() if way == "tree" else chance.choice([None, -1, 2**62, 1.5, b"\xff", "x", "../x"])
        base = sqlite3.connect(file)
        if way == "dropped":
            base.execute(f"DROP TABLE {table}")
        elif way == "emptied":
            base.execute(f"DELETE FROM {table}")
        else:
            with suppress(sqlite3.IntegrityError):  # a number of a row can be nothing else
                base.execute(f"UPDATE OR IGNORE {table} SET {column}=?", [value])
        base.commit()
        base.close()


@pytest.mark.parametrize("amount", [15, pytest.param(600, marks=pytest.mark.long)])
def test_a_damaged_run_sqlite_is_refused_in_words(crawled: Path, tmp_path: Path, amount: int) -> None:
    """All evidence of its pages is asked for, too, wherever their rows lead now."""
    copy = tmp_path / "run"
    shutil.copytree(crawled, copy)
    good = (crawled / NAME).read_bytes()
    columns = [(table, column) for table, names in tables(crawled).items() for column in names]

    @holds(amount, st.sampled_from(WAYS), WRITTEN, TREES, st.randoms(use_true_random=False))
    def check(way: str, raw: bytes, tree: Any, chance: Any) -> None:
        _reset(copy, good)
        damage(copy / NAME, columns, way, raw, tree, chance)
        try:
            for walk in with_crawl(RunFolder.open(copy)).walks:
                for visit in walk.visits:
                    assert all(visit.read[name]() is not None for name in visit.read)
        except RunUnreadable as error:
            in_words(error, 2)


def _reset(copy: Path, good: bytes) -> None:
    for one in copy.glob(f"{NAME}*"):
        one.unlink()
    (copy / NAME).write_bytes(good)
    _page.cache_clear()


@pytest.mark.parametrize("amount", [15, pytest.param(600, marks=pytest.mark.long)])
def test_damaged_evidence_of_a_crawl_is_read_or_missing(crawled: Path, tmp_path: Path, amount: int) -> None:
    copy = tmp_path / "run"
    shutil.copytree(crawled, copy)
    names = sorted(file.relative_to(copy) for file in copy.glob("evidence/crawl/**/*.json"))
    assert len(names) == 3

    @holds(amount, st.sampled_from(names), WRITTEN, TREES, st.randoms(use_true_random=False), ONE_OF_TWO)
    def check(name: Path, raw: bytes, tree: Any, chance: Any, whole: int) -> None:
        good = (crawled / name).read_bytes()
        (copy / name).write_bytes(raw if whole else bent(json.loads(good), chance, tree))
        _page.cache_clear()
        try:
            for walk in with_crawl(RunFolder.open(copy)).walks:
                for visit in walk.visits:
                    found = [visit.read[one]() for one in visit.read]
                    assert all(not isinstance(one, Missing) or one.why for one in found)
        except RunUnreadable as error:
            in_words(error, 2)
        finally:
            (copy / name).write_bytes(good)


@pytest.mark.parametrize("command", ["judge", "report", "resume"])
@pytest.mark.parametrize("amount", [2, pytest.param(40, marks=pytest.mark.long)])
def test_commands_refuse_a_damaged_crawl_in_words(crawled: Path, tmp_path: Path, command: str, amount: int) -> None:
    """`auditor judge`, `auditor report`, and `auditor crawl --resume`, which goes on with what it finds."""
    copy = tmp_path / "run"
    columns = [(table, column) for table, names in tables(crawled).items() for column in names]
    asked: dict[str, list[str | Path]] = {
        "judge": ["judge", copy], "report": ["report", copy, "--format", "csv"], "resume": ["crawl", "--resume", copy],
    }  # fmt: skip

    @holds(amount, st.sampled_from(WAYS), WRITTEN, TREES, st.randoms(use_true_random=False), ONE_OF_TWO)
    def check(way: str, raw: bytes, tree: Any, chance: Any, evidence: int) -> None:
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(crawled, copy)
        _page.cache_clear()
        if command == "resume":
            _not_done(copy)
        damage(copy / NAME, columns, way, raw, tree, chance)
        if evidence:
            name = chance.choice(sorted(copy.glob("evidence/crawl/**/*.json")))
            name.write_bytes(bent(json.loads(name.read_bytes()), chance, tree))
        said = auditor(*asked[command])
        assert said.exit_code in {0, 2, 3}, said.output
        assert not [sign for sign in FAILED if sign in said.output], (said.output, (copy / "run.log").read_text())
        assert said.exit_code == 0 or re.search("Error: |not the whole site|is incomplete", said.output), said.output


def _not_done(folder: Path) -> None:
    """As if it had been killed before the end: one page waits, at a port where nobody answers."""
    facts = json.loads((folder / RUN).read_bytes())
    facts.pop("finished", None)
    (folder / RUN).write_text(json.dumps(facts))
    base = sqlite3.connect(folder / NAME)
    base.execute("DELETE FROM fact WHERE name='done'")
    base.execute("UPDATE page SET state='waiting' WHERE url LIKE '%/b'")
    base.commit()
    base.close()
