"""What customers do about consent walls, with pages that have the markup of well-known ones, in a real browser."""

from pathlib import Path

import consent_walls as walls
import pytest
from service import Service
from walking import act, plan_of, step, walked

from auditor.catalogue import every, one
from auditor.consenting import answer
from auditor.engines.chromium import Chromium
from auditor.errors import PlanError
from auditor.evidence.consent import Consent, ConsentLayer
from auditor.evidence.consent_handled import ConsentHandled
from auditor.evidence.dom import Dom
from auditor.formats.yaml import yaml
from auditor.judging.effort import efforts
from auditor.judging.facts import facts_of
from auditor.model import Arrival, Missing, Plan, Visit
from auditor.parts import Persona, Rule
from auditor.personas.desktop import desktop
from auditor.rehearsal import rehearse

STATE = "() => document.getElementById('state').textContent"
KNOWN = {
    "cookiebot": (walls.COOKIEBOT, "Cybotcookiebot", 1),
    "onetrust": (walls.ONETRUST, "Onetrust", 3),
    "klaro": (walls.KLARO, "Klaro", 1),
    "usercentrics": (walls.USERCENTRICS, "usercentrics-button", 1),
}


async def answered(engine: Chromium, service: Service, wall: str, wanted: str) -> tuple[str, ConsentHandled | None]:
    """What the page was told, and what was noted of it."""
    address = service.page("/", walls.page(wall))
    async with engine.session(desktop.device) as session:
        await session.open(address)
        await session.settle()
        told = await answer(session, wanted, first=True)  # type: ignore[arg-type]
        return await session.evaluate(STATE), told.handled


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize("wanted", ["accept", "refuse"])
async def test_walls_of_known_makers_are_answered(engine: Chromium, service: Service, name: str, wanted: str) -> None:
    wall, cmp, clicks = KNOWN[name]
    told, handled = await answered(engine, service, wall, wanted)
    assert told == {"accept": "accepted", "refuse": "refused"}[wanted]
    assert handled is not None
    assert (handled.cmp, handled.wanted, handled.succeeded, handled.why) == (cmp, wanted, True, "")
    assert 1 <= handled.clicks <= clicks + 2
    assert wanted == "accept" or handled.by == "autoconsent"


@pytest.mark.parametrize("language", walls.OWN)
@pytest.mark.parametrize("wanted", ["accept", "refuse"])
async def test_a_wall_of_nobodys_is_answered_by_its_words(
    engine: Chromium, service: Service, language: str, wanted: str
) -> None:
    told, handled = await answered(engine, service, walls.own(language), wanted)
    assert told == {"accept": "accepted", "refuse": "refused"}[wanted]
    assert handled is not None
    assert (handled.succeeded, handled.clicks) == (True, 1)
    if language != "en":  # autoconsent's heuristics know English
        assert (handled.by, handled.cmp) == ("words", "")
        assert handled.pressed == (walls.OWN[language][1 if wanted == "accept" else 2],)


async def test_what_cannot_be_refused_is_told_and_stays(engine: Chromium, service: Service) -> None:
    told, handled = await answered(engine, service, walls.ONLY_ACCEPT, "refuse")
    assert told == "asked"
    assert handled is not None
    assert (handled.succeeded, handled.clicks) == (False, 0)
    assert handled.why == "It offers no button to refuse that is known."


async def test_a_page_without_a_wall_is_left_alone(engine: Chromium, service: Service) -> None:
    told, handled = await answered(engine, service, "<p>We bake cookies. <button>Order cookies</button></p>", "refuse")
    assert (told, handled) == ("asked", None)


async def test_a_page_cannot_reach_autoconsent(engine: Chromium, service: Service) -> None:
    seen = "window.autoconsentReceiveMessage || window.autoconsentSendMessage || window.auditorSaid"
    spy = f"<script>setInterval(() => {{ if ({seen}) document.title = 'seen'; }}, 5)</script>"
    address = service.page("/", walls.page(walls.COOKIEBOT) + spy)
    async with engine.session(desktop.device) as session:
        await session.open(address)
        await session.settle()
        await answer(session, "refuse", first=True)
        assert await session.title() == "A page"


async def test_the_walk_answers_and_counts_it_as_effort(service: Service, tmp_path: Path) -> None:
    service.page("/", walls.page(walls.ONETRUST))
    service.page("/next", walls.page(walls.ONETRUST))
    steps = (step("Start", act("open", None, "/")), step("Next", act("click", "main a")))
    walk = (await walked(plan_of(service.url, *steps, consent="refuse"), tmp_path / "run"))["desktop"]
    assert walk.stop is None, walk.reason
    first, second = walk.visits
    handled = first.get(ConsentHandled)
    assert isinstance(handled, ConsentHandled)
    assert handled.succeeded
    wall, page = first.get(Consent), first.get(Dom)
    assert isinstance(wall, Consent)
    assert wall.layers, "the wall is told as it stood"
    assert isinstance(page, Dom)
    assert any(block.text == "refused" for block in page.text_blocks)
    assert isinstance(second.get(ConsentHandled), Missing), "it is not asked again"
    assert first.effort.clicks == handled.clicks + 1  # and the link to the next page
    assert walk.step_efforts[0].clicks == handled.clicks
    told = efforts(walk, {visit.number: facts_of(visit) for visit in walk.visits}, 2)
    assert told.steps[0].decisions == handled.clicks
    assert told.steps[0].klm_seconds > 1


async def test_a_wall_is_left_where_the_plan_says_nothing(service: Service, tmp_path: Path) -> None:
    service.page("/", walls.page(walls.COOKIEBOT))
    walk = (await walked(plan_of(service.url, step("Start", act("open", None, "/"))), tmp_path / "run"))["desktop"]
    assert isinstance(walk.visits[0].get(ConsentHandled), Missing)
    page = walk.visits[0].get(Dom)
    assert isinstance(page, Dom)
    assert any(block.text == "asked" for block in page.text_blocks)


async def test_an_answer_that_sends_a_form_brings_another_page(service: Service, tmp_path: Path) -> None:
    service.page("/", walls.BODY.format(state="asked") + walls.FORM)
    service.page("/answered", walls.BODY.format(state="answered"))
    walk = (
        await walked(plan_of(service.url, step("Start", act("open", None, "/")), consent="refuse"), tmp_path / "run")
    )["desktop"]
    assert walk.stop is None, walk.reason
    assert [visit.arrival.url for visit in walk.visits] == [f"{service.url}answered?told=refused"]
    handled = walk.visits[0].get(ConsentHandled)
    assert isinstance(handled, ConsentHandled)
    assert handled.succeeded


def of_plan(tmp_path: Path, consent: str) -> Plan:
    """The plan of a file that says this of consent."""
    text = f"service: S\nurl: https://s.example/\n{consent}\njourneys:\n  - name: J\n    steps:\n      - name: One\n"
    path = tmp_path / "audit.yaml"
    path.write_text(f"{text}        actions:\n          - open: /\n", encoding="utf-8")
    return yaml.read(path)


def test_a_plan_says_what_customers_do(tmp_path: Path) -> None:
    assert of_plan(tmp_path, "").consent == "leave"
    assert of_plan(tmp_path, "consent: refuse").consent == "refuse"
    with pytest.raises(PlanError) as wrong:
        of_plan(tmp_path, "consent: refuze")
    assert "refuse" in str(wrong.value)
    assert wrong.value.line == 3


@pytest.mark.parametrize(("succeeded", "word"), [(True, "passed"), (False, "unsure")])
def test_a_wall_that_was_not_answered_is_told(succeeded: bool, word: str) -> None:  # noqa: FBT001 - the very value
    layer = ConsentLayer(path="#wall", text="We use cookies.")
    handled = ConsentHandled(wanted="refuse", succeeded=succeeded, why="" if succeeded else "It offers no button.")
    read = {"Consent": lambda: Consent(layers=(layer,)), "ConsentHandled": lambda: handled}
    visit = Visit(0, Arrival(step=0, url="https://s.example/"), "desktop", "J", read)
    verdicts = list(one(Rule, "consent-wall-not-answered").ask(visit, handled))
    assert [(verdict.word, verdict.path) for verdict in verdicts] == [(word, "#wall")]


def test_validate_tells_what_is_done_about_consent(tmp_path: Path) -> None:
    personas = {persona.id: persona for persona in every(Persona)}
    told = str(rehearse(of_plan(tmp_path, "consent: refuse"), personas))
    assert "It refuses what asks for consent to cookies, before each page is judged." in told
    assert "consent to cookies" not in str(rehearse(of_plan(tmp_path, "consent: leave"), personas))
