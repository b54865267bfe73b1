"""What stands in one step of a recording, however it was written."""

import json
from typing import Any

from auditor.model import OwnPersona

LINE_NAME = "The recorded line"
LONGEST_LATENCY, FASTEST = 10_000, 10_000_000  # ms, kbit/s: as a plan may have them


def line_of(step: dict[str, Any]) -> OwnPersona | None:
    """A persona with the line of this step; None where nobody could walk on it."""
    down, up, latency = (number_of(step, key) for key in ("download", "upload", "latency"))
    if not (down > 0 and up > 0 and latency <= LONGEST_LATENCY):
        return None
    rates = [max(1.0, min(rate * 8 / 1000, FASTEST)) for rate in (down, up)]
    return OwnPersona(
        name=LINE_NAME, like="desktop", latency_ms=max(0, latency), download_kbps=rates[0], upload_kbps=rates[1]
    )


def navigation(step: dict[str, Any]) -> list[dict[str, Any]]:
    """Where the recording says that a step leads."""
    events = step.get("assertedEvents")
    listed = events if isinstance(events, list) else []
    return [event for event in listed if isinstance(event, dict) and event.get("type") == "navigation"]


def is_tab(step: Any) -> bool:
    """Whether Tab goes down or up."""
    return isinstance(step, dict) and step.get("type") in ("keyDown", "keyUp") and step.get("key") == "Tab"


def text_of(step: dict[str, Any], key: str) -> str:
    """A text of a step, empty where there is none."""
    value = step.get(key)
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


def number_of(step: dict[str, Any], key: str) -> float:
    """A number of a step, 0 where there is none."""
    value = step.get(key)
    return float(value) if isinstance(value, int | float) and abs(value) < 1e12 else 0.0
