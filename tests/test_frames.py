"""Frames of another origin, in a process of their own, are looked at by axe-core and can be walked."""

from pathlib import Path

import pytest
from service import Service
from walking import NoPictures, act, plan_of, step, touches, walked

from auditor.catalogue import one
from auditor.engines.chromium import Chromium
from auditor.evidence.axe import Axe
from auditor.gather import gather
from auditor.model import Target
from auditor.parts import EvidenceKind
from auditor.session import Device

BAD = "<img src='/none.png'>"


def elsewhere(service: Service, path: str) -> str:
    """The same service under another host name: another site to the browser."""
    return service.url.replace("127.0.0.1", "localhost").rstrip("/") + path


async def test_axe_looks_into_frames_of_every_origin(engine: Chromium, service: Service) -> None:
    service.page("/deep", f"<main><h1>Deep</h1>{BAD}</main>")
    service.page("/same", f"<main><h1>Same</h1>{BAD}</main>")
    service.page("/other", f"<main><h1>Other</h1>{BAD}<iframe title='Deep' src='{service.url}deep'></iframe></main>")
    other = f"<iframe title='Other' src='{elsewhere(service, '/other')}'></iframe>"
    frames = f"<iframe title='Same' src='/same'></iframe>{other}"
    host = "<div id='host'></div><script>document.getElementById('host').attachShadow({mode: 'open'}).innerHTML = "
    service.page("/", f"<main><h1>Top</h1>{frames}{host}'{BAD.replace(chr(39), chr(34))}';</script></main>")
    async with engine.session(Device()) as session:
        await session.open(service.url)
        await session.settle()
        axe = (await gather(session, [one(EvidenceKind, "Axe")], NoPictures(), pictures=False))["Axe"]
    assert isinstance(axe, Axe), axe
    found = {node.path for result in axe.results if result.rule == "image-alt" for node in result.nodes}
    assert len(found) == 4, found
    assert "#host >>> img" in found
    assert "html > body > main > iframe:nth-of-type(1) |> html > body > main > img" in found
    assert axe.frames_missed == ()


async def test_a_frame_that_does_not_load_costs_only_itself(engine: Chromium, service: Service) -> None:
    service.page("/hang", "<h1>Late</h1>", after=12)
    frame = f"<iframe title='Hang' src='{elsewhere(service, '/hang')}'></iframe>"
    service.page("/", f"<main><h1>Top</h1>{BAD}{frame}</main>")
    async with engine.session(Device()) as session:
        await session.open(service.url)
        await session.settle(seconds=3)
        axe = (await gather(session, [one(EvidenceKind, "Axe")], NoPictures(), pictures=False))["Axe"]
    assert isinstance(axe, Axe), axe
    assert "image-alt" in {result.rule for result in axe.results}


@pytest.mark.parametrize("persona", ["desktop", "keyboard", "mobile"])
async def test_a_frame_of_another_origin_is_walked(service: Service, tmp_path: Path, persona: str) -> None:
    service.page("/pay", "<h1>Pay</h1><button onclick=\"parent.postMessage('paid', '*')\">Pay</button>")
    listen = (
        "<script>addEventListener('message', (e) => { document.querySelector('h1').textContent = e.data; });</script>"
    )
    service.page(
        "/", f"<h1>Start</h1><a href='#x'>x</a><iframe title='Pay' src='{elsewhere(service, '/pay')}'></iframe>{listen}"
    )
    pay = act("click", Target(by="role", value="button", name="Pay", frame="iframe"))
    plan = plan_of(service.url, step("Open", act("open", value="/")), step("Pay", pay, text="paid"))
    walk = (await walked(plan, tmp_path / "run", persona, kinds=[one(EvidenceKind, "Console")]))[persona]
    assert walk.stop is None, walk.reason
    assert touches(walk)[0].path == "html > body > iframe |> html > body > button"
