"""Vets the rules of the checkers: measures each on test cases of the W3C's ACT rules, and writes what it may say.

`python benchmarks/vet.py FOLDER --seen FILE` writes `auditor/vetted.json`; FOLDER holds `cases.json` and the pages that
it lists, FILE keeps what the checkers said, and is read again where it is there. README.md says what counts.
"""

import argparse
import asyncio
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from act import served

from auditor import vetted
from auditor.engines.chromium import open_engine
from auditor.engines.find import as_root, find_browser
from auditor.errors import AuditorError
from auditor.evidence import accesslint, axe
from auditor.session import Device, Session

TABLE = Path(vetted.__file__).with_name("vetted.json")
FIRST, SECOND = axe.Axe.checker, accesslint.CHECKER
ENOUGH = 5  # cases of the ACT rules that it covers: fewer say nothing of a rule
NOISE = 0.01  # of the cases that nothing is wrong with: what speaks on more of them is not worth a person's time
RIGHT, WRONG, FEW = "it was never wrong", "it spoke on a page that nothing is wrong with", "too few cases tell of it"
TWICE = "it would stand twice"
# What stays off whatever the cases say: a look at the script, and at the elements that both checkers name, told why.
LEFT_OFF = {
    "adaptable/list-children": "it takes no notice of roles: a list that is made into tabs or a menu is no list",
    "adaptable/listitem-parent": "it takes no notice of roles: an item that is made into a tab is no item",
    "adaptable/orientation-lock": "it takes whatever is turned in one orientation, such as an icon, for the page",
    "adaptable/td-has-header": f"table-without-headers tells it of the table: {TWICE}",
    "adaptable/td-headers-attr": f"axe-core tells it of the table: {TWICE}",
    "aria/aria-hidden-focus": f"axe-core tells it of what is hidden, not of what takes the focus: {TWICE}",
    "aria/presentational-children-focusable": f"axe-core tells it of the outer element: {TWICE}",
    "distinguishable/color-contrast": "the pixels of the page tell it, and it costs as much as all the others",
    "distinguishable/link-in-text-block": "the colours of the page tell it, and it looks at fewer of them",
    "enough-time/meta-refresh-no-exception": "it is of level AAA, and refreshes-by-itself tells it",
    "input-assistance/accessible-authentication": "browsers pass over it; password-manager-kept-out tries what works",
    "keyboard-accessible/nested-interactive": f"axe-core tells it of the outer element: {TWICE}",
    "labels-and-names/duplicate-id-aria": "id-leads-elsewhere tells it, and knows which element is meant",
    "labels-and-names/multiple-labels": f"axe-core tells it under another criterion: {TWICE}",
    "navigable/p-as-heading": "looks-like-a-heading goes by what is seen, this by what is written on the element",
    "text-alternatives/image-alt-words": "it knows English alone, and no criterion keeps a text from beginning so",
}

Case = Mapping[str, Any]
Said = Mapping[str, Mapping[str, Sequence[str]]]  # case → checker → rules that hold it to be failed


@dataclass(slots=True)
class Row:
    """See `auditor.vetted.Vetted`."""

    covers: Sequence[str]
    criteria: set[str]
    cases: int = 0
    hits: int = 0
    adds: int = 0
    false: int = 0
    alone: int = 0

    def count(self, case: Case, first: "First", *, spoke: bool) -> None:
        """Count one case."""
        covered, failed = case["rule"] in self.covers, case["expected"] == "failed"
        self.cases += covered
        self.hits += covered and failed and spoke
        self.adds += covered and failed and spoke and not first.finds(case)
        self.false += covered and not failed and spoke
        self.alone += not covered and not failed and spoke and self.criteria.isdisjoint(first.breaches(case))

    def verdict(self, rule: accesslint.AccessLintRule, right: int) -> tuple[vetted.Say, str]:
        """What the rule may say, and why; `right` is how many cases nothing is wrong with."""
        wrong = self.false + self.alone
        if why := LEFT_OFF.get(rule.id) or self._apart(rule):
            return "off", why
        if wrong > NOISE * right:
            return "off", "it speaks on too many pages that nothing is wrong with"
        if self.covers and not self.hits:
            return "off", "it finds none of the cases"
        if wrong > self.hits:
            return "off", "it is wrong more often than right"
        if wrong:
            return "review", WRONG
        if self.cases < ENOUGH:
            return "review", FEW if self.cases else "no test case tells of it"
        return "violation", RIGHT

    def _apart(self, rule: accesslint.AccessLintRule) -> str:
        """Why its findings could not be united with those of axe-core's rule of the same name."""
        if not rule.wcag or rule.level == "AAA":
            return "no criterion of level A or AA asks for it"
        twin = next((one for one in axe.axe_catalogue() if one.id == rule.id.partition("/")[2]), None)
        if twin is None or not self.criteria.isdisjoint(twin.criteria):
            return ""
        return f"axe-core tells it {'under another criterion' if twin.criteria else 'as advice'}: {TWICE}"

    def first_verdict(self) -> tuple[vetted.Say, str]:
        """What such a rule of the first checker may say: a person is asked as long as it is not proved."""
        if self.false + self.alone:
            return "review", WRONG
        return ("violation", RIGHT) if self.cases >= ENOUGH and self.hits else ("review", FEW)


class First:
    """What those of axe-core's rules say that its makers do not call experimental, and that were never wrong."""

    def __init__(self, cases: Sequence[Case], seen: Said) -> None:
        self.seen = seen
        rules = {rule.id: rule for rule in axe.axe_catalogue() if "experimental" not in rule.tags}
        right = [case for case in cases if case["expected"] != "failed"]
        self.wrong = {
            id_
            for id_, rule in rules.items()
            if any(case["rule"] in rule.act_ids and id_ in seen[case["id"]][FIRST] for case in right)
        }
        self.rules = {id_: rule for id_, rule in rules.items() if id_ not in self.wrong}

    def finds(self, case: Case) -> bool:
        """Whether a rule that covers the case's ACT rule holds it to be failed."""
        return any(case["rule"] in rule.act_ids for rule in self._said(case))

    def breaches(self, case: Case) -> set[str]:
        """The criteria that it holds to be broken."""
        return {criterion for rule in self._said(case) for criterion in rule.criteria}

    def _said(self, case: Case) -> list[axe.AxeRule]:
        return [self.rules[rule] for rule in self.seen[case["id"]][FIRST] if rule in self.rules]


def main() -> None:
    """Look at the cases, unless that was done; count, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seen", type=Path, required=True)
    asked = parser.parse_args()
    cases = json.loads((asked.folder / "cases.json").read_text("utf-8"))["cases"]
    if not asked.seen.exists():
        with served(asked.folder) as url:
            asked.seen.write_text(json.dumps(asyncio.run(look(cases, url))), "utf-8")
    seen = json.loads(asked.seen.read_text("utf-8"))
    right = sum(case["expected"] != "failed" for case in cases if case["id"] in seen)
    write(measured(cases, seen), right)


async def look(cases: Sequence[Case], url: str) -> Said:
    """What each checker says of each case that answers."""
    seen: dict[str, Mapping[str, Sequence[str]]] = {}
    async with open_engine(find_browser(), sandbox=not as_root()) as engine:
        for case in cases:
            async with engine.session(Device()) as session:
                try:
                    await session.open(f"{url}/{case['path']}")
                    await session.settle(seconds=2, quiet_ms=100)
                    seen[case["id"]] = await said(session)
                except AuditorError as error:
                    print(f"{case['id']}: {error}")
    return seen


async def said(session: Session) -> dict[str, list[str]]:
    """The rules of each checker that hold something on the page to be wrong."""
    first = axe.read(await session.axe(axe.OPTIONS, seconds=axe.SECONDS))
    second = await accesslint.look(session, [rule.id for rule in accesslint.accesslint_catalogue()])
    return {
        FIRST: sorted(result.rule for result in first.results if result.said == "violation"),
        SECOND: sorted(result.rule for result in second.results),
    }


def measured(cases: Sequence[Case], seen: Said) -> dict[str, dict[str, Row]]:
    """The second checker's rules, and the first one's that its makers call experimental, or that were wrong."""
    cases = [case for case in cases if case["id"] in seen]
    first = First(cases, seen)
    table = {
        SECOND: {one.id: Row(one.act_ids, set(one.wcag)) for one in accesslint.accesslint_catalogue()},
        FIRST: {
            one.id: Row(one.act_ids, set(one.criteria)) for one in axe.axe_catalogue() if one.id not in first.rules
        },
    }
    for case in cases:
        for checker, rows in table.items():
            for rule, row in rows.items():
                row.count(case, first, spoke=rule in seen[case["id"]][checker])
    return table


def write(table: Mapping[str, Mapping[str, Row]], right: int) -> None:
    """Write the table, and print it; `right` is how many cases nothing is wrong with."""
    second = {rule.id: rule for rule in accesslint.accesslint_catalogue()}
    told: dict[str, dict[str, Any]] = {}
    for checker, rows in table.items():
        for rule, row in sorted(rows.items()):
            verdict, why = row.verdict(second[rule], right) if checker == SECOND else row.first_verdict()
            counts = {name: getattr(row, name) for name in ("cases", "hits", "adds", "false", "alone")}
            one = {"covers": list(row.covers), **counts, "verdict": verdict, "why": why}
            told.setdefault(checker, {})[rule] = one
            print(f"{checker} {rule:45}", *(f"{count:4}" for count in counts.values()), f" {verdict}: {why}")
        print(f"{checker}:", dict(Counter(one["verdict"] for one in told[checker].values())))
    TABLE.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
