"""Makes a rule of each rule of axe-core; what axe-core said is evidence already."""

import re
from collections.abc import Callable, Iterator

from auditor.evidence.axe import Axe, AxeRule, axe_catalogue
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
WHY = {
    "cat.aria": "ARIA is what a screen reader goes by. What is wrong there is told wrong to people who hear the page.",
    "cat.color": "People with weak sight, or a screen in the sun, cannot read pale text or tell colours apart.",
    "cat.forms": "Who does not see what stands beside a field cannot fill it in when it does not say what it asks.",
    "cat.keyboard": "People who cannot use a mouse go through the page by keys, and through all of it in its order.",
    "cat.language": "A screen reader chooses its voice by the language that the page names.",
    "cat.name-role-value": "People who hear the page cannot find or understand a control without name or role.",
    "cat.parsing": "Browsers and screen readers must read the page alike.",
    "cat.semantics": "People who hear the page find their way by its headings, landmarks and names.",
    "cat.sensory-and-visual-cues": "People enlarge the page, turn the screen and miss small targets.",
    "cat.structure": "What is seen at a glance as a list, a group or a part must be told to people who do not see it.",
    "cat.tables": "People who hear a table need its headers to know what a cell is about.",
    "cat.text-alternatives": "People who cannot see a picture, or hear a sound, get its alternative in words instead.",
    "cat.time-and-media": "What moves, plays or ends by itself cannot be followed by everybody.",
}


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
                yield say(node, "{said}", said=node.message or theirs.help, impact=None if impact is usual else impact)
        if theirs.id in axe.passed_rules:
            yield passed("")

    return ask


def _impact(word: str | None, worst: Impact) -> Impact:
    impact = IMPACTS.get(word or "", Impact.MODERATE)
    return impact if worst.at_least(impact) else worst


def _docs(theirs: AxeRule) -> Docs:
    about = " ".join(WHY[tag] for tag in theirs.tags if tag in WHY)
    sections = {
        "Why it matters": f"{about} axe-core's makers put the rule so: {theirs.description}.".strip(),
        "How to fix it": f"Change each element that is named here so that this holds: {theirs.help}. The page under "
        "References shows how, with examples.",
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
