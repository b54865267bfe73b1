"""What AccessLint, the second checker, says of the page and its frames of the same origin."""

import json
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import ClassVar

from pydantic import Field

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session
from auditor.vetted import vetted

SCRIPT = (files(__package__) / "accesslint.js").read_text(encoding="utf-8")
CHECKER = "accesslint"
MOST = 100  # elements of a rule: one cause has them all, and no reader looks at more
# 3,000 elements take half a second; a busy machine and a page ten times as large are allowed for.
SECONDS = 20


class AccessLintNode(Value):
    """One element that a rule of AccessLint speaks of. `path` as in `Element.path`."""

    path: str
    html: str
    message: str
    box: Box | None = None


class AccessLintResult(Value):
    """What one rule found."""

    rule: str
    nodes: tuple[AccessLintNode, ...]
    count: int = 0  # of all nodes


class AccessLint(Evidence):
    """What it holds to be wrong; it never says what passed."""

    checker: ClassVar[str] = CHECKER
    version: str
    results: tuple[AccessLintResult, ...] = ()
    skipped: dict[str, str] = {}  # rule that threw → why
    frames_missed: tuple[str, ...] = ()  # paths of frames of another origin, which it does not see into

    @cached_property
    def nodes_by_rule(self) -> dict[str, tuple[AccessLintNode, ...]]:
        """The elements of each rule that found something; made once, for all the rules that ask."""
        return {result.rule: result.nodes for result in self.results}


class AccessLintRule(Value):
    """A rule of the bundled AccessLint, in its makers' words."""

    id: str  # such as "aria/aria-roles"
    description: str
    wcag: tuple[str, ...]
    level: str
    tags: tuple[str, ...]
    act_ids: tuple[str, ...] = Field(alias="actIds")


@evidence(AccessLint, order=2)
async def gather(session: Session) -> AccessLint:
    """Run the rules that vetting has left on: those that are off cost most."""
    return await look(session, [rule.id for rule in accesslint_catalogue() if is_on(rule.id)])


async def look(session: Session, rules: Sequence[str]) -> AccessLint:
    """Run these rules of AccessLint in the page, out of the page's reach."""
    disabled = [rule.id for rule in accesslint_catalogue() if rule.id not in rules]
    options = {"disabled": disabled, "most": MOST}
    return AccessLint.model_validate(await session.checker("AccessLint", SCRIPT, options, seconds=SECONDS))


def is_on(rule: str) -> bool:
    """Whether a rule was vetted, and may say something."""
    row = vetted(CHECKER, rule)
    return row is not None and row.verdict != "off"


@cache
def accesslint_catalogue() -> tuple[AccessLintRule, ...]:
    """All rules of the bundled AccessLint, asked or not, in its own order."""
    text = (files("auditor.engines") / "bundled" / "accesslint-rules.json").read_text(encoding="utf-8")
    return tuple(AccessLintRule.model_validate(told) for told in json.loads(text)["rules"])
