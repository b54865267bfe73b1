"""How a plan may write the limits of a run's time."""

import re
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from auditor.model import Limits

from ._targets import Written
from ._units import within, wrong

UNITS = {"s": 1, "min": 60, "h": 3600}
WRITTEN = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(s|min|h)")


def _seconds(value: Any) -> float:
    """`90s`, `3min` or `8h` as seconds."""
    match = WRITTEN.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if not match:
        given = f"“{value}”" if isinstance(value, (str, int, float)) else "This"
        raise wrong(f"{given} is not a duration.", "Write it with its unit, such as 90s, 3min or 8h.")
    return float(match[1]) * UNITS[match[2]]


Seconds = BeforeValidator(_seconds)


class LimitsText(Written):
    """What a page, a visit, a walk, the whole run and asking for what a crawl's pages link to may take."""

    example: ClassVar[str] = "{page: 30s, visit: 3min, walk: 30min, run: 8h, links: 30min}"

    page: Annotated[float, within(1, 300, "from 1s to 5min"), Seconds] | None = None
    visit: Annotated[float, within(5, 3_600, "from 5s to 1h"), Seconds] | None = None
    walk: Annotated[float, within(10, 86_400, "from 10s to 24h"), Seconds] | None = None
    run: Annotated[float, within(10, 604_800, "from 10s to 168h"), Seconds] | None = None
    links: Annotated[float, within(1, 86_400, "from 1s to 24h"), Seconds] | None = None


def limits_of(written: LimitsText | None) -> Limits:
    """As the walk takes them."""
    return Limits(**(written.model_dump(exclude_none=True) if written else {}))
