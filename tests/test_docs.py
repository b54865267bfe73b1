"""The pages for newcomers name what they explain: each form of a report, each key."""

from pathlib import Path

import pytest

from auditor.catalogue import every
from auditor.cli.stages import file_name
from auditor.formats._brand import BrandText, ColoursText
from auditor.formats._gate import GateText, LimitText
from auditor.formats._network import ProxyText, ReachText
from auditor.formats._session import SessionText
from auditor.formats._targets import Written
from auditor.formats._written import StatementText
from auditor.parts import Report

DOCS = Path(__file__).parents[1] / "docs"


def _keys(written: type[Written]) -> set[str]:
    """The keys as a plan has them: `for` is a word of Python's own."""
    return {field.alias or name for name, field in written.model_fields.items()}


@pytest.mark.parametrize(
    ("page", "keys"),
    [
        ("gate.md", {*GateText.model_fields, *LimitText.model_fields}),
        ("reports.md", {*BrandText.model_fields, *ColoursText.model_fields, *StatementText.model_fields}),
        ("behind-walls.md", {*ReachText.model_fields, *ProxyText.model_fields, *_keys(SessionText), "host", "value"}),
    ],
)
def test_each_key_is_explained(page: str, keys: set[str]) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    assert sorted(key for key in keys if f"`{key}`" not in text) == []


def test_each_form_of_a_report_is_named_with_its_file() -> None:
    text = (DOCS / "reports.md").read_text(encoding="utf-8")
    assert [one.id for one in every(Report) if f"`{one.id}`" not in text or f"`{file_name(one)}`" not in text] == []
