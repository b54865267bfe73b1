"""Reckons from the watch's times how long a view took to come to rest."""

from typing import Any

from auditor.session import Settled


def settled_from(report: dict[str, Any], *, settled: bool, new_document: bool) -> Settled:
    """What the watch told of the answer, counted from the action."""

    def after(name: str) -> float | None:
        at = report.get(name)
        return None if at is None else round(max(0.0, at - report["from"]), 1)

    first, main = after("first"), after("main")
    wait = round(max(after("last") or 0, first or 0, main or 0))
    asked = round(-report["from"], 1) if report.get("from", 0) < 0 else None  # before the document's own clock began
    return Settled(wait, settled, new_document, first, main, asked, report.get("by", ""))
