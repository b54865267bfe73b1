"""Writes which criteria are looked at by which rules and whose walks, for a terminal or as a Markdown page."""

from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap

from auditor.catalogue import every
from auditor.coverage import Covered, Look
from auditor.criteria import sources
from auditor.model import Certainty
from auditor.parts import Persona

WIDE = 80  # columns
HEADINGS = {Certainty.VIOLATION: "Can say violation", Certainty.REVIEW: "Can say review only"}


def coverage_page(covered: Sequence[Covered]) -> str:
    """The page."""
    lines = ["# Coverage", "", "Made by `auditor rules --coverage --markdown`; do not edit.", ""]
    lines += [_summary(covered), ""]
    lines += [
        "What a rule can say is read from its code; whose walks it looks at, from the evidence that it asks for.",
        "",
    ]
    for one in covered:
        lines += [f"## {_title(one)}", "", f"EN 301 549: {one.criterion.clause}", ""]
        lines += [f"- {heading}: {text}" for heading, text in _told(one, _linked)]
        lines += [""]
    lines += ["## Sources", ""]
    lines += [f"- {one.title}, {one.version}, {one.date}. {one.url}<br>{one.note}" for one in sources()]
    return "\n".join(lines) + "\n"


def coverage_lines(covered: Sequence[Covered]) -> Iterator[tuple[str, bool]]:
    """The lines for a terminal, each with whether it is a heading."""
    for one in covered:
        yield _title(one), True
        for heading, text in _told(one, lambda look: look.rule.id):
            for line in wrap(
                f"{heading}: {text}", WIDE, break_on_hyphens=False, initial_indent="  ", subsequent_indent="    "
            ):
                yield line, False
        yield "", False
    yield from ((line, False) for line in wrap(_summary(covered), WIDE))


def _title(one: Covered) -> str:
    return f"{one.criterion.number} {one.criterion.name} ({one.criterion.level})"


def _told(one: Covered, called: Callable[[Look], str]) -> Iterator[tuple[str, str]]:
    for certainty, heading in HEADINGS.items():
        names = [called(look) for look in one.looks if look.certainty is certainty]
        if names:
            yield heading, ", ".join(names)
    if one.looks:
        yield "Personas", "all personas" if len(one.personas) == len(every(Persona)) else ", ".join(one.personas)
    else:
        yield "No rule", one.criterion.unseen
    yield "Stays for a person", one.criterion.person


def _summary(covered: Sequence[Covered]) -> str:
    certain = sum(one.certainty is Certainty.VIOLATION for one in covered)
    unsure = sum(one.certainty is Certainty.REVIEW for one in covered)
    return (
        f"{certain + unsure} of the {len(covered)} success criteria of WCAG 2.2, levels A and AA, are looked at: "
        f"{certain} by rules that can be certain, {unsure} by rules that only point a person at something. "
        "None of them is decided by rules alone."
    )


def _linked(look: Look) -> str:
    return f"[{look.rule.id}](rules.md#{look.rule.id})" if look.rule.source == "auditor" else look.rule.id
