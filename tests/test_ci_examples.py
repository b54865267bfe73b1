"""The files in examples/ci do what they say: GitHub's steps run as shell scripts, the others' commands too."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from service import Service

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "ci"
PLAN = """
service: Ice times
url: {url}
personas: [desktop]
checkers: [axe-core]
gate: {{fail_on: serious, new_only: true}}
journeys:
  - name: Find an ice time
    steps:
      - name: Start
        actions:
          - open: /
        expect: {{text: Ice times}}
"""
FORM = "<main><h1>Ice times</h1><p>All halls are open every day from eight until ten.</p>{}</main>"
BROKEN = '<form><input name="q"><button>Search</button></form>'  # a field without a name
WORSE = '<p><img src="/ice.png" width="80" height="80"></p>'  # a picture without an alternative
# What GitHub's machines have: it hands out the artifact that an earlier run kept.
GH = """#!/bin/sh
case "$1 $2" in
  "run list") if [ -f "$KEPT/baseline.json" ]; then echo 4711; fi ;;
  "run download") mkdir -p "$7" && cp "$KEPT/baseline.json" "$7/" ;;
esac
"""


@dataclass
class Machine:
    """One run of a workflow: a fresh checkout, GitHub's files, what is left of earlier runs in `kept`."""

    folder: Path
    kept: Path
    environ: Mapping[str, str]
    outputs: dict[str, str] = field(default_factory=dict)
    summary: str = ""

    def shell(self, script: str, **more: str) -> subprocess.CompletedProcess[str]:
        """As GitHub's runner starts a step: bash, ending at the first command that fails."""
        told, summary = self.folder / ".output", self.folder / ".summary"
        told.touch()
        environ = {**self.environ, "GITHUB_OUTPUT": str(told), "GITHUB_STEP_SUMMARY": str(summary), **more}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env=environ,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        self.outputs |= dict(line.split("=", 1) for line in told.read_text().splitlines())
        self.summary = summary.read_text() if summary.exists() else ""
        return done


def steps() -> list[dict[str, Any]]:
    workflow = yaml.safe_load((EXAMPLES / "github.yml").read_text())
    return list(workflow["jobs"]["audit"]["steps"])


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder of programs before all others on the PATH: what GitHub's machine has, and this very auditor."""
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "gh").write_text(GH)
    (folder / "gh").chmod(0o755)
    return folder


def run_workflow(folder: Path, kept: Path, environ: Mapping[str, str], service: Service) -> tuple[Machine, list[str]]:
    """Every step with a script, in order, as on the main branch; returns the machine and the steps that failed."""
    folder.mkdir()
    kept.mkdir(exist_ok=True)
    (folder / "audit.yaml").write_text(PLAN.format(url=service.url))
    job = yaml.safe_load((EXAMPLES / "github.yml").read_text())["jobs"]["audit"]
    machine = Machine(folder, kept, {**environ, **job["env"], "GITHUB_WORKFLOW": "Customer journeys"})
    failed = []
    for step in steps():
        if step.get("with", {}).get("name") == "baseline" and machine.outputs.get("code") != "3":
            shutil.copy(folder / step["with"]["path"], kept / "baseline.json")
        if "run" in step:
            expressions = {"MAIN": "main", "GH_TOKEN": "secret", "CODE": machine.outputs.get("code", "")}
            done = machine.shell(step["run"], **{name: expressions[name] for name in step.get("env", {})})
            if done.returncode:
                failed.append(step["name"])
                assert "Traceback" not in done.stderr + done.stdout
    return machine, failed


def surroundings(programs: Path, tmp_path: Path) -> dict[str, str]:
    path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "KEPT": str(tmp_path / "kept")}


def test_the_github_workflow_stops_on_what_no_baseline_knows(service: Service, programs: Path, tmp_path: Path) -> None:
    service.page("/", FORM.format(BROKEN), title="Ice times")
    first, failed = run_workflow(tmp_path / "first", tmp_path / "kept", surroundings(programs, tmp_path), service)
    assert first.outputs["code"] == "1"  # without a baseline, all is new
    assert failed == ["Stop here if the gate failed"]
    assert "Ice times" in first.summary
    assert (first.folder / "customer-journeys" / "report.sarif").is_file()
    assert (tmp_path / "kept" / "baseline.json").is_file()


@pytest.mark.long
def test_the_github_workflow_stops_a_deploy_on_what_the_main_branch_did_not_have(
    service: Service, programs: Path, tmp_path: Path
) -> None:
    environ = surroundings(programs, tmp_path)
    kept = tmp_path / "kept"

    service.page("/", FORM.format(BROKEN), title="Ice times")
    run_workflow(tmp_path / "first", kept, environ, service)
    same, failed = run_workflow(tmp_path / "same", kept, environ, service)
    assert same.outputs["code"] == "0"
    assert failed == []

    service.page("/", FORM.format(BROKEN + WORSE), title="Ice times")
    worse, failed = run_workflow(tmp_path / "worse", kept, environ, service)
    assert worse.outputs["code"] == "1"
    assert failed == ["Stop here if the gate failed"]


@pytest.mark.long
def test_an_incomplete_audit_stops_the_workflow_and_leaves_the_baseline(
    service: Service, programs: Path, tmp_path: Path
) -> None:
    service.page("/", "<main><h1>Closed</h1><p>We are mending the service. Come back on Monday at nine.</p></main>")
    environ = surroundings(programs, tmp_path)
    machine, failed = run_workflow(tmp_path / "closed", tmp_path / "kept", environ, service)
    assert machine.outputs["code"] == "3"
    assert "Stop here if the gate failed" in failed
    assert machine.summary


def test_every_step_of_the_workflow_says_what_it_is_for_and_takes_no_words_of_others_into_its_script() -> None:
    assert all(step.get("name") or step["uses"].startswith("actions/") for step in steps())
    assert not [step for step in steps() if "${{" in step.get("run", "")]


@pytest.mark.long
def test_gitlabs_commands_do_the_same(service: Service, tmp_path: Path) -> None:
    service.page("/", FORM.format(BROKEN), title="Ice times")
    (tmp_path / "audit.yaml").write_text(PLAN.format(url=service.url))
    job = yaml.safe_load((EXAMPLES / "gitlab.yml").read_text())["customer-journeys"]
    environ = {
        **os.environ,
        **job["variables"],
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "CI_API_V4_URL": service.url.rstrip("/"),
        "CI_PROJECT_ID": "7",
        "CI_DEFAULT_BRANCH": "main",
        "CI_COMMIT_BRANCH": "main",
        "CI_JOB_TOKEN": "secret",
    }
    script = "\n".join([*job["before_script"], *job["script"]])
    first = shell(script, tmp_path, environ)
    assert "There is no baseline yet" in first.stdout
    assert first.returncode == 1, first.stderr
    assert all((tmp_path / file).is_file() for file in (*job["artifacts"]["reports"].values(), "baseline.json"))

    service.put("/projects/7/jobs/artifacts/main/raw/baseline.json", (tmp_path / "baseline.json").read_text())
    (tmp_path / "baseline.json").unlink()
    shutil.rmtree(tmp_path / "customer-journeys")
    second = shell(script, tmp_path, environ)
    assert second.returncode == 0, second.stdout + second.stderr


def test_jenkins_commands_are_ours(tmp_path: Path) -> None:
    text = (EXAMPLES / "Jenkinsfile").read_text()
    commands = [found[1] for found in re.finditer(r"(?:sh |script: )'((?:auditor|python)[^']*)'", text)]
    assert len(commands) == 6
    for command in (one for one in commands if one.startswith("auditor")):
        name, *words = command.replace('"', "").split()[1:]
        told = shell(f"auditor {name} --help", tmp_path, on_path())
        assert told.returncode == 0
        assert all(word in told.stdout for word in words if word.startswith("--"))


@pytest.mark.long
def test_the_nightly_script_is_silent_as_long_as_the_gate_passes(service: Service, tmp_path: Path) -> None:
    service.page("/", FORM.format(BROKEN), title="Ice times")
    (tmp_path / "audit.yaml").write_text(PLAN.format(url=service.url))
    script = f"{EXAMPLES / 'nightly.sh'} {tmp_path / 'audit.yaml'}"
    environ = {**on_path(), "KEEP": "2"}
    first = shell(script, tmp_path, environ)
    assert first.returncode == 1  # the first night: all is new
    assert "Report:" in first.stdout
    baseline = (tmp_path / "baseline.json").read_text()

    second = shell(script, tmp_path, environ)
    assert (second.returncode, second.stdout) == (0, ""), second.stdout + second.stderr

    service.page("/", FORM.format(BROKEN + WORSE), title="Ice times")
    third = shell(script, tmp_path, environ)
    assert third.returncode == 1
    assert (tmp_path / "runs" / "latest" / "report.html").is_file()
    assert (tmp_path / "baseline.json").read_text() == baseline  # never changed silently
    assert len([one for one in (tmp_path / "runs").iterdir() if one.is_dir() and not one.is_symlink()]) == 2


def on_path() -> dict[str, str]:
    return {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}


def shell(script: str, folder: Path, environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.long
def test_the_containerfiles_steps_make_an_auditor(service: Service, tmp_path: Path) -> None:
    """Its steps as a script, into a Python of its own: what a container engine would do on this very system."""
    source, python = tmp_path / "src", tmp_path / "python"
    for name in checkout():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, source / name)
    shell(f"{sys.executable} -m venv {python}", tmp_path, os.environ)
    environ = {**os.environ, "PATH": os.pathsep.join([f"{python}/bin", os.environ["PATH"]])}
    for step in runs((EXAMPLES / "Containerfile").read_text()):
        done = shell(step.replace("/src", str(source)), tmp_path, environ)
        assert done.returncode == 0, done.stdout + done.stderr
    service.page("/", FORM.format(""), title="Ice times")
    (tmp_path / "audit.yaml").write_text(PLAN.format(url=service.url))
    done = shell("auditor run audit.yaml --out run --no-sandbox", tmp_path, environ)
    assert done.returncode == 0, done.stdout + done.stderr


def checkout() -> list[str]:
    listing = subprocess.check_output(["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, text=True)
    return [name for name in listing.split("\0") if name and (ROOT / name).is_file()]


def runs(containerfile: str) -> Iterator[str]:
    """The commands of its RUN steps."""
    whole = containerfile.replace("\\\n", " ")
    return (line.removeprefix("RUN ") for line in whole.splitlines() if line.startswith("RUN "))
