"""The review file: what it may say, what is told of a wrong one, and that writing into it loses nothing."""

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from auditor.errors import PlanError, ReviewError, UsageError
from auditor.formats._triage import read_triage, triage_in
from auditor.formats._triage_text import Question, new_text, with_decisions, with_questions
from auditor.model import DECISIONS, MEANINGS, Decision, Impact, Triage

LOGO = Decision(word="false-positive", reason="It is decoration.", owner="Design", until=date(2027, 1, 31))


def read(folder: Path, text: str) -> Triage:
    """What this text says."""
    file = folder / "review.yaml"
    file.write_text(text, encoding="utf-8")
    return read_triage(file)


def told(folder: Path, text: str) -> list[str]:
    """What is told of a wrong text, an error a line, from its line and column on."""
    with pytest.raises(ReviewError) as wrong:
        read(folder, text)
    assert wrong.value.exit_code == 2
    return [str(one).removeprefix(f"{folder / 'review.yaml'}:") for one in (wrong.value, *wrong.value.more)]


def decision(word: str, **more: Any) -> Decision:
    """A whole decision."""
    return Decision.model_validate({"word": word, "owner": "Design", **more})


def said(text: str) -> dict[str, Decision]:
    """The decisions in a text, wherever they stand."""
    triage = triage_in(text.encode(), Path("review.yaml"))
    return {id_: one.model_copy(update={"line": None}) for id_, one in triage.decisions.items()}


def test_decisions_and_findings_are_read(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "sum.png")
    triage = read(
        tmp_path,
        """
decisions:
  0e1234567890: {decision: accept, reason: "Mended with the new header, ${SOON}.", owner: Web, until: 2027-01-31}
  aaaaaaaaaaaa:
    decision: confirm
    owner: Design
  bbbbbbbbbbbb:
    decision:
    reason: somebody is looking
  cccccccccccc:
findings:
  - step: Payment
    what: The sum is not told before one pays.
    impact: serious
    criterion: [3.3.4, WCAG 1.3.1]
    picture: sum.png
    why: Who cannot check the sum pays it by mistake.
    fix: Show the sum.
    certainty: review
    concern: ease
    personas: [mobile]
    owner: Payments
    journey: Pay
    on_path: false
""",
    )
    assert triage.decisions == {
        "0e1234567890": decision(
            "accept", reason="Mended with the new header, ${SOON}.", owner="Web", until=date(2027, 1, 31), line=3
        ),
        "aaaaaaaaaaaa": decision("confirm", line=4),
    }
    (found,) = triage.findings
    assert (found.step, found.journey, found.impact, found.certainty) == ("Payment", "Pay", Impact.SERIOUS, "review")
    assert (found.wcag, found.category, found.picture, found.line) == (("3.3.4", "1.3.1"), "ease", "sum.png", 12)
    assert (found.personas, found.owner, found.on_path) == (("mobile",), "Payments", False)
    assert (found.why, found.fix) == ("Who cannot check the sum pays it by mistake.", "Show the sum.")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "decisions:\nfindings:\n", "{}", "~"])
def test_a_file_that_says_nothing_is_no_error(tmp_path: Path, text: str) -> None:
    triage = read(tmp_path, text)
    assert (triage.decisions, triage.findings) == ({}, ())


def test_all_errors_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    found = told(
        tmp_path,
        """decisons: {}
decisions:
  aaa: {decision: false-positiv, reason: x}
  bbb: {decison: accept}
  ccc: {decision: accept, owner: Me}
  ddd: text
  eee: {decision: wont-fix, reason: a, owner: b, until: soon}
  fff: {decision: confirm, owner: b, until: 2027-01-01}
  fff: {}
findings:
  - {step: Payment, what: Nothing, impact: serius, criterion: 1.4.33, picture: ../../etc/passwd}
  - {what: A}
  - {step: S, what: A, impact: minor, picture: text.png}
""",
    )
    expected = [
        ("1:1: There is no key “decisons” here.", "Did you mean “decisions”?"),
        ("3:19: “decision” cannot be “false-positiv”.", "Did you mean “false-positive”?"),
        ("4:9: There is no key “decison” here.", "Did you mean “decision”?"),
        ("5:9: “reason” and “until” are missing: “accept” needs reason, owner, until.", "Write it such as"),
        ("6:8: “ddd” must be a mapping of keys", "Write it such as"),
        ("7:57: “soon” is no day.", "such as 2027-01-31"),
        ("8:38: “until” does not go with “confirm”", "Delete its value."),
        ("9:3: The key “fff” stands here twice, first on line 8.", "Keep one."),
        ("11:44: “impact” cannot be “serius”.", "Did you mean “serious”?"),
        ("11:52: There is no criterion “1.4.33” at level A or AA of WCAG 2.2.", "Did you mean “1.4.3”?"),
        ("11:80: “../../etc/passwd” lies outside the plan's folder.", "copy the file there"),
        ("12:5: “step” is missing in this item of “findings”.", "Write it such as"),
        ("13:48: “text.png” is no picture that can be shown.", "JPEG or PNG"),
    ]
    assert len(found) == len(expected), "\n".join(found)
    for line, (start, end) in zip(found, expected, strict=True):
        assert line.startswith(start), line
        assert end in line


def test_pictures_stay_inside_and_within_bounds(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()
    Image.new("RGB", (9, 9)).save(tmp_path / "outside.png")
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    Image.new("RGB", (9, 9)).save(folder / "other.png", format="GIF")
    Image.new("1", (20_000, 20_000)).save(folder / "bomb.png")
    (folder / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(10_000_001))
    finding = "findings: [{{step: S, what: W, impact: minor, picture: {}}}]"
    for name, why in [
        ("link.png", "outside"),
        ("other.png", "no picture"),
        ("bomb.png", "no picture"),
        ("large.png", "too large"),
        ("none.png", "There is no file"),
        (".", "There is no file"),
        ('"a\\0b"', "cannot be a file's name"),
    ]:
        (error,) = told(folder, finding.format(name))
        assert why in error


def test_a_finding_stands_once(tmp_path: Path) -> None:
    one = "{step: S, what: The same, impact: minor}"
    (error,) = told(tmp_path, f"findings:\n  - {one}\n  - {one}\n")
    assert error.startswith("3:5: This finding stands here twice")


def test_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_triage(tmp_path)


def triage_or_error(raw: bytes) -> None:
    """Read this as a review file; anything but a triage or a ReviewError fails."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "review.yaml")
        file.write_bytes(raw)
        try:
            text, places = read_triage(file).model_dump_json(), [(1, 1)]
        except ReviewError as wrong:
            every = (wrong, *wrong.more)
            text, places = "".join(map(str, every)), [(one.line, one.column) for one in every]
        assert min(places) >= (1, 1)
        assert text.encode()


@settings(max_examples=300, deadline=None, database=None)
@example(b"decisions: {? [a]: b}")
@example(b"decisions: &a {b: *a}")
@example(b"findings: [{picture: [], criterion: {}, personas: x}]")
@example(b'findings: [{step: S, what: W, impact: minor, picture: "\\ud800"}]')
@given(st.binary(max_size=200) | st.text("{}[]:,-!&*?|>%@`\"'#$ \n\tab~0", max_size=80).map(str.encode))
def test_any_bytes_are_a_triage_or_an_error(raw: bytes) -> None:
    triage_or_error(raw)


WORDS = st.sampled_from(
    [
        *("decisions", "findings", "decision", "reason", "owner", "until", "step", "what", "impact", "criterion"),
        *("picture", "personas", "journey", "certainty", "concern", "why", "fix", "on_path", "a1b2c3d4e5f6", "<<"),
        *DECISIONS,
    ]
)
VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["2027-01-31", "1.4.3", "/"])
TREES = st.recursive(
    VALUES | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=4), inner, max_size=5),
    max_leaves=15,
)


@settings(max_examples=300, deadline=None, database=None)
@given(TREES, st.sampled_from(["whole", "decisions", "decision", "findings", "finding"]))
def test_any_structure_is_a_triage_or_an_error(tree: Any, where: str) -> None:
    whole = {
        "whole": tree,
        "decisions": {"decisions": tree},
        "decision": {"decisions": {"a1b2c3d4e5f6": tree}},
        "findings": {"findings": tree},
        "finding": {"findings": [tree]},
    }
    triage_or_error(json.dumps(whole[where]).encode())


# Writing

FIRST = Question("aaaaaaaaaaaa", ("Look whether the picture says the same.", "Where: step “Start”: main > img"))
SECOND = Question("bbbbbbbbbbbb", ("Is it plain\nthat: # nothing:\x07 steers?", "x" * 300))


def test_a_new_file_asks_and_says_nothing_yet() -> None:
    text = new_text((FIRST, SECOND))
    assert said(text) == {}
    assert "  # Look whether the picture says the same.\n  # Where: step “Start”: main > img\n  aaaaaaaaaaaa:\n" in text
    asked = pyyaml.safe_load(text)["decisions"]
    assert asked == {id_: dict.fromkeys(("decision", "reason", "owner", "until")) for id_ in ("a" * 12, "b" * 12)}
    flat = " ".join(text.replace("#", " ").split())
    assert all(f"{word}: {meaning}" in flat for word, meaning in MEANINGS.items())
    assert max(map(len, text.splitlines())) <= 305  # what cannot be broken stays whole


def test_the_example_of_the_file_is_right(tmp_path: Path) -> None:
    """Without its marks it is read as it stands, with the picture there."""
    (tmp_path / "pictures").mkdir()
    Image.new("RGB", (9, 9)).save(tmp_path / "pictures" / "sum.png")
    part = new_text(()).partition("# findings:")
    lines = [line.removeprefix("# ") for line in (part[1] + part[2]).splitlines()]
    (found,) = read(tmp_path, "\n".join(lines)).findings
    assert (found.step, found.wcag, found.category) == ("Payment", ("3.3.4",), "ease")


def test_people_s_words_stay_and_what_is_new_is_added() -> None:
    written = """# our own head
decisions:   # of the spring
    aaaaaaaaaaaa:   # discussed on Monday
        decision: wont-fix
        reason: >
            Folded over
            two lines.   # no remark
        owner: 'Design'
        until: 2027-01-31
    # a remark at the end

# about what follows
findings:
  - {step: Start, what: W, impact: minor}   # by Maija
"""
    text = with_questions(written.encode(), "review.yaml", (FIRST, SECOND))
    before, new = written.split("\n# about what follows")
    assert text.startswith(before)
    assert text.endswith(f"# about what follows{new}")
    assert "    bbbbbbbbbbbb:\n      decision:" in text
    assert "aaaaaaaaaaaa" not in text[len(before) :]
    assert with_questions(text.encode(), "review.yaml", (FIRST, SECOND)) == text


@pytest.mark.parametrize(
    "written",
    [
        "",
        "# only a remark",
        "decisions:",
        "decisions: ~  # none yet\nfindings: []\n",
        "decisions: {}\n",
        "findings:\n  - {step: S, what: W, impact: minor}",
        "decisions:\n  cccccccccccc: {decision: confirm, owner: o}",
        "decisions:\r\n  cccccccccccc: {decision: confirm, owner: o}\r\n# end\r\n",
        "---\ndecisions:\n  cccccccccccc:\n    reason: |\n      lines\n\n      more\n\n# end\n",
        "\ufeffdecisions:\n  cccccccccccc:\n",
    ],
)
def test_questions_and_decisions_are_added_to_any_file(written: str) -> None:
    text = with_questions(written.encode(), "review.yaml", (FIRST,))
    remarks = [line for line in written.replace("\r", "").splitlines() if line.startswith("#")]
    assert all(line in text for line in remarks)
    asked = pyyaml.safe_load(text)["decisions"]
    assert FIRST.point in asked
    told_ = {FIRST.point: FIRST, SECOND.point: SECOND}
    both = {FIRST.point: LOGO, SECOND.point: LOGO.model_copy(update={"reason": "“It: is”, # 1\n two"})}
    decided = with_decisions(text.encode(), "review.yaml", both, told_)
    assert {**said(text), **both} == said(decided)
    assert ("\r\n" in written) == ("\r\n" in decided)
    assert "\n" not in decided.replace("\r\n", "") or "\r\n" not in written


@pytest.mark.parametrize(
    "entry",
    [
        "aaaaaaaaaaaa:",
        "aaaaaaaaaaaa: ~  # open",
        "aaaaaaaaaaaa: {decision: confirm, owner: o}  # kept",
        "aaaaaaaaaaaa:\n    owner: o",
        'aaaaaaaaaaaa:\n    reason: |\n      a\n      b\n    owner: "o"\n    decision: confirm   # kept\n    until:',
        "aaaaaaaaaaaa:\n    until: 2020-01-01\n    decision: accept\n    reason: >-\n      a\n      b\n    owner: o",
    ],
)
@pytest.mark.parametrize("given_", [LOGO, decision("confirm")])
def test_a_decision_takes_the_place_of_what_stood_there(entry: str, given_: Decision) -> None:
    written = f"decisions:\n  # one\n  {entry}\n  # two\n  cccccccccccc: {{decision: confirm, owner: o}}\n"
    text = with_decisions(written.encode(), "review.yaml", {"aaaaaaaaaaaa": given_}, {})
    assert said(text) == {"aaaaaaaaaaaa": given_, "cccccccccccc": decision("confirm", owner="o")}
    for remark in ("# one", "# two", *(["# kept"] if "# kept" in entry else [])):
        assert remark in text


@pytest.mark.parametrize(
    "written",
    [
        "decisions: {aaaaaaaaaaaa: {decision: confirm, owner: o}}",
        "{decisions: {}, findings: []}",
        "decisions:\n  cccccccccccc: &c {decision: confirm, owner: o}\n  aaaaaaaaaaaa: *c\n",
        "decisions:\n  aaaaaaaaaaaa: &a {decision: confirm, owner: o}\n  cccccccccccc: *a\n",
        "findings: []\n...\n",
    ],
)
def test_what_cannot_be_changed_safely_is_refused(written: str) -> None:
    questions = {FIRST.point: FIRST, SECOND.point: SECOND}
    with pytest.raises(PlanError, match="without changing what people wrote") as wrong:
        with_decisions(written.encode(), "review.yaml", {FIRST.point: LOGO, SECOND.point: LOGO}, questions)
    assert wrong.value.line >= 1


IDS = st.sampled_from(["aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc", "000000000012", "1e5000000000"])
LINES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(lambda text: text.strip() == text)
GIVEN = st.builds(
    lambda word, reason, owner, until: decision(
        word, reason=reason, owner=owner, until=None if word == "confirm" else until
    ),
    st.sampled_from(DECISIONS),
    LINES,
    LINES.filter(str.isprintable),
    st.dates(date(1000, 1, 1)),
)


@settings(max_examples=80, deadline=None, database=None)
@given(
    st.dictionaries(IDS, GIVEN, min_size=1, max_size=4),
    st.dictionaries(IDS, GIVEN, min_size=1, max_size=3),
    st.text(max_size=60),
)
def test_whatever_was_decided_is_read_again(
    before: dict[str, Decision], then: dict[str, Decision], remark: str
) -> None:
    questions = {id_: Question(id_, (remark,)) for id_ in {*before, *then}}
    text = with_decisions(new_text(()).encode(), "review.yaml", before, questions)
    assert said(text) == before
    text = with_decisions(text.encode(), "review.yaml", then, questions)
    assert said(text) == {**before, **then}
    assert said(with_questions(text.encode(), "review.yaml", tuple(questions.values()))) == said(text)
