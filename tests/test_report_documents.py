"""The backlog and the comment: read by what people open them with, and harmless whatever a page says."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import cmarkgfm
import pytest
from click.testing import CliRunner
from cmarkgfm.cmark import Options
from openpyxl import load_workbook
from sample_audit import ALL, STEPS, hostile, prevented, sample, shown

from auditor.catalogue import every, one
from auditor.cli import main
from auditor.cli.stages import file_name
from auditor.languages import words_in
from auditor.model import Audit, Decision
from auditor.parts import Report, Showing

MOST = 65_536  # letters of a comment on GitHub
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
MENTION = re.compile(r"(?<!\w)@[A-Za-z0-9]")
FORMULAS = ('=HYPERLINK("https://evil.example";"x")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1+1", "＝1+1")
CALLS = "@octocat #1 GH-12 org/repo#3 !4 https://evil.example www.evil.example a@evil.example <https://evil.example>"
MARKS = f"{CALLS} [x](https://evil.example) ![x](https://evil.example/x.png) <img src=x> `x` **x** | x | ~~x~~ $x$"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("run")


@pytest.fixture(scope="module")
def audit(folder: Path) -> Audit:
    return sample(folder)


@pytest.fixture(scope="module")
def showing(audit: Audit, folder: Path) -> Showing:
    return shown(audit, folder)


@pytest.fixture(scope="module")
def bad(audit: Audit, folder: Path) -> Showing:
    """All that comes from a page or a plan is hostile: markup, then formulas and calls to people."""
    return shown(calling(hostile(audit)), folder)


def calling(audit: Audit) -> Audit:
    """Hostile for spreadsheets and for forges."""
    told = [*FORMULAS, MARKS]
    points = tuple(
        point.model_copy(update={"title": told[number], "owners": (told[-number - 1],)})
        if number < len(told)
        else point
        for number, point in enumerate(audit.friction_points)
    )
    findings = tuple(
        one.model_copy(update={"message": told[number % len(told)], "owner": told[number % len(told)]})
        for number, one in enumerate(audit.findings)
    )
    return audit.model_copy(update={"friction_points": points, "findings": findings, "service": MARKS})


def rows(showing: Showing, form: str, delimiter: str = ",") -> list[list[str]]:
    text = one(Report, form).write(showing).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def test_every_form_has_a_file_of_its_own_and_says_whom_it_is_for() -> None:
    forms = every(Report)
    assert {form.id for form in forms} >= {
        "csv", "csv-findings", "gitlab", "html", "json", "junit", "markdown", "pdf", "sarif", "xlsx",
    }  # fmt: skip
    assert len({file_name(form) for form in forms}) == len(forms)
    assert all(form.docs.title for form in forms)


def test_help_names_every_form() -> None:
    for command in ("report", "run", "check"):
        told = " ".join(CliRunner().invoke(main, [command, "--help"]).output.split())
        assert all(form.id in told for form in every(Report)), command


class TestCsv:
    def test_one_row_a_friction_point_and_one_a_finding(self, showing: Showing) -> None:
        head, *points = rows(showing, "csv")
        assert [row[0] for row in points] == [point.number for point in showing.points]
        assert {len(row) for row in points} == {len(head)}
        first = dict(zip(head, points[0], strict=True))
        point = showing.points[0].point
        assert (first["Friction point"], first["Impact"], first["Status"]) == (point.title, "Blocker", "New")
        assert float(first["Friction"]) == point.score
        assert (first["Owner"], first["WCAG"], first["Id"]) == ("Sports services", "2.1.1, 4.1.2", point.id)
        assert "<button" in first["How to fix it"]
        assert "\n" in first["How to fix it"]
        _, *findings = rows(showing, "csv-findings")
        assert sorted(row[-1] for row in findings) == sorted(one.id for one in showing.audit.findings)

    def test_excel_knows_it_as_utf8_and_parts_it_as_the_language_does(self, audit: Audit, folder: Path) -> None:
        finnish = shown(audit.model_copy(update={"language": "fi"}), folder)
        assert finnish.words == words_in("fi")
        data = one(Report, "csv").write(finnish)
        assert data.startswith(b"\xef\xbb\xbf")
        head, *points = rows(finnish, "csv", ";")
        assert len(points) == len(finnish.points)
        score = points[0][5]
        assert float(score.replace(",", ".")) == finnish.points[0].point.score
        assert "." not in score
        assert head[1] != ""

    @pytest.mark.parametrize("form", ["csv", "csv-findings"])
    def test_nothing_of_a_page_can_become_a_formula(self, bad: Showing, form: str) -> None:
        cells = [cell for row in rows(bad, form) for cell in row]
        assert [cell for cell in cells if cell.lstrip().startswith((*STARTS_FORMULA, "＝"))] == []
        assert any(cell.startswith("'=HYPERLINK") for cell in cells)
        assert [cell for cell in cells if CONTROL.search(cell)] == []


class TestXlsx:
    @pytest.fixture
    def book(self, showing: Showing) -> Any:
        return load_workbook(io.BytesIO(one(Report, "xlsx").write(showing)))

    def test_a_sheet_of_points_and_a_sheet_of_findings_ready_to_filter(self, book: Any, showing: Showing) -> None:
        assert book.sheetnames == ["Friction points", "Findings"]
        for sheet, count in zip(book, (len(showing.points), len(showing.audit.findings)), strict=True):
            assert sheet.max_row == count + 1
            assert sheet.freeze_panes == "C2"
            assert sheet.auto_filter.ref == sheet.dimensions
            assert all(cell.font.bold for cell in sheet[1])
            widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
            assert min(widths) > 10
            assert max(widths) >= 60
        assert book["Friction points"]["F2"].value == showing.points[0].point.score
        links = [cell.hyperlink.target for row in book["Findings"].iter_rows() for cell in row if cell.hyperlink]
        assert len(links) >= len(showing.audit.findings)
        assert all(link.startswith("https://") for link in links)

    def test_nothing_of_a_page_can_become_a_formula_or_a_link_that_runs(self, bad: Showing) -> None:
        book = load_workbook(io.BytesIO(one(Report, "xlsx").write(bad)))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert any(cell.value == FORMULAS[0] for cell in cells)
        assert [
            cell.hyperlink.target for cell in cells if cell.hyperlink and "javascript" in cell.hyperlink.target
        ] == []
        assert [cell.value for cell in cells if isinstance(cell.value, str) and CONTROL.search(cell.value)] == []


class TestMarkdown:
    @staticmethod
    def written(showing: Showing) -> str:
        return one(Report, "markdown").write(showing).decode()

    @staticmethod
    def as_github(text: str) -> str:
        options = Options.CMARK_OPT_GITHUB_PRE_LANG | Options.CMARK_OPT_UNSAFE
        return str(cmarkgfm.github_flavored_markdown_to_html(text, options))

    def test_says_verdict_who_gets_through_and_what_to_fix_first(self, showing: Showing) -> None:
        text = self.written(showing)
        html = self.as_github(text)
        assert "<strong>3 of 10 kinds of customer cannot get through.</strong>" in html
        assert html.count("<table>") == 1
        assert html.count("<tr>") == 1 + len(ALL)
        assert all(f"{number} {step}" in html for number, step in enumerate(STEPS, 1))
        assert "<strong>Make the time slots real buttons.</strong>" in html
        assert "The gate failed." in html
        assert "1 new blocker: F1." in html
        new = [point.title for point in showing.points if point.point.status == "new"]
        listed = text.split("### New")[1].split("###")[0]
        assert len(new) == len(re.findall(r"^- F", listed, re.MULTILINE)) > 2

    def test_what_people_put_aside_is_folded_and_not_hidden(self, audit: Audit, folder: Path) -> None:
        made = Decision(word="accept", reason="Soon *gone*.", owner="Design", until=date(2027, 1, 31))
        first, *rest = audit.friction_points
        put_by = first.model_copy(update={"status": "suppressed", "decision": made})
        text = self.written(shown(audit.model_copy(update={"friction_points": (*rest, put_by)}), folder))
        told = text.split("<summary>Suppressed (1)</summary>")[1]
        assert "accepted; Soon \\*gone\\*.; Design; until 31 January 2027" in told.split("</details>")[0]

    def test_one_kind_of_customer_is_called_by_its_name(self, showing: Showing) -> None:
        (journey,) = showing.journeys
        text = self.written(replace(showing, journeys=(replace(journey, rows=journey.rows[:1]),)))
        assert f"**{journey.rows[0].persona.title}: " in text
        assert "1 of 1" not in text

    def test_what_could_not_be_judged_is_never_called_through(self, audit: Audit, folder: Path) -> None:
        text = self.written(shown(prevented(audit), folder))
        assert "This audit is incomplete." in text
        assert "? could not be judged" in text
        assert "All kinds of customer" not in text

    def test_nothing_of_a_page_becomes_markup_or_calls_anybody(self, bad: Showing) -> None:
        text = self.written(bad)
        html = self.as_github(text)
        tags = set(re.findall(r"<(\w+)", html))
        assert tags <= {"h2", "h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "ol", "ul", "li", "br",
                        "details", "summary"}  # fmt: skip
        words = re.sub(r"<[^>]+>", "", html)
        assert MENTION.findall(words) == []
        assert re.findall(r"(?<!\w)[#!]\d|GH-\d|://\w|www\.\w", words) == []
        assert CONTROL.findall(text) == []
        assert "window.hacked = 1" in words  # it is told, as text

    def test_fits_a_comment_however_much_was_found(self, showing: Showing) -> None:
        (journey,) = showing.journeys
        long = replace(journey, name="👩‍👩‍👧 a long name " * 30)
        text = self.written(replace(showing, journeys=(long,) * 60, points=showing.points * 50))
        assert len(text.encode("utf-16-le")) // 2 < MOST
        assert text.rstrip().endswith("it is in the report.")
