"""Makes a rule of each rule of axe-core; what axe-core said is evidence already."""

import re
from collections.abc import Callable, Iterator

from auditor.commons.axe_words import axe_words
from auditor.evidence.axe import Axe, AxeNode, AxeRule, axe_catalogue
from auditor.model import Impact
from auditor.parts import Docs, Rule, Verdicts, failed, passed, rule_maker, unsure

# What axe-core calls critical stops some people, but only a walk tells whether it stopped one: no blocker here.
IMPACTS = {"critical": Impact.SERIOUS, "serious": Impact.SERIOUS, "moderate": Impact.MODERATE, "minor": Impact.MINOR}
NOT_ASKED = {"deprecated", "wcag2a-obsolete", "wcag2aaa"}
SAYS_NOTHING = {"hidden-content"}  # that something is hidden; the walk looks at it once the customer opens it
CRITERION = re.compile(r"^wcag(\d)(\d)(\d+)$")
# This file is longer than a rule may be, because it makes a hundred of them.
# One landmark mends all the elements that this rule finds: it is told once a page.
ONE_CAUSE = {"region": "{count} parts of the page stand outside its landmarks; this is the first."}
# What the title tells besides the problem is what tells one cause from another: the colours that meet, a field's name.
COLOURS = re.compile(r"[a-z ]+ contrast of ([\d.]+)[^#]*(#[0-9a-f]{6})\b[^#]*(#[0-9a-f]{6})\b", re.IGNORECASE)
FIELD = re.compile(r'<(?:input|select|textarea)\b[^>]*?\sname="([^"]{1,60})"')


@rule_maker
def make() -> Iterator[Rule]:
    """One rule for each rule of axe-core that is asked."""
    return (_rule(theirs) for theirs in axe_catalogue() if _is_ours(theirs))


def _is_ours(theirs: AxeRule) -> bool:
    return NOT_ASKED.isdisjoint(theirs.tags) and theirs.id not in SAYS_NOTHING


def _rule(theirs: AxeRule) -> Rule:
    advice = "best-practice" in theirs.tags
    worst = Impact.MODERATE if advice else Impact.SERIOUS
    criteria = (CRITERION.match(tag) for tag in theirs.tags)
    return Rule(
        id=f"axe-{theirs.id}",
        ask=_ask(theirs, worst),
        impact=_impact(theirs.impact, worst),
        criteria=() if advice else tuple(".".join(found.groups()) for found in criteria if found),
        scope="visit",
        needs=(Axe,),
        docs=_docs(theirs),
        act=theirs.act_ids,
        advice=advice,
        source="axe-core",
        problem=axe_words()[theirs.id].problem,
    )


def _ask(theirs: AxeRule, worst: Impact) -> Callable[[Axe], Verdicts]:
    usual, certain = _impact(theirs.impact, worst), "experimental" not in theirs.tags

    def ask(axe: Axe) -> Verdicts:
        for result in axe.said_by_rule.get(theirs.id, ()):
            say = failed if certain and result.said == "violation" else unsure
            if theirs.id in ONE_CAUSE and result.nodes:
                count = max(result.count, len(result.nodes))
                yield say(result.nodes[0], ONE_CAUSE[theirs.id], count=count)
                continue
            for node in result.nodes:
                impact = _impact(node.impact or result.impact, worst)
                # The words are axe-core's and may quote the page: they are a value and never a template.
                values = {"said": node.message or theirs.help, **_detail(node)}
                yield say(node, "{said}", impact=None if impact is usual else impact, **values)
        if theirs.id in axe.passed_rules:
            yield passed("")

    return ask


def _detail(node: AxeNode) -> dict[str, str]:
    if colours := COLOURS.match(node.message):
        return {"detail": f"{colours[1]} : 1, {colours[2]} against {colours[3]}"}
    if field := FIELD.match(node.html):
        return {"detail": f"“{field[1]}”"}
    return {}


def _impact(word: str | None, worst: Impact) -> Impact:
    impact = IMPACTS.get(word or "", Impact.MODERATE)
    return impact if worst.at_least(impact) else worst


def _docs(theirs: AxeRule) -> Docs:
    words = axe_words()[theirs.id]
    sections = {
        "Why it matters": words.why,
        "How to fix it": words.fix,
        "What it cannot decide": _cannot(theirs),
        "References": theirs.help_url,
    }
    return Docs(title=f"{theirs.help[0].upper()}{theirs.help[1:]}.", sections=sections)


def _cannot(theirs: AxeRule) -> str:
    if "experimental" in theirs.tags:
        return "Its makers call the rule experimental: whatever it finds, a person must look at it."
    if "best-practice" in theirs.tags:
        return "Whether anybody is hindered: it is good practice, and no success criterion of WCAG asks for it."
    return "What axe-core could not tell by itself, such as text over a picture: there a person must look."
