"""Makes a rule of each rule of axe-core; what axe-core said is evidence already."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from auditor.commons.axe_words import axe_words
from auditor.commons.contrast import SWITCHED_OFF, looks_switched_off, verified_contrast
from auditor.commons.link_colours import verified_link
from auditor.commons.target_size import verified_target
from auditor.commons.verified import UNCLEAR, Verified
from auditor.evidence.axe import SAYS_NOTHING, Axe, AxeNode, AxeRule, axe_catalogue
from auditor.evidence.colouring import Colouring
from auditor.evidence.contrast_pixels import ContrastPixels
from auditor.evidence.target_boxes import TargetBoxes
from auditor.languages import phrase
from auditor.model import Evidence, Impact, Missing, Visit, Word
from auditor.parts import Docs, Rule, Verdicts, failed, passed, rule_maker, unsure
from auditor.vetted import vetted

# What axe-core calls critical stops some people, but only a walk tells whether it stopped one: no blocker here.
IMPACTS = {"critical": Impact.SERIOUS, "serious": Impact.SERIOUS, "moderate": Impact.MODERATE, "minor": Impact.MINOR}
NOT_ASKED = {"deprecated", "wcag2a-obsolete", "wcag2aaa"}
# This file is longer than a rule may be, because it makes a hundred of them.
# One landmark mends all the elements that this rule finds: it is told once a page.
ONE_CAUSE = {
    "region": (
        "This part of the page stands outside its landmarks.",
        "{count} parts of the page stand outside its landmarks; this is the first.",
    )
}
# Where a page marks no main content, what lies outside its landmarks is that content: told once, as that.
SAID_BY = {"region": "landmark-one-main"}
# What the title tells besides the problem is what tells one cause from another: the colours that meet, a field's name.
COLOURS = re.compile(r"[a-z ]+ contrast of ([\d.]+)[^#]*(#[0-9a-f]{6})\b[^#]*(#[0-9a-f]{6})\b", re.IGNORECASE)
# Fragile results, the evidence that they are held against, and who holds them.
VERIFIED: dict[str, tuple[type[Evidence], Callable[[Any, str], Verified | None]]] = {
    "color-contrast": (ContrastPixels, verified_contrast),
    "link-in-text-block": (Colouring, verified_link),
    "target-size": (TargetBoxes, verified_target),
}
DECIDED = {"color-contrast"}  # of what axe-core leaves open too: pixels are as good a witness as its own figures
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
    return Rule(
        id=f"axe-{theirs.id}",
        ask=_ask(theirs, worst),
        impact=_impact(theirs.impact, worst),
        criteria=theirs.criteria,
        scope="visit",
        needs=(Axe, Visit) if theirs.id in VERIFIED else (Axe,),
        docs=_docs(theirs),
        act=theirs.act_ids,
        advice=advice,
        source="axe-core",
        problem=axe_words()[theirs.id].problem,
        says=(Word.UNSURE,) if "experimental" in theirs.tags else (Word.FAILED, Word.UNSURE),
    )


def _ask(theirs: AxeRule, worst: Impact) -> Callable[..., Verdicts]:
    usual, certain = _impact(theirs.impact, worst), theirs.id in VERIFIED or _is_certain(theirs)

    def ask(axe: Axe, visit: Visit | None = None) -> Verdicts:
        if any(one.said == "violation" for one in axe.said_by_rule.get(SAID_BY.get(theirs.id, ""), ())):
            return
        for result in axe.said_by_rule.get(theirs.id, ()):
            say = failed if certain and result.said == "violation" else unsure
            if theirs.id in ONE_CAUSE and result.nodes:
                count = max(result.count, len(result.nodes))
                yield say(result.nodes[0], ONE_CAUSE[theirs.id][count > 1], count=count, more=count - 1)
                continue
            for node in result.nodes:
                live = _verified(theirs.id, visit, node)
                if live and live.word == "right":
                    yield passed(node)
                    continue
                decided = live and live.message and theirs.id in DECIDED
                sure = certain and (result.said == "violation" or decided)
                word = say if live is None else failed if sure and live.word == "wrong" else unsure
                impact = _impact(node.impact or result.impact, worst)
                message, values = _told(theirs, node, None if result.said == "violation" and word is failed else live)
                yield word(node, message, impact=None if impact is usual else impact, **values)
        if theirs.id in axe.passed_rules:
            yield passed("")

    return ask


def _is_certain(theirs: AxeRule) -> bool:
    """Whether what it calls a violation is one: as it was vetted, else as its makers say."""
    row = vetted("axe-core", theirs.id)
    return row.verdict == "violation" if row else "experimental" not in theirs.tags


def _told(theirs: AxeRule, node: AxeNode, live: Verified | None) -> tuple[str, dict[str, Any]]:
    if live and live.message:
        return live.message, live.values
    # The words are axe-core's and may quote the page: they are a value and never a template.
    return "{said}", {"said": node.message or theirs.help, **_detail(node)}


def _verified(rule: str, visit: Visit | None, node: AxeNode) -> Verified | None:
    """What the live page says of a fragile result; None where axe-core's word stands."""
    if rule == "color-contrast" and looks_switched_off(node.html):
        return Verified("unclear", SWITCHED_OFF, {"said": node.message, **_detail(node)})
    if rule not in VERIFIED or visit is None:
        return None
    kind, verify = VERIFIED[rule]
    live = visit.get(kind)
    return UNCLEAR if isinstance(live, Missing) else verify(live, node.path)


def _detail(node: AxeNode) -> dict[str, str]:
    if colours := COLOURS.match(node.message):
        return {
            "detail": phrase(
                "{ratio} : 1, {color} against {ground}", ratio=colours[1], color=colours[2], ground=colours[3]
            )
        }
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
    if not _is_certain(theirs) and theirs.id not in VERIFIED and "best-practice" not in theirs.tags:
        if "experimental" not in theirs.tags:
            return "It was wrong on test cases of the W3C: whatever it finds, a person must look at it."
        return "Its makers call the rule experimental: whatever it finds, a person must look at it."
    if "best-practice" in theirs.tags:
        return "Whether anybody is hindered: it is good practice, and no success criterion of WCAG asks for it."
    return "What axe-core could not tell by itself, such as text over a picture: there a person must look."
