"""Whatever stands in a file that the tool reads: an error in words with its exit code, never a traceback."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fuzzing import AMOUNTS, TREES, WRITTEN, bent, holds, in_words
from hypothesis import strategies as st
from service import serving
from walking import act, plan_of, step, walked

from auditor.cli import main
from auditor.cli.comparing import read_audit, read_baseline
from auditor.errors import AuditorError, PlanError, RunUnreadable, UsageError
from auditor.evidence.dom import Dom
from auditor.formats._brand import read_brand
from auditor.formats._gate import read_gate
from auditor.kept import read_session
from auditor.model import Missing, Plan
from auditor.sessions import kept_state
from auditor.store import RunFolder
from auditor.stored import _raw


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
        _tried(lambda: read_audit(tmp_path), RunUnreadable, 2)
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

    @holds(amount, WRITTEN | st.tuples(st.randoms(use_true_random=False), TREES).map(lambda two: bent(good, *two)))
    def check(raw: bytes) -> None:
        (tmp_path / "run" / "run.json").write_bytes(raw)
        _tried(lambda: RunFolder.open(tmp_path / "run").walks(), RunUnreadable, 2)


def _tried(doing: Callable[[], Any], expected: type[AuditorError], code: int) -> None:
    try:
        doing()
    except expected as error:
        in_words(error, code)


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
        bad = raw if way == 0 else bent(json.loads(good), chance, tree)
        (copy / name).write_bytes(bad)
        _raw.cache_clear()
        try:
            for walk in RunFolder.open(copy).walks():
                for visit in walk.visits:
                    assert visit.arrival.step >= 0
                    for name_of_kind, read in visit.read.items():
                        found = read()
                        told = isinstance(found, Missing) and found.why
                        assert type(found).__name__ == name_of_kind or told
        except RunUnreadable as error:
            in_words(error, 2)
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
            file.write_bytes(bent(json.loads(file.read_bytes()), chance, tree))
        said = CliRunner().invoke(main, ["judge", str(copy)])
        assert said.exit_code in {0, 1, 2, 3}, said.output
        assert "auditor itself failed" not in said.output, (copy / "run.log").read_text()
        assert "Traceback" not in said.output


def test_evidence_that_fits_is_read(gathered: Path) -> None:
    """What the others bend is whole to begin with."""
    (walk,) = RunFolder.open(gathered).walks()
    assert [isinstance(visit.get(Dom), Dom) for visit in walk.visits] == [True, True]
