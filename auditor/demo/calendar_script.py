"""Writes the big calendar script of the demo service: two years of days, as such scripts carry them."""

import json
from datetime import date, timedelta
from functools import cache

FIRST_DAY = date(2026, 1, 1)
DAYS = 730


@cache
def calendar_script() -> bytes:
    """Some 120 kB of JavaScript that defines days and does next to nothing."""
    days = [
        {
            "paiva": day.isoformat(),
            "viikko": day.isocalendar().week,
            "viikonpaiva": day.isoweekday(),
            "avoinna": {"alkaa": "07.00", "paattyy": "22.00"},
            "poikkeusaukiolo": False,
            "huomautus": "",
        }
        for day in (FIRST_DAY + timedelta(days=number) for number in range(DAYS))
    ]
    return f"window.kalenteri = {json.dumps(days)};\n".encode()
