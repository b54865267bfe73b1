"""The command line: what it says, and what it ends with."""

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from auditor.catalogue import every
from auditor.cli import COMMANDS, main
from auditor.cli.check import plan_of_page
from auditor.cli.failing import told
from auditor.cli.terminal import plain
from auditor.errors import RunFolderError, UsageError
from auditor.parts import Persona, Rule

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title></head>
<body><main><h1>{title}</h1><p>This page holds enough words to be looked at by everybody who comes here.</p>
<a href="/next">Go on to the next page</a></main></body></html>"""


class Site(ThreadingHTTPServer):
    """A small site; `/slow` answers only when it is let go."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked_slow, self.let_go = Event(), Event()
        self.url = f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    """Answers of the small site."""

    server: Site

    def do_GET(self) -> None:
        if self.path == "/slow":
            self.server.asked_slow.set()
            self.server.let_go.wait(60)
        body = PAGE.format(title=f"The page {self.path.strip('/') or 'start'}").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):  # the browser was killed meanwhile
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.let_go.set()
    server.shutdown()
    server.server_close()
    thread.join()


def write_plan(folder: Path, site: Site, *paths: str, more: str = "", expect: str = "The page") -> Path:
    """A plan that opens these paths, one a step, as desktop."""
    steps = "".join(
        f"      - name: Step {path}\n        actions: [open: {path}]\n        expect: {{text: {expect}}}\n"
        for path in paths
    )
    plan = folder / "audit.yaml"
    journeys = f"journeys:\n  - name: Look around\n    steps:\n{steps}"
    plan.write_text(f"service: Small site\nurl: {site.url}\npersonas: [desktop]\n{more}{journeys}")
    return plan


def ask(*arguments: str | Path) -> Result:
    """A command in this process: for those that start no browser."""
    return CliRunner().invoke(main, [str(one) for one in arguments])


def start(folder: Path, *arguments: str | Path, **more: str) -> subprocess.Popen[str]:
    """A command in a process of its own."""
    command = [sys.executable, "-m", "auditor", *map(str, arguments)]
    environ = {**os.environ, "COLUMNS": "120", **more}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, env=environ, text=True, stdout=pipe, stderr=pipe)


def run(folder: Path, *arguments: str | Path, **more: str) -> tuple[int, str, str]:
    """A command in a process of its own: exit code, output, errors."""
    process = start(folder, *arguments, **more)
    output, errors = process.communicate(timeout=120)
    assert "Traceback" not in output + errors
    return process.returncode, output, errors


def test_help_names_every_command() -> None:
    told = ask("--help").output
    assert all(f"  {name} " in told for name in COMMANDS)
    assert "Exit codes: 0 done" in " ".join(told.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    answer = ask(name, "--help")
    assert answer.exit_code == 0
    assert f"Usage: main {name}" in answer.output
    assert len(answer.output.splitlines()) > 5


def test_version_is_told() -> None:
    assert ask("--version").output.startswith("auditor 0.")


def test_help_imports_neither_browser_nor_rules() -> None:
    script = (
        "import sys\nfrom auditor.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "sys.exit(sorted({'playwright', 'pydantic', 'jinja2', 'PIL'} & set(sys.modules)) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["rulse"], 2, "There is no command “rulse”. Did you mean “rules”?"),
        (["run"], 2, "No plan is named. Write `auditor run audit.yaml`"),
        (["run", "none.yaml"], 2, "The plan none.yaml cannot be read: No such file or directory."),
        (["run", "plan.txt"], 2, "plan.txt is not a plan by its name. A plan's file ends in one of"),
        (["run", "--jobs", "0", "a.yaml"], 2, "0 is not in the range"),
        (["run", "--resume", "nowhere"], 2, "nowhere is not a run folder"),
        (
            ["run", "--resume", "nowhere", "--persona", "mobile"],
            2,
            "Leave --journey, --persona, --checker, --repeat and --out",
        ),
        (["check", "mailto:a@b"], 2, "“mailto:a@b” is not the address of a page."),
        (["check", "http://"], 2, "“http://” is not the address of a page."),
        (
            ["check", "http://127.0.0.1:9/", "--persona", "mobil"],
            2,
            "There is no persona “mobil”. Did you mean “mobile”?",
        ),
        (["check", "127.0.0.1:9", "--format", "htlm"], 2, "There is no report “htlm”. Did you mean “html”?"),
        (
            ["check", "http://127.0.0.1:9/", "--browser", "/nope"],
            2,
            "--browser names “/nope”, and there is no such program.",
        ),
        (["judge", "nowhere"], 2, "nowhere is not a run folder"),
        (["report", "nowhere", "--format", "html"], 2, "nowhere is not a run folder"),
        (["report", "nowhere"], 2, "Missing option '--format'"),
        (["rules", "axe-colour-contrast"], 2, "Did you mean “axe-color-contrast”?"),
        (["doctor", "--browser", "/nope"], 3, ""),
    ],
)
def test_wrong_use_is_told_with_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = ask(*arguments)
    assert answer.exit_code == code
    assert message in " ".join(answer.stderr.split())
    assert not list(tmp_path.iterdir())


def test_validate_tells_what_would_be_walked(tmp_path: Path, site: Site) -> None:
    answer = ask("validate", write_plan(tmp_path, site, "/", "/next"))
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert "is a plan that can be walked: 1 journey, 2 steps, as desktop." in answer.output


def test_validate_tells_every_error_of_a_plan(tmp_path: Path) -> None:
    plan = tmp_path / "audit.yaml"
    plan.write_text("service: A\nurl: b\nlang: en\n")
    answer = ask("validate", plan)
    assert answer.exit_code == 2
    assert f"{plan}:2:6: “b” is not a whole address." in answer.stderr
    assert f"{plan}:3:1: There is no key “lang” here. Did you mean “language”?" in answer.stderr
    assert "3 things are wrong with this plan; nothing was walked." in answer.stderr


def test_rules_lists_every_rule_once() -> None:
    lines = [line.split()[0] for line in ask("rules").output.splitlines() if line.startswith("  ")]
    assert sorted(lines) == sorted(rule.id for rule in every(Rule))


def test_rules_explains_every_rule_of_ours() -> None:
    for rule in every(Rule):
        if rule.source == "auditor":
            told = ask("rules", rule.id).output
            assert rule.docs.title in told
            assert rule.docs.fix.splitlines()[0] in told
            assert all(f"WCAG {number}" in told for number in rule.criteria)


def test_rules_writes_the_catalogue() -> None:
    page = ask("rules", "--markdown").output
    assert page.startswith("# Rules\n")
    assert all(f"### {rule.id}\n" in page or f"| {rule.id} |" in page for rule in every(Rule))


def test_personas_are_explained() -> None:
    told = ask("personas").output
    assert all(persona.id in told and persona.docs.title in told for persona in every(Persona))


def test_doctor_tells_what_is_there() -> None:
    answer = ask("doctor")
    assert answer.exit_code == 0
    assert [line.split(":")[0] for line in answer.output.splitlines()] == [
        f"✓ {name}"
        for name in (
            "Python",
            "auditor",
            "Playwright",
            "Page scripts",
            "Run folders",
            "A company's certificates",
            "Proxy",
            "Browser",
        )
    ]


def test_doctor_tells_what_is_missing_and_how_to_get_it() -> None:
    answer = ask("doctor", "--browser", "/nope")
    assert answer.exit_code == 3
    assert "✗ Browser: --browser names “/nope”, and there is no such program." in answer.output


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("service.example/start", "https://service.example/start"),
        ("service.example:8443", "https://service.example:8443"),
        (" http://service.example ", "http://service.example"),
        ("localhost:8000/a", "http://localhost:8000/a"),
        ("127.0.0.1", "http://127.0.0.1"),
        ("localhost.example", "https://localhost.example"),
    ],
)
def test_address_of_a_page_may_leave_out_its_scheme(written: str, url: str) -> None:
    assert plan_of_page(written).url == url


def test_text_of_a_page_cannot_steer_the_terminal() -> None:
    assert plain("a\x1b[2Jb\nc\u202ed") == "a [2Jb c d"


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (ZeroDivisionError("x"), 3, "auditor itself failed (ZeroDivisionError); details in "),
        (KeyboardInterrupt(), 130, "Stopped."),
        (UsageError("No.", "Do this."), 2, "Error: No. Do this."),
        (ExceptionGroup("g", [ExceptionGroup("g", [RunFolderError("Disk full.")])]), 3, "Error: Disk full."),
        (ExceptionGroup("g", [ValueError()]), 3, "auditor itself failed (ExceptionGroup); details in "),
    ],
)
def test_whatever_goes_wrong_becomes_a_sentence(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int, message: str
) -> None:
    with pytest.raises(click.exceptions.Exit) as end, told(click.Context(main)):
        raise error
    said = capsys.readouterr().err
    assert end.value.exit_code == code
    assert message in said
    assert "Traceback" not in said
    if "details in" in said:
        log = Path(said.strip().rpartition(" ")[2])
        assert type(error).__name__ in log.read_text()
        log.unlink()


def test_reader_that_has_gone_is_no_defect() -> None:
    script = f"'{sys.executable}' -m auditor rules | head -n 1"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_run_keeps_reports_and_tells_what_it_came_to(tmp_path: Path, site: Site) -> None:
    code, output, errors = run(tmp_path, "run", write_plan(tmp_path, site, "/", "/next"))
    assert code == 0
    assert "Look around, desktop: step 2 of 2, Step /next" in errors
    assert "Look around, Desktop: got through." in output
    assert "The plan has no gate. Exit code 0." in output
    (folder,) = (tmp_path / "runs").iterdir()
    assert folder.name.startswith("small-site-20")
    assert f"Report: {folder.relative_to(tmp_path)}/report.html" in output
    audit = json.loads((folder / "audit.json").read_text())
    assert audit["walks"][0]["outcome"] == "completed"
    assert [visit["step"] for visit in audit["walks"][0]["visits"]] == ["Step /", "Step /next"]
    assert "completed" in (folder / "run.log").read_text()
    assert all(file.stat().st_mode & 0o077 == 0 for file in (folder, *folder.iterdir()) if file.name != "evidence")


def test_run_is_judged_and_reported_again(tmp_path: Path, site: Site) -> None:
    assert run(tmp_path, "check", site.url, "--persona", "desktop", "--out", "r", "-q") == (0, "", "")
    first = json.loads((tmp_path / "r" / "audit.json").read_text())
    (tmp_path / "r" / "audit.json").unlink()
    without = ask("report", tmp_path / "r", "--format", "html")
    assert (without.exit_code, "Make it with `auditor judge" in " ".join(without.stderr.split())) == (2, True)
    assert ask("judge", tmp_path / "r").exit_code == 0
    assert json.loads((tmp_path / "r" / "audit.json").read_text()) == first
    (tmp_path / "r" / "report.html").unlink()
    assert ask("report", tmp_path / "r", "--format", "html").output.strip() == str(tmp_path / "r" / "report.html")
    assert (tmp_path / "r" / "report.html").stat().st_size > 10_000


def test_full_folder_is_not_written_into(tmp_path: Path, site: Site) -> None:
    code, _, errors = run(tmp_path, "check", site.url, "--out", ".", "--persona", "desktop")
    assert code == 0
    code, _, errors = run(tmp_path, "check", site.url, "--out", ".")
    assert (code, "is not empty. Name another folder with --out" in errors) == (2, True)


def test_failed_gate_ends_with_1(tmp_path: Path, site: Site) -> None:
    plan = write_plan(tmp_path, site, "/", more="gate: {budgets: {requests: 0}}\n")
    code, output, _ = run(tmp_path, "run", plan)
    assert (code, "The gate failed. Exit code 1." in output) == (1, True)


def test_page_that_nobody_can_be_judged_on_ends_with_3(tmp_path: Path, site: Site) -> None:
    gate = "gate: {budgets: {requests: 0}}\n"
    plan = write_plan(tmp_path, site, "/", "/next", more=gate, expect="The page start")
    code, output, errors = run(tmp_path, "run", plan)
    assert code == 3
    assert "✗ Look around, desktop: stopped at step 2, Step /next" in errors
    assert "The audit is incomplete. The gate failed. Exit code 3." in output


def test_service_that_does_not_answer_ends_with_3(tmp_path: Path, site: Site) -> None:
    site.server_close()
    code, output, _ = run(tmp_path, "check", site.url, "--persona", "desktop")
    assert (code, "The audit is incomplete." in output) == (3, True)


def test_program_that_is_no_browser_is_told(tmp_path: Path, site: Site) -> None:
    program = tmp_path / "chrome"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    code, output, errors = run(tmp_path, "check", site.url, AUDITOR_BROWSER=str(program))
    assert (code, output) == (3, "")
    assert f"Error: The browser {program} did not start" in errors


@pytest.mark.share(0.5)
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_run_keeps_what_was_gathered_and_goes_on(
    tmp_path: Path, site: Site, number: signal.Signals, code: int
) -> None:
    plan = write_plan(tmp_path, site, "/", "/slow")
    process = start(tmp_path, "run", plan, "--out", "r")
    assert site.asked_slow.wait(60)
    process.send_signal(number)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == code, errors
    assert "Stopped. Go on with: auditor run --resume r" in errors
    assert f"Exit code {code}." in output
    assert json.loads((tmp_path / "r" / "audit.json").read_text())["walks"][0]["visits"][0]["step"] == "Step /"
    site.let_go.set()
    code, output, errors = run(tmp_path, "run", "--resume", "r")
    assert code == 0, errors
    assert "Look around, Desktop: got through." in output


@pytest.mark.long
def test_killed_run_goes_on(tmp_path: Path, site: Site) -> None:
    plan = write_plan(tmp_path, site, "/", "/slow")
    process = start(tmp_path, "run", plan, "--out", "r")
    assert site.asked_slow.wait(60)
    process.kill()
    process.communicate(timeout=60)
    site.let_go.set()
    code, output, errors = run(tmp_path, "run", plan, "--resume", "r")
    assert (code, "Desktop: got through." in output) == (0, True), errors
    assert run(tmp_path, "run", "--resume", "r")[2].count("step") == 0  # all is walked


def test_changed_plan_does_not_go_on(tmp_path: Path, site: Site) -> None:
    run(tmp_path, "run", write_plan(tmp_path, site, "/"), "--out", "r")
    code, _, errors = run(tmp_path, "run", write_plan(tmp_path, site, "/", "/next"), "--resume", "r")
    assert (code, "has changed since this run began. Start a new run with it." in errors) == (2, True)


def test_terminal_shows_a_live_line(tmp_path: Path, site: Site) -> None:
    ours, theirs = pty.openpty()
    environ = {name: value for name, value in os.environ.items() if name != "CI"}
    command = [sys.executable, "-m", "auditor", "check", site.url, "--persona", "desktop"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env={**environ, "TERM": "xterm"}, stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    said = b""
    while chunk := _read(ours):
        said += chunk
    os.close(ours)
    assert process.wait(60) == 0
    assert b"1 of 1: The page" in said
    assert b"got through in" in said


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that the other end is closed
        return b""
