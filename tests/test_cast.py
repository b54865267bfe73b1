"""Who walks a plan: the catalogue's personas, and the plan's own made from them."""

from dataclasses import replace
from pathlib import Path

import pytest
from sample_audit import sample
from service import Service
from walking import act, plan_of, step, walked

from auditor.cast import cast
from auditor.catalogue import every, one
from auditor.cli.plans import chosen, read_plan
from auditor.cli.stages import shown
from auditor.crawl.reading import with_crawl
from auditor.errors import PlanError, UsageError
from auditor.model import Account, Journey, OwnPersona, Plan
from auditor.parts import Persona
from auditor.present import persona_docs
from auditor.store import RunFolder


def plan(*own: OwnPersona, **more: object) -> Plan:
    names = tuple(one.name for one in own)
    return plan_of("http://127.0.0.1:9/", step("Start"), personas=names, own_personas=own, file="audit.yaml", **more)


TABLET = OwnPersona(
    name="Tablet in Swedish", like="mobile", viewport=(820, 1180), locale="sv-FI", latency_ms=40, download_kbps=8000
)


def test_the_catalogues_personas_are_always_there() -> None:
    found = cast(plan())
    assert found == {persona.id: persona for persona in every(Persona)}


def test_an_own_persona_differs_in_what_it_says_and_in_nothing_else() -> None:
    mobile = one(Persona, "mobile")
    tablet = cast(plan(TABLET))["Tablet in Swedish"]
    device = replace(mobile.device, width=820, height=1180, locale="sv-FI", latency_ms=40, download_kbps=8000)
    assert tablet == replace(
        mobile,
        id="Tablet in Swedish",
        like="mobile",
        title="Tablet in Swedish",
        device=device,
        hint="820 by 1180, sv-FI",
        conditions=f"{mobile.conditions}, but 820 by 1180, sv-FI, round trip 40 ms, 8 Mbit/s down",
        docs=tablet.docs,
    )
    assert tablet.docs.sections == mobile.docs.sections
    assert tablet.docs.title == "Acts as mobile does, but with: 820 by 1180, sv-FI, round trip 40 ms, 8 Mbit/s down."


def test_every_difference_is_told_and_lands_in_the_device() -> None:
    own = OwnPersona(
        name="A",
        like="mobile",
        user_agent="Own/1",
        cpu_slowdown=1,
        upload_kbps=750,
        text_scale=1.5,
        reduced_motion=True,
        forced_colors=False,
    )
    made = cast(plan(own))["A"]
    assert made.conditions.endswith(
        "text at 150 %, 750 kbit/s up, processor not slowed down, reduced motion, no forced colours, another user agent"
    )
    names = ("user_agent", "cpu_slowdown", "upload_kbps", "text_scale", "reduced_motion", "forced_colors")
    assert all(getattr(made.device, name) == getattr(own, name) for name in names)


def test_an_own_persona_that_differs_in_nothing_is_its_base_under_another_name() -> None:
    made, base = (
        cast(plan(OwnPersona(name="Second desktop", like="desktop")))["Second desktop"],
        one(Persona, "desktop"),
    )
    assert (made.hint, made.conditions, made.device) == (base.hint, base.conditions, base.device)
    assert made.docs.title == "Acts as desktop does."


@pytest.mark.parametrize(
    "names", [("Mobile!",), ("Планшет", "Телефон"), ("a" * 40 + " left", "a" * 40 + " right"), ("Tablet", "tablet")]
)
def test_personas_whose_folders_would_be_the_same_are_refused(names: tuple[str, ...]) -> None:
    own = [OwnPersona(name=name, like="mobile", line=7) for name in names]
    with pytest.raises(PlanError, match=f"audit.yaml:7:1: The persona “{names[-1]}” could not be told from"):
        cast(plan(*own))


def test_such_a_plan_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "audit.yaml"
    file.write_text(
        "service: A\nurl: http://127.0.0.1:9/\n"
        "personas: [{name: M O B I L E, like: mobile}, {name: m-o b-i l-e, like: mobile}]\n"
        "journeys: [{name: A, steps: [{name: B}]}]\n"
    )
    with pytest.raises(PlanError, match="“m-o b-i l-e” could not be told from “M O B I L E”"):
        read_plan(file)


def test_own_personas_can_be_chosen() -> None:
    assert chosen(plan(TABLET), (), ["Tablet in Swedish", "keyboard"]).personas == ("Tablet in Swedish", "keyboard")
    with pytest.raises(
        UsageError, match=r"There is no persona “Tablet in Swedisch”\. Did you mean “Tablet in Swedish”"
    ):
        chosen(plan(TABLET), (), ["Tablet in Swedisch"])


def test_who_has_no_account_cannot_be_chosen() -> None:
    account = Account.model_validate({"user": "maija", "password": "x", "for": ("desktop", "mobile")})
    fill = act("fill", "#user", "{account.user}")
    journey = Journey(name="Sign in", steps=(step("Sign in", fill),))
    signing_in = plan(TABLET, accounts=(account,)).model_copy(update={"journeys": (journey,)})
    assert chosen(signing_in, (), ["Tablet in Swedish"]).personas == ("Tablet in Swedish",)
    with pytest.raises(UsageError, match=r"audit.yaml has no account for keyboard, and its steps ask for one\."):
        chosen(signing_in, (), ["keyboard"])


def test_reports_know_own_personas(tmp_path: Path) -> None:
    assert persona_docs(cast(plan(TABLET)).values())["Tablet in Swedish"].hint == "820 by 1180, sv-FI"
    folder = RunFolder.create(tmp_path / "run", plan(TABLET))
    audit = sample(folder.path, personas=("desktop", "mobile"))
    walks = tuple(
        walk.model_copy(update={"persona": "Tablet in Swedish"}) if walk.persona == "mobile" else walk
        for walk in audit.walks
    )
    folder = RunFolder.open(folder.path)
    showing = shown(folder, audit.model_copy(update={"walks": walks}), with_crawl(folder))
    assert showing.personas["Tablet in Swedish"].who.startswith("Acts as mobile does, but with: 820 by 1180")


async def test_an_own_persona_walks_as_it_says(service: Service, tmp_path: Path) -> None:
    told = (
        "document.title = `${innerWidth} ${innerHeight} ${navigator.language} ${matchMedia('(hover: none)').matches}`"
    )
    service.page("/", f"<h1>Start</h1><p>Words for everybody who comes here.</p><script>{told}</script>")
    steps = (
        step("Open", act("open", value="/")),
        step("On a phone", act("click", "#only-for-others", for_personas=("keyboard",)), text="Start"),
    )
    walks = await walked(plan_of(service.url, *steps, own_personas=(TABLET,)), tmp_path / "run", TABLET.name)
    assert list(walks) == ["desktop", TABLET.name]
    walk = walks[TABLET.name]
    assert (walk.stop, walk.like, walk.base) == (None, "mobile", "mobile")
    assert walk.visits[0].arrival.title == "820 1180 sv-FI true"
