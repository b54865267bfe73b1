"""Writes into a review file without touching what people wrote there: a new question, or one more decision."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from auditor.model import DECISIONS, MEANINGS, Decision

from ._scalars import scalar
from ._triage_page import Page, fields_of, line_of

FIELDS = ("decision", "reason", "owner", "until")
WIDTH = 116  # columns of a comment; what is longer is written on several lines


@dataclass(frozen=True, slots=True)
class Question:
    """A friction point that a person must decide about; `told` are lines that say what to look at, and where."""

    point: str
    told: tuple[str, ...]


def new_text(questions: Sequence[Question]) -> str:
    """A whole review file with these questions."""
    lines = [
        part for line in _HEAD for part in wrap(line, WIDTH, initial_indent="# ", subsequent_indent="#     ") or ["#"]
    ]
    return "\n".join([*lines, "", "decisions:", *_asked(questions, "  "), "", *_FINDINGS]) + "\n"


def with_questions(raw: bytes, file: str, questions: Sequence[Question]) -> str:
    """The text of a review file with those of the questions that do not stand there yet."""
    page = Page(raw, file)
    known = page.document.data.get("decisions") or {}
    new = [one for one in questions if one.point not in known]
    if not new:
        return page.text
    wanted = deepcopy(page.document.data)
    wanted["decisions"] = {**known, **{one.point: dict.fromkeys(FIELDS) for one in new}}
    return page.changed([page.added(_asked(new, page.indent))], wanted)


def with_decisions(raw: bytes, file: str, decisions: Mapping[str, Decision], told: Mapping[str, Question]) -> str:
    """The text of a review file with these decisions, each in the place of what stood there for its friction point."""
    page = Page(raw, file)
    known = page.document.data.get("decisions") or {}
    wanted = deepcopy(page.document.data)
    wanted["decisions"] = {**known, **{id_: _merged(known.get(id_), one) for id_, one in decisions.items()}}
    changes = [change for id_, one in decisions.items() if id_ in known for change in page.decided(id_, one)]
    new = {id_: one for id_, one in decisions.items() if id_ not in known}
    if new:
        lines = [line for id_, one in new.items() for line in _written(told[id_], one, page.indent)]
        changes.append(page.added(lines))
    return page.changed(changes, wanted)


def _merged(before: Any, decision: Decision) -> dict[str, Any]:
    return {**(before or {}), **fields_of(decision)}


def _asked(questions: Sequence[Question], indent: str) -> Iterator[str]:
    for one in questions:
        yield from _told(one, indent)
        yield f"{indent}{scalar(one.point)}:"
        yield f"{indent}  decision:  # {', '.join(DECISIONS[:-1])} or {DECISIONS[-1]}"
        yield from (f"{indent}  {key}:" for key in FIELDS[1:])


def _written(question: Question, decision: Decision, indent: str) -> Iterator[str]:
    yield from _told(question, indent)
    yield f"{indent}{scalar(question.point)}:"
    yield from (f"{indent}  {line_of(key, value)}" for key, value in fields_of(decision).items() if value is not None)


def _told(question: Question, indent: str) -> Iterator[str]:
    yield ""
    for line in question.told:
        yield from wrap(_plain(line), WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}#   ")


def _plain(line: str) -> str:
    """On one line: what comes from a page must not begin a line of its own."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in line).split())


_HEAD = (
    "What people say of what `auditor` found. `auditor judge RUN` takes it in; lines with # are remarks.",
    "",
    "Under `decisions`, an entry without a value after `decision:` is a question that nobody has answered yet.",
    *(f"- {word}: {meaning}" for word, meaning in MEANINGS.items()),
    "Each needs an owner, a person or a team that answers for it; all but confirm need a reason, too, and a day",
    "(until: 2027-01-31), after which the friction point counts again.",
)
_FINDINGS = (
    "# What people found themselves; it stands in the report like any other, marked as a person's. For example:",
    "# findings:",
    "#   - step: Payment",
    "#     what: The sum is not told before one pays.",
    "#     impact: serious            # blocker, serious, moderate or minor",
    "#     criterion: 3.3.4           # of WCAG 2.2, or a list of several; may be left out, as all that follows",
    "#     picture: pictures/sum.png  # JPEG or PNG in this folder",
    "#     why: Who cannot check the sum pays it by mistake.",
    "#     fix: Show the sum beside the button that pays.",
    "#     certainty: violation       # or review, where somebody else must look",
    "#     concern: ease              # accessibility (else), ease, speed or path",
    "#     personas: [screen-reader]  # else everybody who came to the step",
    "#     owner: Payments            # else whoever answers for the step",
)
