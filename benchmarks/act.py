"""Runs the tool over test cases of the W3C's ACT rules and counts: `python benchmarks/act.py FOLDER`.

FOLDER holds `cases.json` and the pages that it lists. See README.md beside this file for what counts.
"""

import argparse
import json
import os
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

from auditor.catalogue import every
from auditor.cli.stages import judged
from auditor.coverage import personas_of
from auditor.crawl.reading import with_crawl
from auditor.evidence.axe import Axe, axe_catalogue
from auditor.model import REFERENCE, Finding, Walk
from auditor.parts import Rule
from auditor.store import RunFolder

Findings = dict[str, list[Finding]]

PREFIX = "/WAI/content-assets/wcag-act-rules"
GOALS = {"found": 0.86, "violation": 0.66, "false": 0.02, "review": 0.15}


@dataclass(slots=True)
class Counts:
    """How often a rule that covers the case's ACT rule spoke, on the cases to be failed and on the others."""

    failed: int = 0
    found: int = 0
    violation: int = 0
    others: int = 0
    false: int = 0
    review: int = 0

    def add(self, expected: str, certainties: set[str]) -> None:
        """Count one case."""
        if expected == "failed":
            self.failed += 1
            self.found += bool(certainties)
            self.violation += "violation" in certainties
        else:
            self.others += 1
            self.false += "violation" in certainties
            self.review += certainties == {"review"}

    def shares(self) -> dict[str, float]:
        """The shares that the goals are set for."""
        failed, others = max(1, self.failed), max(1, self.others)
        return {
            "found": self.found / failed,
            "violation": self.violation / failed,
            "false": self.false / others,
            "review": self.review / others,
        }


@dataclass(slots=True)
class Tally:
    """The counts of one tool: in all, and by ACT rule."""

    whole: Counts = field(default_factory=Counts)
    rules: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))

    def add(self, case: dict[str, Any], certainties: set[str]) -> None:
        """Count one case."""
        self.whole.add(case["expected"], certainties)
        self.rules[case["rule"]].add(case["expected"], certainties)


def main() -> None:
    """Walk the cases, unless they are walked already; judge, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--run", type=Path, required=True, help="the run folder to make, or to judge again")
    parser.add_argument("--rule", action="append", default=[], help="only cases of this ACT rule; can be given again")
    parser.add_argument("--personas", type=lambda text: text.split(","), help="who walks every case")
    parser.add_argument("--cases", action="store_true", help="name each case that was missed or falsely accused")
    asked = parser.parse_args()
    cases = json.loads((asked.folder / "cases.json").read_text("utf-8"))["cases"]
    chosen = [case for case in cases if not asked.rule or case["rule"] in asked.rule]
    if not (asked.run / "run.json").exists():
        walk(asked.folder, chosen, asked.run, asked.personas)
    folder = RunFolder.open(asked.run)
    gathered = with_crawl(folder)
    found: Findings = defaultdict(list)
    for finding in judged(folder, gathered).findings:
        found[finding.journey].append(finding)
    report(chosen, found, said_by_axe(gathered.walks), names=asked.cases)


def walk(folder: Path, cases: Sequence[dict[str, Any]], out: Path, personas: Sequence[str] | None) -> None:
    """One journey for each case, of one step that opens it."""
    walking = {rule: personas or walkers(rule) for rule in dict.fromkeys(case["rule"] for case in cases)}
    with served(folder) as url:
        journeys = [
            {
                "name": case["id"],
                "for": list(walking[case["rule"]]),
                "steps": [{"name": "The page", "actions": [{"open": f"{url}/{case['path']}"}]}],
            }
            for case in cases
        ]
        everybody = list(dict.fromkeys(name for names in walking.values() for name in names))
        plan = {"service": "ACT cases", "url": url, "personas": everybody, "journeys": journeys}
        out.parent.mkdir(parents=True, exist_ok=True)
        file = out.with_suffix(".yaml")
        file.write_text(yaml.safe_dump(plan), "utf-8")
        command = [sys.executable, "-m", "auditor", "run", str(file), "--out", str(out), "--quiet"]
        subprocess.run(command, check=False)  # cases that nobody can judge make a run incomplete


def walkers(act: str) -> list[str]:
    """The reference, and whom a rule that covers this ACT rule asks alone: nobody else's walk could count."""
    asked = (personas_of(rule) for rule in every(Rule) if act in rule.act)
    return [REFERENCE, *dict.fromkeys(name for names in asked if REFERENCE not in names for name in names)]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a free loopback port, under the prefix that its pages ask for, too."""
    handler = partial(Handler, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Server(ThreadingHTTPServer):
    """A server that says nothing of browsers that hang up."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """It is nothing to speak of."""


class Handler(SimpleHTTPRequestHandler):
    """Serves one file for both of its addresses."""

    def translate_path(self, path: str) -> str:
        """The file for an address."""
        return super().translate_path(path.removeprefix(PREFIX))

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The type of a file; texts are UTF-8, as the W3C serves them."""
        known = super().guess_type(path)
        return f"{known}; charset=utf-8" if known.startswith("text/") else known

    def log_message(self, *_: Any) -> None:
        """Nothing of the server is printed."""


def said_by_axe(walks: Sequence[Walk]) -> dict[str, set[tuple[str, str]]]:
    """What axe-core itself said, its experimental rules too, by case: ACT rules that its rules cover, certainty."""
    covered = {rule.id: rule.act_ids for rule in axe_catalogue()}
    said: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for walk in walks:
        for visit in walk.visits:
            axe = visit.get(Axe)
            for result in axe.results if isinstance(axe, Axe) else ():
                certainty = "violation" if result.said == "violation" else "review"
                said[walk.journey] |= {(rule, certainty) for rule in covered.get(result.rule, ())}
    return said


def report(
    cases: Sequence[dict[str, Any]], found: Findings, by_axe: dict[str, set[tuple[str, str]]], *, names: bool
) -> None:
    """Print the counts of this tool, with axe-core's alone beside them."""
    rules = {rule.id: rule for rule in every(Rule)}
    ours, axe, besides = Tally(), Tally(), 0
    for case in cases:
        covering = [
            rule for finding in found[case["id"]] for rule in told(finding, rules) if case["rule"] in rule[0].act
        ]
        said = {certainty for _, certainty in covering}
        ours.add(case, said)
        axe.add(case, {certainty for rule, certainty in by_axe[case["id"]] if rule == case["rule"]})
        mine = {rule.id for rule, _ in covering}
        certain = {one.rule for one in found[case["id"]] if one.certainty == "violation" and one.wcag}
        others = certain - mine
        if case["expected"] == "passed" and others:
            besides += 1
        if names:
            name_case(case, covering, others)
    print(f"{'':40} {'failed':>7} {'found':>12} {'violation':>12} {'others':>7} {'false':>10} {'review':>10}")
    titles = {case["rule"]: case["ruleName"] for case in cases}
    for rule, counts in sorted(ours.rules.items()):
        print(row(f"{rule} {titles[rule]}"[:40], counts, axe.rules[rule]))
    print(row("all", ours.whole, axe.whole))
    for tool, tally in (("auditor", ours), ("axe-core alone", axe)):
        print(f"{tool}: " + ", ".join(f"{name} {share:.1%}" for name, share in tally.whole.shares().items()))
    print("goals: " + ", ".join(f"{name} {share:.0%}" for name, share in GOALS.items()))
    print(f"passed cases with a violation of a rule that does not cover the case: {besides}")


def told(finding: Finding, rules: dict[str, Rule]) -> Iterator[tuple[Rule, str]]:
    """The rules that said it, with how sure the finding is."""
    names = {finding.rule}
    for source in finding.sources:
        checker, _, name = source.partition(":")
        names.add(name if checker == "auditor" else f"{checker.partition('-')[0]}-{name}")
    return ((rules[name], str(finding.certainty)) for name in names if name in rules)


def row(title: str, ours: Counts, axe: Counts) -> str:
    """A line of the table: ours, axe-core alone in brackets."""
    pairs = [(ours.found, axe.found, 12), (ours.violation, axe.violation, 12)]
    told_of = "".join(f" {f'{one} ({other})':>{width}}" for one, other, width in pairs)
    falsely = [(ours.false, axe.false, 10), (ours.review, axe.review, 10)]
    told_else = "".join(f" {f'{one} ({other})':>{width}}" for one, other, width in falsely)
    return f"{title:40} {ours.failed:7}{told_of} {ours.others:7}{told_else}"


def name_case(case: dict[str, Any], covering: Sequence[tuple[Rule, str]], others: set[str]) -> None:
    """Say what became of one case, where it is not as it should be."""
    said = {certainty for _, certainty in covering}
    failed = case["expected"] == "failed"
    if ("violation" in said) == failed and (failed or not said) and not (others and case["expected"] == "passed"):
        return
    by = ", ".join(sorted({f"{rule.id} ({certainty})" for rule, certainty in covering})) or "nobody"
    also = f"; besides {', '.join(sorted(others))}" if others else ""
    print(f"{case['id']} {case['expected']:12} {by}{also}  {case['path']}")


if __name__ == "__main__":
    main()
