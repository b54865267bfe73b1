"""Which options of pa11y a plan has a place for, and what becomes of the others."""

from collections.abc import Iterator
from typing import Any

from ._naming import one_line

CARRIED = {"url", "actions", "viewport", "userAgent", "wait", "screenCapture"}
LEFT_OUT = {
    "headers": "Request headers; a plan has none. Sign in with actions, or keep a session in a file (“session”).",
    "ignore": "Findings that are ignored; decide on them in review.yaml, by their ids, once a run has shown them.",
    "rules": "Rules that are asked besides; auditor asks all of its own for WCAG 2.2 A and AA.",
    "rootElement": "The part of the page that is looked at; auditor looks at whole pages.",
    "hideElements": "Elements that are hidden from the checks; auditor looks at what customers meet.",
    "threshold": "How many findings are let pass; write a “gate” with what must not be there instead.",
    "timeout": "The limit of time; the walk has its own limits, and says when one was reached.",
    "level": "What makes pa11y fail; write a “gate” with “fail_on”.",
    "levelCapWhenNeedsReview": "How findings for review are counted; auditor keeps them apart from violations.",
    "includeNotices": "Notices; what a person must look at is in every report.",
    "includeWarnings": "Warnings; what a person must look at is in every report.",
    "method": "How the address is asked for; a customer opens it.",
    "postData": "What is sent as the address is opened; fill the form with actions.",
    "ignoreUrl": "What becomes of the address; a walk opens what the plan says.",
    "chromeLaunchConfig": "How the browser is started; see --browser and --no-sandbox.",
    "browser": "A browser object, which only a program has.",
    "page": "A page object, which only a program has.",
    "reporter": "The form of pa11y's report; choose with --format.",
    "reporters": "The forms of pa11y-ci's reports; choose with --format.",
    "log": "Where pa11y logs to; the run folder has run.log.",
    "concurrency": "How many pages are tested at the same time; see --jobs.",
    "useIncognitoBrowserContext": "Fresh profiles; each walk has one anyway.",
    "wrapWidth": "The width of pa11y-ci's lines.",
}


def left_out(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The options without a place in a plan, each with what to do instead."""
    for key, value in told.items():
        if key == "standard":
            yield from _standard(value)
        elif key == "runners" and value != ["axe"]:
            yield key, "HTML_CodeSniffer is not run; auditor's own rules, axe-core and AccessLint are."
        elif key not in CARRIED and key != "runners":
            yield one_line(key), LEFT_OUT.get(key, "No option of pa11y that auditor knows.")


def _standard(value: Any) -> Iterator[tuple[str, str]]:
    if value == "WCAG2AAA":
        yield "standard", "WCAG2AAA; auditor judges by WCAG 2.2 A and AA."
    elif value != "WCAG2AA":
        yield "standard", "Only a part of the criteria; auditor judges by WCAG 2.2 A and AA."
