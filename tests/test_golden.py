"""The golden run: stored evidence of a small real walk, judged and reported, compared with what was accepted before.

Where a rule, the model or the judging changes on purpose, look at the difference and accept it with
`pytest tests/test_golden.py --update-golden`. Where evidence itself changes, make it anew first:
`python tests/golden/make.py` walks a small service with a real browser and keeps its run folder, made small.
"""

import json
import re
import shutil
from collections import Counter
from difflib import unified_diff
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli import main

GOLDEN = Path(__file__).parent / "golden"
ACCEPTED = GOLDEN / "audit.json"
MOST_BYTES = 400_000
PARTS_OF_CHECKERS = re.compile(r"(dequeuniversity\.com/rules/axe)/[\d.]+")
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}


class Outline(HTMLParser):
    """Counts elements, and keeps the text of each kind."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.counts: Counter[str] = Counter()
        self.texts: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, _: object) -> None:
        self.counts[tag] += 1
        self.texts.setdefault(tag, []).append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, _: object) -> None:
        self.counts[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.texts[tag][-1] += data

    def said(self, tag: str) -> list[str]:
        return [" ".join(text.split()) for text in self.texts.get(tag, [])]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the stored run, judged and reported by today's rules."""
    folder = tmp_path_factory.mktemp("golden") / "run"
    shutil.copytree(GOLDEN / "run", folder)
    answer = CliRunner().invoke(main, ["judge", str(folder)])
    assert answer.exit_code == 0, answer.output
    assert "1 of 2 personas get through" in answer.output
    return folder


def test_stored_evidence_comes_to_the_same_audit(run: Path, request: pytest.FixtureRequest) -> None:
    found = normal((run / "audit.json").read_text(encoding="utf-8"))
    if request.config.getoption("--update-golden"):
        ACCEPTED.write_text(found, encoding="utf-8")
    accepted = ACCEPTED.read_text(encoding="utf-8")
    change = "\n".join(unified_diff(accepted.splitlines(), found.splitlines(), "accepted", "today", lineterm="", n=6))
    if change:
        pytest.fail(
            f"The audit has changed. To accept it: pytest tests/test_golden.py --update-golden\n{change}", False
        )


def normal(audit: str) -> str:
    """The audit without its times and the versions of what made it."""
    told = json.loads(PARTS_OF_CHECKERS.sub(r"\1/version", audit))
    told |= {"started": "", "finished": "", "tool": dict.fromkeys(told["tool"], "")}
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def test_planted_friction_of_every_kind_is_in_it(run: Path) -> None:
    audit = json.loads((run / "audit.json").read_text(encoding="utf-8"))
    sure = {(one["category"], one["rule"]) for one in audit["findings"] if one["certainty"] == "violation"}
    assert sure >= {
        ("accessibility", "axe-image-alt"),
        ("accessibility", "axe-color-contrast"),
        ("accessibility", "unreachable-by-keyboard"),
        ("speed", "slow-server"),
        ("speed", "image-larger-than-its-box"),
        ("ease", "text-too-small"),
        ("ease", "link-text-says-nothing"),
        ("path", "same-title-on-different-steps"),
    }
    assert audit["broken_rules"] == {}
    assert [(walk["persona"], walk["outcome"], walk["stopped_at"]) for walk in audit["walks"]] == [
        ("desktop", "completed", None),
        ("keyboard", "blocked", "Thank you"),
    ]


def test_the_report_tells_what_the_audit_holds(run: Path) -> None:
    audit = json.loads((run / "audit.json").read_text(encoding="utf-8"))
    html = (run / "report.html").read_text(encoding="utf-8")
    page = Outline(html)
    assert page.open == []
    assert page.said("h1") == ["1 of 2 kinds of customer cannot get through “Rent a rowing boat”."]
    assert page.said("title") == ["Rowing boats: who gets through, and what to fix first"]
    points = audit["friction_points"]
    titles = {point["title"] for point in points if "://" not in point["title"]}  # addresses are shortened
    assert len(titles) > 5
    assert titles - set(page.said("b")) == set()
    assert all(f'id="fp-{point["id"]}"' in html for point in points)
    assert page.counts["figure"] >= 6
    assert {"Front page", "Your details", "Thank you"} <= set(page.said("bdi"))
    assert {"Digital services", "Harbour office"} <= set(page.said("bdi"))
    assert "http://boats.example" in html
    assert not re.search(r'(?:src|srcset)="(?!data:)', html)


def test_the_golden_folder_stays_small() -> None:
    assert sum(file.stat().st_size for file in GOLDEN.rglob("*") if file.is_file()) < MOST_BYTES
