"""From a real walk to decisions and back: `auditor run`, `review`, `judge` on a small service, as a user has them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from PIL import Image
from service import serving

from auditor.cli import main

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{0}</title></head><body><main><h1>{0}</h1>
<p>This page holds enough words to be looked at by everybody who comes here to pay.</p>
<img src="{1}" alt="Picture">
<a href="/" target="_blank">Help with paying</a> <a href="/pay">Go on to pay</a></main></body></html>"""
SQUARE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='80' height='80'/%3E"
PLAN = """service: Small service
url: {url}
personas: [desktop]
checkers: none
gate: {{fail_on: minor}}
journeys:
  - name: Pay
    steps:
      - name: Start
        actions: [{{open: /}}]
      - name: Payment
        actions: [{{click: {{role: link, name: Go on to pay}}}}]
"""


def auditor(*arguments: str | Path) -> Result:
    """A command of the tool; no traceback may reach its user."""
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert "itself failed" not in result.output, result.output
    return result


def audit(run: Path) -> Any:
    """What the run came to."""
    return json.loads((run / "audit.json").read_text(encoding="utf-8"))


def certain(run: Path) -> Any:
    """A friction point that is a violation."""
    return _of_rule(run, "alt-says-only-picture")


def asked(run: Path) -> Any:
    """A friction point that a person must look at."""
    return _of_rule(run, "new-window-not-announced")


def _of_rule(run: Path, rule: str) -> Any:
    return next(one for one in audit(run)["friction_points"] if one["rule"] == rule)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan, and beside it in `runs/` what one walk of it left."""
    folder = tmp_path_factory.mktemp("walked")
    with serving() as service:
        service.put("/", PAGE.format("Start", SQUARE))
        service.put("/pay", PAGE.format("Payment", SQUARE))
        (folder / "audit.yaml").write_text(PLAN.format(url=service.url), encoding="utf-8")
        result = auditor("run", folder / "audit.yaml", "--out", folder / "runs" / "one")
    assert result.exit_code == 1, result.output
    return folder


@pytest.fixture
def folder(walked: Path, tmp_path: Path) -> Path:
    """A copy of it, as if it had been taken to another place."""
    return Path(shutil.copytree(walked, tmp_path / "copy"))


def test_questions_are_listed_and_written_beside_the_plan(folder: Path) -> None:
    run = folder / "runs" / "one"
    result = auditor("review", run)
    assert result.exit_code == 0
    open_ = [one for one in audit(run)["friction_points"] if one["certainty"] == "review"]
    assert len(open_) > 2
    open_.sort(key=lambda one: -one["score"])
    positions = [result.output.index(one["id"]) for one in open_]
    assert positions == sorted(positions)  # worst first
    told = asked(run)
    part = result.output[result.output.index(told["id"]) :].partition("\n\n")[0]
    for words in (told["title"], "step “Payment”", "/pay", "main > a", "Desktop", "evidence/"):
        assert words in part
    picture = Path(part.rpartition("Picture: ")[2].replace("\n", "").strip())
    assert picture.is_file()
    text = (folder / "review.yaml").read_text(encoding="utf-8")
    assert list(yaml.safe_load(text)["decisions"]) == [one["id"] for one in open_]
    assert not (run / "review.yaml").exists()
    assert auditor("judge", run).exit_code == 1  # nobody has decided anything


def test_people_fill_it_in_and_judge_takes_it_in(folder: Path) -> None:
    run, file = folder / "runs" / "one", folder / "review.yaml"
    assert auditor("review", run, "--all").exit_code == 0
    text = file.read_text(encoding="utf-8")
    before = certain(run)
    choice = "# confirm, false-positive, accept or wont-fix"
    entry = f"  {before['id']}:\n    decision:  {choice}\n    reason:\n    owner:\n    until:"
    filled = (
        f"  {before['id']}:\n    decision: accept  # Maija, on Monday\n    reason: New pictures come in spring.\n"
        "    owner: Web team\n    until: 2999-12-31"
    )
    assert entry in text
    (folder / "pictures").mkdir()
    Image.new("RGBA", (2400, 300), (200, 0, 0, 128)).save(folder / "pictures" / "sum.png")
    found = (
        "\nfindings:\n  - step: Payment\n    what: The sum <b>is not told</b> before one pays.\n    impact: minor\n"
        "    criterion: 3.3.4\n    picture: pictures/sum.png\n    why: Who cannot check it pays wrong.\n"
    )
    file.write_text(text.replace(entry, filled) + found, encoding="utf-8")
    result = auditor("judge", run)
    others = [one for one in audit(run)["verdict"]["failing"] if one in before["findings"]]
    assert not others
    assert "itself" not in result.output
    now = certain(run)
    assert (now["status"], now["decision"]["owner"], now["decision"]["until"]) == (
        "suppressed",
        "Web team",
        "2999-12-31",
    )
    hand = next(one for one in audit(run)["findings"] if one["by"] == "person")
    with Image.open(run / hand["screenshot"]) as picture:
        assert (picture.format, picture.width) == ("JPEG", 1600)
    page = (run / "report.html").read_text(encoding="utf-8")
    assert "The sum &lt;b&gt;is not told&lt;/b&gt; before one pays." in page
    assert "New pictures come in spring." in page
    assert "<b>is not told" not in page
    again = auditor("review", run, "--all")
    assert before["id"] not in again.output
    kept = file.read_text(encoding="utf-8")
    assert filled in kept
    assert found in kept


def test_decisions_by_command(folder: Path) -> None:
    run, file = folder / "runs" / "one", folder / "review.yaml"
    id_, other = certain(run)["id"], asked(run)["id"]
    why = ["--reason", "It's “decoration”: # nothing", "--owner", "Design", "--until", "2999-01-31"]
    result = auditor("review", run, "--false-positive", id_, *why)
    assert result.exit_code == 0
    assert f"false-positive: {id_} until 2999-01-31" in result.output
    assert auditor("review", run, "--confirm", other, "--owner", "Design").exit_code == 0
    assert auditor("review", run, "--wont-fix", id_, *why).exit_code == 0  # on second thoughts
    assert {
        one: told["decision"] for one, told in yaml.safe_load(file.read_text(encoding="utf-8"))["decisions"].items()
    } == {
        id_: "wont-fix",
        other: "confirm",
    }
    auditor("judge", run)
    assert (certain(run)["status"], asked(run)["certainty"]) == (
        "suppressed",
        "violation",
    )
    assert other in {
        one["friction_point"] for one in audit(run)["findings"] if one["id"] in audit(run)["verdict"]["failing"]
    }


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--accept", "ID", "--owner", "o"], "--accept needs --reason, --until."),
        (["--confirm", "ID"], "--confirm needs --owner."),
        (["--confirm", "ID", "--owner", "o", "--until", "2999-01-01"], "--until does not go with --confirm"),
        (["--accept", "ID0", "--reason", "r", "--owner", "o", "--until", "2999-01-01"], "Did you mean ID?"),
        (["--accept", "ID", "--reason", "r", "--owner", "o", "--until", "2020-01-01"], "has passed already"),
        (["--accept", "ID", "--reason", "r", "--owner", "o", "--until", "soon"], "does not match the format"),
        (
            ["--accept", "ID", "--wont-fix", "ID", "--reason", "r", "--owner", "o", "--until", "2999-01-01"],
            "decided about twice",
        ),
        (["--reason", "r"], "nothing to decide about"),
        (["--accept", "ID", "--reason", "r", "--owner", "a\nb", "--until", "2999-01-01"], "one line"),
    ],
)
def test_wrong_options_change_nothing(walked: Path, options: list[str], said: str) -> None:
    run = walked / "runs" / "one"
    id_ = certain(run)["id"]
    result = auditor("review", run, *(one.replace("ID", id_) for one in options))
    assert result.exit_code == 2
    assert said.replace("ID", id_) in " ".join(result.output.split())
    assert not (walked / "review.yaml").exists()


def test_a_wrong_review_file_is_told_by_every_command(folder: Path) -> None:
    run, file = folder / "runs" / "one", folder / "review.yaml"
    file.write_text("decisions:\n  aaa: {decison: accept}\n  bbb: text\n", encoding="utf-8")
    before = (run / "audit.json").read_bytes()
    commands = [("judge", run), ("review", run), ("validate", folder / "audit.yaml")]
    for arguments in (*commands, ("run", folder / "audit.yaml", "--out", folder / "runs" / "two")):
        result = auditor(*arguments)
        assert result.exit_code == 2, result.output
        assert "review.yaml:2:9: There is no key “decison” here. Did you mean “decision”?" in result.output
        assert "review.yaml:3:8: “bbb” must be a mapping of keys" in result.output
        assert "2 things are wrong with this review file" in result.output
    assert (run / "audit.json").read_bytes() == before
    assert not (folder / "runs" / "two").exists()


def test_what_was_said_stays_with_a_run_whose_plan_is_elsewhere(folder: Path, tmp_path: Path) -> None:
    run, id_ = folder / "runs" / "one", certain(folder / "runs" / "one")["id"]
    why = ["--reason", "r", "--owner", "o", "--until", "2999-01-31"]
    assert auditor("review", run, "--accept", id_, *why).exit_code == 0
    auditor("judge", run)
    alone = shutil.copytree(run, tmp_path / "far" / "away" / "alone")
    auditor("judge", alone)
    assert certain(alone)["status"] == "suppressed"
    (folder / "review.yaml").unlink()  # here, people have taken back what they said
    auditor("judge", run)
    assert certain(run)["status"] == "new"
