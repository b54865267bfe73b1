"""The report on paper: printed by a real browser, tagged, with an outline, nothing left closed."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sample_audit import JOURNEY, sample, shown

from auditor.catalogue import one
from auditor.engines.find import find_browser
from auditor.engines.printing import print_pdf
from auditor.parts import Report, Showing


@pytest.fixture(scope="module")
def showing(tmp_path_factory: pytest.TempPathFactory) -> Showing:
    folder: Path = tmp_path_factory.mktemp("run")
    return shown(sample(folder), folder)


@pytest.fixture(scope="module")
def pdf(showing: Showing) -> PdfReader:
    """The report, printed by a real browser."""
    data = one(Report, "pdf").write(showing, lambda html: print_pdf(html, find_browser()))
    return PdfReader(io.BytesIO(data))


class TestPdf:
    def test_is_a4_upright_and_the_map_lies_across(self, pdf: PdfReader) -> None:
        sizes = {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pdf.pages}
        assert {tuple(sorted(size)) for size in sizes} <= {(595, 842), (596, 842)}
        assert len(sizes) == 2
        assert pdf.pages[0].mediabox.height > pdf.pages[0].mediabox.width

    def test_is_tagged_and_says_its_language_and_title(self, pdf: PdfReader) -> None:
        root: Any = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "en"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert pdf.metadata
        assert "Liikuntavuorot" in str(pdf.metadata.title)
        tags = list(_tags(root["/StructTreeRoot"]))
        kinds = {kind for kind, _ in tags}
        assert {"/H1", "/H2", "/H3", "/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/Link", "/Figure"} <= kinds
        assert all(alt for kind, alt in tags if kind == "/Figure")

    def test_outline_leads_to_each_section_and_friction_point(self, pdf: PdfReader, showing: Showing) -> None:
        titles = list(_titles(pdf.outline))
        assert titles[0] == "3 of 10 kinds of customer cannot get through “Book a hall slot”."
        assert {"Who gets through", "Fix these three first", "The path", "Friction points"} <= set(titles)
        assert all(any(point.title in title for title in titles) for point in showing.points)

    def test_all_rows_are_open(self, pdf: PdfReader, showing: Showing) -> None:
        text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
        for point in showing.points:
            assert point.order.rstrip(".")[:30] in text
        assert JOURNEY in text


def _tags(node: Any) -> Iterator[tuple[str, str]]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one_ in node:
            yield from _tags(one_)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"]), str(node.get("/Alt", ""))
        if "/K" in node:
            yield from _tags(node["/K"])


def _titles(outline: Any) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(entry.title)
