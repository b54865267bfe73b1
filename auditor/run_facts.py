"""Tells whether what stands in run.json are the facts of a run, as far as others rely on them."""

from datetime import datetime
from typing import Any


def are_facts(told: Any) -> bool:
    """Whether they are: when it began, with which plan, browser and checkers."""
    if not isinstance(told, dict) or not isinstance(told.get("plan", {}), dict):
        return False
    checkers, browser = told.get("checkers", {}), told.get("browser", "")
    try:
        moments = [datetime.fromisoformat(told[name]) for name in ("started", "finished") if told.get(name) is not None]
    except (TypeError, ValueError):
        return False
    named = isinstance(checkers, dict) and all(isinstance(one, str) for one in (browser, *checkers.values()))
    return bool(moments) and told.get("started") is not None and named
