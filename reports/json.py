"""The audit as data: audit.json, exactly as the model says."""

from auditor.parts import Showing, report


@report(".json")
def json(showing: Showing) -> bytes:
    """All that the audit holds, for programs; its schema is generated from the model."""
    return (showing.record or showing.audit).model_dump_json(by_alias=True, indent=1).encode() + b"\n"
