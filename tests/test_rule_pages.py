"""Each rule that judges a page says of each marked element of its page what is marked, and nothing of others."""

from pathlib import Path

import pytest
from service import serving
from walking import NoPictures

from auditor.catalogue import every, one
from auditor.engines.chromium import Chromium
from auditor.evidence.axe import Axe
from auditor.evidence.loaded_again import LoadedAgain
from auditor.gather import gather
from auditor.model import Arrival, Evidence, Missing, Visit, Word
from auditor.parts import EvidenceKind, Persona, Rule

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(page.stem for page in PAGES.glob("*.html"))
MARKED = [pytest.param(name, (PAGES / f"{name}.html").read_text("utf-8"), id=name) for name in NAMES]
PHONE = 'data-device="mobile"'
MARKS = "() => [...auditor.all('[data-said]')].map((el) => [auditor.path(el), el.dataset.said])"
CERTAIN = (Word.FAILED, Word.UNSURE)


async def looked_at(engine: Chromium, rule: Rule, html: str) -> tuple[Visit, dict[str, str]]:
    """A visit to this page with the evidence that the rule needs, and the mark of each marked element by its path."""
    persona = one(Persona, "mobile" if PHONE in html else "desktop")
    with serving() as service:
        address = service.put("/page", html)
        async with engine.session(persona.device) as session:
            await session.open(address)
            await session.settle()
            marked = {path: mark for path, mark in await session.evaluate(MARKS) if mark != "none"}
            found = await gather(session, kinds_of(rule), NoPictures(), pictures=False)
    readers = {name: (lambda value=value: value) for name, value in found.items()}
    arrival = Arrival(step=0, url=address, status=200, wait_ms=0)
    return Visit(0, arrival, persona.id, "Journey", readers), marked


def kinds_of(rule: Rule) -> list[EvidenceKind]:
    """What the rule is given; all there is, for one that is given the visit, but for one more load of the page.

    The pixels are of what axe-core doubts.
    """
    needed = {*rule.needs, *([Axe] if any(getattr(need, "checker", "") for need in rule.needs) else [])}
    usual = [kind for kind in every(EvidenceKind) if kind.kind is not LoadedAgain] if Visit in needed else []
    return [kind for kind in every(EvidenceKind) if kind in usual or kind.kind in needed]


def said_of(rule: Rule, visit: Visit) -> dict[str, str]:
    """What the rule says, by path; `body` for the whole visit."""
    given: list[Visit | Evidence | Missing] = [visit if need is Visit else visit.get(need) for need in rule.needs]
    said: dict[str, str] = {}
    for verdict in rule.ask(*given):
        path = verdict.path or "html > body"
        if said.get(path) not in CERTAIN:
            said[path] = verdict.word
    return said


@pytest.mark.share(0.33)
@pytest.mark.parametrize(("name", "html"), MARKED)
async def test_rule_says_what_is_marked(engine: Chromium, name: str, html: str) -> None:
    rule = one(Rule, name)
    visit, marked = await looked_at(engine, rule, html)
    said = said_of(rule, visit)
    assert marked, "the page marks nothing"
    assert {path: said.get(path) for path in marked} == marked
    assert {path: word for path, word in said.items() if word in CERTAIN and path not in marked} == {}
