"""The published schema of audit.json."""

import json
from pathlib import Path

from auditor.schema import schema, text

PUBLISHED = Path(__file__).parents[1] / "docs" / "audit.schema.json"


def test_published_schema_is_fresh() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == text(), (
        "Write it anew: python -m auditor.schema > docs/audit.schema.json"
    )


def test_schema_tells_what_the_file_holds() -> None:
    told = schema()["properties"]
    assert "schema" in told
    assert "outcomes" not in told, "what every rule said is not in audit.json"
    assert {"verdict", "walks", "findings", "friction_points", "curve"} <= set(told)


def test_schema_lets_added_keys_pass() -> None:
    assert '"additionalProperties": false' not in json.dumps(schema())
