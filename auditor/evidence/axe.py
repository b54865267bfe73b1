"""What axe-core says of the page and all its frames."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, ClassVar, Literal

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

# The levels that laws ask for, and what is told apart from them. Deprecated rules stay out by axe's own default.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice", "experimental")
SAYS_NOTHING = frozenset({"hidden-content"})  # that something is hidden: a walk looks at it once it is opened
OPTIONS: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": list(TAGS)},
    "rules": {name: {"enabled": False} for name in sorted(SAYS_NOTHING)},
    # Of rules that found nothing wrong only the names are told: their elements are most of a result, and its price.
    "resultTypes": ["violations", "incomplete"],
}
# An index with 35,000 elements took 14 s on a busy machine; a slower processor is given four times that.
SECONDS = 55
CRITERION = re.compile(r"^wcag(\d)(\d)(\d+)$")


class AxeNode(Value):
    """One element that a rule of axe-core speaks of. `path` as in `Element.path`, `target` is axe's own selector."""

    path: str
    target: str
    html: str
    message: str  # of the first check that failed, or that could not tell
    impact: str | None = None
    box: Box | None = None
    related: tuple[str, ...] = ()  # paths


class AxeResult(Value):
    """What one rule found."""

    rule: str
    said: Literal["violation", "incomplete"]
    impact: str | None
    nodes: tuple[AxeNode, ...]  # the first 300
    count: int = 0  # of all nodes


class Axe(Evidence):
    """Violations and incomplete results whole, passes and inapplicable rules counted."""

    checker: ClassVar[str] = "axe-core"
    version: str
    results: tuple[AxeResult, ...] = ()
    passes: tuple[str, ...] = ()  # rules that passed something
    inapplicable: int = 0
    frames_missed: tuple[str, ...] = ()  # addresses of frames that did not answer

    @cached_property
    def said_by_rule(self) -> dict[str, tuple[AxeResult, ...]]:
        """The results of each rule that found something; made once, for the hundred rules that ask."""
        rules = dict.fromkeys(result.rule for result in self.results)
        return {rule: tuple(result for result in self.results if result.rule == rule) for rule in rules}

    @cached_property
    def passed_rules(self) -> frozenset[str]:
        """The rules that passed something."""
        return frozenset(self.passes)


class AxeRule(Value):
    """A rule of the bundled axe-core, in its makers' words."""

    id: str
    help: str  # what should hold, as a sentence without a full stop
    description: str
    help_url: str
    tags: tuple[str, ...]
    impact: str | None = None
    act_ids: tuple[str, ...] = ()

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria of WCAG that it speaks of; those of best practices are none."""
        found = () if "best-practice" in self.tags else (CRITERION.match(tag) for tag in self.tags)
        return tuple(".".join(one.groups()) for one in found if one)


@evidence(Axe, order=2)
async def gather(session: Session) -> Axe:
    """Run axe-core in the page and take its result as `engines/axe_result.js` shapes it."""
    return read(await session.axe(OPTIONS, seconds=SECONDS))


def read(told: Mapping[str, Any]) -> Axe:
    """The evidence in a shaped result."""
    return Axe(
        version=told["version"],
        results=(*_results("violation", told["violations"]), *_results("incomplete", told["incomplete"])),
        passes=tuple(told["passes"]),
        inapplicable=told["inapplicable"],
        frames_missed=tuple(dict.fromkeys(told["framesMissed"])),
    )


def _results(said: Literal["violation", "incomplete"], told: list[dict[str, Any]]) -> Iterator[AxeResult]:
    return (AxeResult.model_validate({**one, "said": said}) for one in told)


@cache
def axe_catalogue() -> tuple[AxeRule, ...]:
    """All rules of the bundled axe-core, asked or not, in its own order."""
    text = (files("auditor.engines") / "bundled" / "axe-rules.json").read_text(encoding="utf-8")
    return tuple(
        AxeRule(
            id=told["ruleId"],
            help=told["help"],
            description=told["description"],
            help_url=told["helpUrl"],
            tags=tuple(told["tags"]),
            impact=told.get("impact"),
            act_ids=tuple(told.get("actIds", ())),
        )
        for told in json.loads(text)["rules"]
    )
