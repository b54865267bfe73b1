"""The JSON Schema of audit.json, made from the model: `python -m auditor.schema` writes it to standard output."""

import json
import sys
from typing import Any

from auditor.model import Audit


def schema() -> dict[str, Any]:
    """The schema. It lets unknown keys pass, for keys are only ever added."""
    made = Audit.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_open(made)}


def text() -> str:
    """The schema as its file in the documentation holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _open(part: Any) -> Any:
    if isinstance(part, list):
        return [_open(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {key: _open(one) for key, one in part.items() if not (key == "additionalProperties" and one is False)}


if __name__ == "__main__":
    sys.stdout.write(text())
