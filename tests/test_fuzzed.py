"""Whatever stands in a file that the tool reads: an error in words with its exit code, never a traceback."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from service import serving
from walking import act, plan_of, step, walked

from auditor.cli import main
from auditor.cli.comparing import read_audit, read_baseline
from auditor.errors import AuditorError, PlanError, RunFolderError, UsageError
from auditor.evidence.dom import Dom
from auditor.formats._brand import read_brand
from auditor.formats._gate import read_gate
from auditor.kept import read_session
from auditor.model import Missing, Plan
from auditor.sessions import kept_state
from auditor.store import RunFolder
from auditor.stored import _kinds, _raw

SEED = 11
BYTES = st.binary(max_size=300) | st.text("{}[]:,-!&*?|>%@`\"'#$ \n\tab~0", max_size=120).map(str.encode)
KEYS = st.sampled_from(
    [
        *(
            "gate",
            "budgets",
            "fail_on",
            "baseline",
            "lcp",
            "path",
            "timings",
            "resourceSizes",
            "metric",
            "budget",
            "max",
        ),
        *("name", "colours", "logo", "font", "text", "accent", "schema", "service", "there", "fixed", "id", "rule"),
        *(
            "title",
            "category",
            "impact",
            "certainty",
            "where",
            "cookies",
            "origins",
            "localStorage",
            "value",
            "httpOnly",
        ),
        *("state", "at", "persona", "journey", "step", "limit", "journeys", "crawl", "session", "headers", "proxy"),
    ]
)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.sampled_from(["serious", "#fff", "100kB", "2s", "/x", "../x", "\ud800", "\x00", "${A}", "violation", 1])
)  # fmt: skip
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=5),
    max_leaves=20,
)
WRITTEN = BYTES | TREES.map(lambda tree: json.dumps(tree).encode("utf-8", "replace"))
AMOUNTS = [40, pytest.param(1_500, marks=pytest.mark.long)]  # examples
CALM = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def holds(amount: int, *drawn: Any) -> Callable[[Callable[..., None]], None]:
    """Try what is decorated with so many examples, the same ones every time."""

    def tried(check: Callable[..., None]) -> None:
        calm = settings(max_examples=amount, deadline=None, database=None, suppress_health_check=CALM)
        bound: Any = given
        calmed: Any = calm(bound(*drawn)(check))
        seeded: Any = seed(SEED)
        seeded(calmed)()

    return tried


def in_words(error: AuditorError, code: int) -> None:
    assert error.exit_code == code
    assert len(str(error)) > 20
    assert str(error).encode("utf-8", "replace")


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("wrapped", ["", "gate", "brand", "budgets"])
def test_gates_budgets_and_brands(tmp_path: Path, amount: int, wrapped: str) -> None:
    plan = plan_of("http://a.example/", step("S", act("open", value="/")))

    @holds(amount, WRITTEN)
    def check(raw: bytes) -> None:
        if wrapped:
            told = raw.decode("utf-8", "replace")
            raw = f"{wrapped}: {told}".encode() if wrapped != "budgets" else f"gate: {{budgets: {told}}}".encode()
        for name, read in (("gate.yaml", lambda file: read_gate(file, plan, ["desktop"])), ("brand.yaml", read_brand)):
            file = tmp_path / name
            file.write_bytes(raw)
            try:
                read(file)
            except PlanError as error:
                in_words(error, 2)


@pytest.mark.parametrize("amount", AMOUNTS)
def test_baselines_audits_and_sessions(tmp_path: Path, amount: int) -> None:
    @holds(amount, WRITTEN)
    def check(raw: bytes) -> None:
        file = tmp_path / "audit.json"
        file.write_bytes(raw)
        file.chmod(0o600)
        _tried(lambda: read_baseline(file), UsageError, 2)
        _tried(lambda: read_audit(tmp_path), RunFolderError, 3)
        _tried(lambda: read_session(file), AuditorError, 3)
        kept_state("audit", tmp_path)


@pytest.mark.parametrize("amount", AMOUNTS)
def test_plans_with_a_crawl_a_network_and_a_session(tmp_path: Path, amount: int) -> None:
    from auditor.formats.yaml import plan_of as read

    parts = st.sampled_from(
        ["crawl", "headers", "basic_auth", "cookies", "proxy", "session", "accept_certificates", "gate"]
    )

    @holds(amount, parts, TREES)
    def check(part: str, tree: Any) -> None:
        steps = [{"name": "S", "actions": [{"open": "/"}]}]
        whole = {"service": "S", "url": "https://a.example/", "journeys": [{"name": "J", "steps": steps}], part: tree}
        raw = json.dumps(whole).encode("utf-8", "replace")
        try:
            assert isinstance(read(raw, tmp_path / "audit.yaml", ["desktop"], {"A": "1"}), Plan)
        except PlanError as error:
            in_words(error, 2)
            for one in error.more:
                in_words(one, 2)


@pytest.mark.parametrize("amount", AMOUNTS)
def test_run_json(tmp_path: Path, amount: int) -> None:
    good = json.loads(
        (RunFolder.create(tmp_path / "run", plan_of("http://a.example/", step("S"))).path / "run.json").read_bytes()
    )

    @holds(amount, WRITTEN | st.tuples(st.randoms(use_true_random=False), TREES).map(lambda two: _bent(good, *two)))
    def check(raw: bytes) -> None:
        (tmp_path / "run" / "run.json").write_bytes(raw)
        _tried(lambda: RunFolder.open(tmp_path / "run").walks(), RunFolderError, 3)


def _tried(doing: Callable[[], Any], expected: type[AuditorError], code: int) -> None:
    try:
        doing()
    except expected as error:
        in_words(error, code)


def _bent(good: Any, chance: random.Random, tree: Any) -> bytes:
    """JSON with one of its parts replaced, or cut short."""
    whole = json.loads(json.dumps(good))
    at, key = whole, None
    while isinstance(at, dict | list) and at and (key is None or chance.random() < 0.8):
        holder = at
        key = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        at = holder[key]
    if key is not None:
        holder[key] = tree
    raw = json.dumps(whole).encode("utf-8", "replace")
    return raw if chance.random() < 0.8 else raw[: chance.randrange(len(raw))]


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real run folder of two visits."""
    import asyncio

    folder = tmp_path_factory.mktemp("gathered") / "run"
    with serving() as service:
        service.page(
            "/", '<main><h1>First</h1><img src="/x.png"><form><input name="a"></form><a href="/two">On</a></main>'
        )
        service.page("/two", "<main><h1>Second</h1><p>Words that are here to be read.</p></main>")
        plan = plan_of(service.url, step("One", act("open", value="/")), step("Two", act("click", "a"), text="Second"))
        with asyncio.Runner() as runner:
            runner.run(walked(plan, folder))
    return folder


@pytest.mark.parametrize("amount", [25, pytest.param(600, marks=pytest.mark.long)])
def test_evidence_is_read_or_missing(gathered: Path, tmp_path: Path, amount: int) -> None:
    """Each kind of evidence with a part of it replaced: it fits, or it is missing and says why."""
    copy = tmp_path / "run"
    shutil.copytree(gathered, copy)
    files = sorted(file.relative_to(copy) for file in copy.glob("evidence/*/*.json"))

    @holds(amount, st.sampled_from(files), WRITTEN, TREES, st.randoms(use_true_random=False), st.integers(0, 3))
    def check(name: Path, raw: bytes, tree: Any, chance: random.Random, way: int) -> None:
        good = (gathered / name).read_bytes()
        bad = raw if way == 0 else _bent(json.loads(good), chance, tree)
        (copy / name).write_bytes(bad)
        _raw.cache_clear()
        try:
            for walk in RunFolder.open(copy).walks():
                for visit in walk.visits:
                    assert visit.arrival.step >= 0
                    for kind in _kinds().values():
                        found = visit.get(kind)
                        assert isinstance(found, kind) or (isinstance(found, Missing) and len(found.why) > 5)
        except RunFolderError as error:
            in_words(error, 3)
        finally:
            (copy / name).write_bytes(good)


@pytest.mark.parametrize("amount", [2, pytest.param(60, marks=pytest.mark.long)])
def test_damaged_run_folders_are_judged_or_refused_in_words(gathered: Path, tmp_path: Path, amount: int) -> None:
    """The whole way of `auditor judge`: what is damaged, gone, or no file any more."""
    copy = tmp_path / "run"

    @holds(amount, st.integers(0, 3), WRITTEN, TREES, st.randoms(use_true_random=False))
    def check(way: int, raw: bytes, tree: Any, chance: random.Random) -> None:
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(gathered, copy)
        file = chance.choice(
            sorted(one for one in copy.rglob("*") if one.is_file() and one.suffix in (".json", ".jpg"))
        )
        if way == 0 or file.suffix == ".jpg":
            file.write_bytes(raw)
        elif way == 1:
            file.unlink()
        elif way == 2:
            file.unlink()
            file.mkdir()
        else:
            file.write_bytes(_bent(json.loads(file.read_bytes()), chance, tree))
        said = CliRunner().invoke(main, ["judge", str(copy)])
        assert said.exit_code in {0, 1, 2, 3}, said.output
        assert "auditor itself failed" not in said.output, (copy / "run.log").read_text()
        assert "Traceback" not in said.output


@pytest.mark.parametrize("amount", [15, pytest.param(400, marks=pytest.mark.long)])
def test_a_damaged_run_sqlite_is_refused_in_words(tmp_path: Path, amount: int) -> None:
    """Bytes of a real file turned over, tables gone, files that are none of SQLite's."""
    from auditor.crawl.book import Book
    from auditor.crawl.reading import with_crawl
    from auditor.model import Crawl

    plan = plan_of("http://a.example/", step("S")).model_copy(update={"crawl": Crawl()})
    folder = RunFolder.create(tmp_path / "run", plan)
    with Book(folder):
        pass
    file = folder.path / "run.sqlite"
    with sqlite3.connect(file) as base:
        base.execute(
            "INSERT INTO page (url, source, state, shape) VALUES ('http://a.example/', 'start', 'looked', '/')"
        )
        base.execute("INSERT INTO fact VALUES ('done', 'true')")
    base.close()
    good = file.read_bytes()

    @holds(amount, st.binary(max_size=300), st.randoms(use_true_random=False), st.integers(0, 3), TREES)
    def check(raw: bytes, chance: random.Random, way: int, tree: Any) -> None:
        for one in folder.path.glob("run.sqlite*"):
            one.unlink()
        bad = bytearray(good)
        for _ in range(chance.randrange(1, 60)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        file.write_bytes(raw if way == 0 else bytes(bad) if way == 1 else good)
        if way > 1:
            with sqlite3.connect(file) as base:
                table, column = chance.choice(
                    [("page", "structure"), ("page", "template"), ("fact", "value"), ("page", "url")]
                )
                value = (
                    json.dumps(tree).encode("utf-8", "replace").decode()
                    if way == 2
                    else chance.choice([None, 1, b"\xff", "x"])
                )
                base.execute(f"UPDATE OR IGNORE {table} SET {column}=?", [value])
            base.close()
        _tried(lambda: with_crawl(RunFolder.open(folder.path)), RunFolderError, 3)


def test_evidence_that_fits_is_read(gathered: Path) -> None:
    """What the others bend is whole to begin with."""
    (walk,) = RunFolder.open(gathered).walks()
    assert [isinstance(visit.get(Dom), Dom) for visit in walk.visits] == [True, True]
