"""Reckons from the watch's times how long a view took to come to rest."""

from typing import Any

from auditor.session import Settled

CLOCKS_DIFFER_MS = 1_000  # between the page's clock and ours


def settled_from(report: dict[str, Any], *, settled: bool, new_document: bool, elapsed_ms: float) -> Settled:
    """What the watch told of the answer, counted from the action, which was `elapsed_ms` ago.

    Where that is more than there was time for, the machine's clock was set meanwhile: then nothing is known but that.
    """

    def after(name: str) -> float | None:
        at = report.get(name)
        return None if at is None else round(max(0.0, at - report["from"]), 1)

    first, main = after("first"), after("main")
    wait = round(max(after("last") or 0, first or 0, main or 0))
    if wait > elapsed_ms + CLOCKS_DIFFER_MS:
        return Settled(round(elapsed_ms), settled, new_document)
    asked = round(-report["from"], 1) if report.get("from", 0) < 0 else None  # before the document's own clock began
    return Settled(wait, settled, new_document, first, main, asked, report.get("by", ""))
