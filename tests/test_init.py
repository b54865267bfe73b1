"""`auditor init`: what is proposed can be walked to its end, and nothing was sent on the way."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from service import Answer, Service

from auditor.catalogue import every
from auditor.cli import main
from auditor.demo.service import start
from auditor.formats.yaml import yaml
from auditor.model import Plan
from auditor.parts import Persona


def proposed(url: str, folder: Path) -> Plan:
    out = folder / "audit.yaml"
    result = CliRunner().invoke(main, ["init", url, "--out", str(out)])
    assert result.exit_code == 0, result.output
    read: Plan = yaml.read(out, [persona.id for persona in every(Persona)])
    return read


def walked(folder: Path) -> list[tuple[str, str]]:
    run = folder / "run"
    words = ["run", str(folder / "audit.yaml"), "--persona", "desktop", "--checker", "none", "--out", str(run)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    return [(walk["journey"], walk["outcome"]) for walk in json.loads((run / "audit.json").read_text())["walks"]]


@pytest.mark.long
def test_the_demo_gets_journeys_in_its_language_that_end_where_they_should(tmp_path: Path) -> None:
    with start(mended=False, port=0) as service:
        plan = proposed(service.url, tmp_path)
        text = (tmp_path / "audit.yaml").read_text()
        assert plan.language == "fi"
        names = [journey.name for journey in plan.journeys]
        assert "Varaa: Varaa vuoro" in names
        assert "Ota yhteyttä" in names
        booking = plan.journeys[names.index("Varaa: Varaa vuoro")]
        assert [step.name for step in booking.steps][:2] == ["Etusivu", "Hae vapaata vuoroa"]
        contact = plan.journeys[names.index("Ota yhteyttä")]
        assert contact.steps[-1].stop_before
        assert str(contact.steps[-1].actions[-1]) == "click button “Lähetä viesti”"
        assert "maija@palvelu.example" in text
        assert "# owners:" in text
        assert "# Guessed" in text
        assert all(outcome == "completed" for _, outcome in walked(tmp_path))


@pytest.mark.parametrize(
    ("language", "words", "called"),
    [
        pytest.param(
            *("en", ("Apply for a permit", "Full name", "Your message", "Send"), "Apply: Apply for a permit"),
            marks=pytest.mark.long,
        ),
        ("fi", ("Täytä hakemus", "Nimi", "Viesti", "Lähetä"), "Hae tai ilmoittaudu: Täytä hakemus"),
        pytest.param(
            *(
                "sv",
                ("Ansök om tillstånd", "Namn", "Meddelande", "Skicka"),
                "Ansök eller anmäl dig: Ansök om tillstånd",
            ),
            marks=pytest.mark.long,
        ),
    ],
)
def test_nothing_is_sent_whatever_is_pressed(
    tmp_path: Path, service: Service, language: str, words: tuple[str, str, str, str], called: str
) -> None:
    asked: list[bytes] = []

    def sent(body: bytes) -> Answer:
        asked.append(body)
        return Answer(b"<h1>Thanks</h1>")

    link, name, message, send = words
    head = f'<!doctype html><html lang="{language}"><title>A</title><meta charset="utf-8">'
    service.answers["/sent"] = service.answers["/now"] = sent
    script = "onclick=\"fetch('/now', {method: 'POST', body: '1'})\""
    front = f'{head}<main><h1>Town</h1><a href="/form">{link}</a> <button {script}>Start now</button></main>'
    url = service.put("/", f'{front}<footer><a href="/private">Contact</a> <a href="/logout">Log out</a></footer>')
    service.put("/robots.txt", "User-agent: *\nDisallow: /private", headers={"content-type": "text/plain"})
    service.put(
        "/form",
        f'{head}<main><h1>{link}</h1><form method="post" action="/sent"><label>{name} <input required></label>'
        f"<label>{message} <textarea></textarea></label><label><input type=file> File</label><button>{send}</button>"
        "</form></main>",
    )
    plan = proposed(url, tmp_path)
    text = (tmp_path / "audit.yaml").read_text()
    journeys = {journey.name: journey for journey in plan.journeys}
    assert asked == []
    assert called in journeys
    assert journeys[called].steps[-1].stop_before
    begun = next(journey for journey in plan.journeys if journey.steps[-1].name == "Start now")
    assert begun.steps[-1].stop_before
    assert "robots.txt" in text
    assert "Left out: File (file)" in text
    assert "private" not in text
    assert "logout" not in text
    walked(tmp_path)
    assert asked == []


def test_a_page_that_is_not_there_is_told(tmp_path: Path, service: Service) -> None:
    result = CliRunner().invoke(main, ["init", f"{service.url}nowhere", "--out", str(tmp_path / "audit.yaml")])
    assert result.exit_code == 3
    assert "HTTP 404" in result.output
    assert not (tmp_path / "audit.yaml").exists()


def test_a_hostile_page_writes_nothing_into_the_plan_but_texts(tmp_path: Path, service: Service) -> None:
    evil = "&#36;{HOME} {unique}&#10;journeys: []&#27;[31m"
    head = f'<!doctype html><html lang="en"><title>{evil}</title><meta charset="utf-8">'
    url = service.put("/", f'{head}<main><h1>{evil}</h1><a href="/x">{evil}</a><a href="/help">Help: {evil}</a></main>')
    service.put("/x", f"{head}<main><h1>Other {evil}</h1><p>Words enough to be a page.</p></main>")
    service.put("/help", f"{head}<main><h1>Help {evil}</h1><p>Words enough to be a page.</p></main>")
    plan = proposed(url, tmp_path)
    text = (tmp_path / "audit.yaml").read_text()
    assert "${" not in text
    assert "\x1b" not in text
    assert plan.journeys
