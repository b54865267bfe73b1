"""On two builds of a page, what a person would call the same thing has one id, and another thing another.

In `pairs/*/{a,b}.html` each element that rules must speak of carries in `data-thing` what a person would call it; in
`data-pair` its two colours, where these are the cause. The second page comes from another host and port.
The pages whose names begin with `shop` are of a real service: two installations of django-oscar with other books, other
numbers in the database, other folders for files and other counts. There all that is found must be found again.
"""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from service import serving
from walking import NoPictures

from auditor.catalogue import every
from auditor.engines.chromium import Chromium
from auditor.evidence.axe import Axe
from auditor.evidence.colouring import Colouring
from auditor.evidence.contrast_pixels import ContrastPixels
from auditor.evidence.controls import Controls
from auditor.evidence.dom import Dom
from auditor.gather import gather
from auditor.judge import judge
from auditor.model import Arrival, Audit, Certainty, Journey, Plan, Step, Tool, Visit, Walk
from auditor.parts import EvidenceKind, Rule
from auditor.session import Device

PAIRS = sorted(path for path in (Path(__file__).parent / "pairs").iterdir() if path.is_dir())
KINDS = [kind for kind in every(EvidenceKind) if kind.kind in (Axe, Colouring, ContrastPixels, Controls, Dom)]
RULES = [rule for rule in every(Rule) if rule.scope == "visit" and {*rule.needs} <= {Visit, *(k.kind for k in KINDS)}]
NOW = "2026-11-22T12:00:00+00:00"
MARK = re.compile(r'^<[^>]* data-(thing|pair)="([^"]*)"')

Things = dict[str, dict[str, set[str]]]  # rule → thing → ids of friction points


async def audited(engine: Chromium, address: str) -> Audit:
    """What is found on this page."""
    async with engine.session(Device(width=1366, height=768)) as session:
        await session.open(address)
        await session.settle()
        found = await gather(session, KINDS, NoPictures(), pictures=False)
    readers = {name: (lambda value=value: value) for name, value in found.items()}
    visit = Visit(0, Arrival(step=0, url=address, status=200, wait_ms=0), "desktop", "Journey", readers)
    walk = Walk("Journey", "desktop", "desktop", (visit,), finished=True, outcome="completed")
    plan = Plan(service="Service", url=address, journeys=(Journey(name="Journey", steps=(Step(name="Page"),)),))
    return judge(plan, [walk], RULES, tool=Tool(version="", browser=""), started=NOW, finished=NOW)


def things_of(audit: Audit) -> Things:
    """The ids of what the rules found, by the marks of the elements."""
    things: Things = defaultdict(lambda: defaultdict(set))
    for one in audit.findings:
        mark = MARK.match(one.target.html) if one.target else None
        undecided = one.certainty is Certainty.REVIEW and one.rule.startswith("axe-")  # these are one row for each rule
        if mark and not undecided and (mark[1] == "pair") == (one.rule == "axe-color-contrast"):
            things[one.rule][mark[2]].add(one.friction_point)
    return things


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.name for pair in PAIRS])
async def test_what_is_one_thing_has_one_id(engine: Chromium, pair: Path) -> None:
    with serving() as service, serving() as other:
        addresses = [service.put("/page", (pair / "a.html").read_text("utf-8"))]
        addresses.append(other.put("/fi/sivu", (pair / "b.html").read_text("utf-8")).replace("127.0.0.1", "localhost"))
        audits = [await audited(engine, address) for address in addresses]
    if pair.name.startswith("shop"):
        assert len({frozenset(point.id for point in audit.friction_points) for audit in audits}) == 1
    before, after = map(things_of, audits)
    marked = set(re.findall(r'data-(?:thing|pair)="([^"]*)"', (pair / "a.html").read_text("utf-8")))
    for found in (before, after):
        assert {thing for things in found.values() for thing in things} == marked, "a marked element is not spoken of"
    for rule, thing in {(name, thing) for name in before for thing in before[name].keys() & after[name].keys()}:
        assert before[rule][thing] == after[rule][thing], (rule, thing)
    for things in before.values():
        ids = [id_ for found in things.values() for id_ in found]
        assert len(ids) == len(set(ids)) == len(things), things
