"""A frame in a process of its own that hangs, dies or asks without end costs only itself, and is named."""

import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import suppress

import psutil
import pytest
import pytest_asyncio
from hostile_service import Hostile, hostile
from walking import NoPictures

from auditor.catalogue import one
from auditor.engines.chromium import Chromium, open_engine
from auditor.engines.chromium_session import ChromiumSession
from auditor.engines.find import Found, find_browser
from auditor.evidence.axe import Axe
from auditor.evidence.dom import Dom
from auditor.evidence.frames import Frames
from auditor.gather import gather
from auditor.model import Evidence, Missing
from auditor.parts import EvidenceKind
from auditor.session import Device

KINDS = ("Dom", "Axe", "Frames", "AccessibilityTree", "Console")
SECONDS = 90.0  # for one visit, on a busy machine

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def server() -> Iterator[Hostile]:
    with hostile() as one_server:
        yield one_server


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def apart(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Chromium]:
    """A browser that gives each site a process, as browsers with a window do."""
    script = tmp_path_factory.mktemp("browser") / "browser"
    found = find_browser().path
    if found is None:
        pytest.skip("No browser of the machine's own is known by its path.")
    script.write_text(f'#!/bin/sh\nexec "{found}" --site-per-process "$@"\n')
    script.chmod(0o755)
    browser = Found(str(script), "a process for each site", headless_shell=True, source="the test")
    async with open_engine(browser) as engine:
        yield engine


async def looked(session: ChromiumSession) -> Mapping[str, Evidence | Missing]:
    """What is gathered, in time."""
    began = time.monotonic()
    await session.settle(seconds=5)
    found = await gather(session, [one(EvidenceKind, kind) for kind in KINDS], NoPictures(), pictures=False)
    assert time.monotonic() - began < SECONDS
    return found


def kept(found: Mapping[str, Evidence | Missing], heading: str, *frames: str) -> None:
    """The page itself was seen; these frames are named, and were not looked into."""
    dom, told = found["Dom"], found["Frames"]
    assert isinstance(dom, Dom), dom
    assert heading in {element.text for element in dom.headings()}
    assert isinstance(told, Frames), told
    assert {(address, False) for address in frames} <= {(frame.address, frame.open) for frame in told.frames}
    assert all(one_kind.why.endswith(".") for one_kind in found.values() if isinstance(one_kind, Missing))


async def framed(session: ChromiumSession, server: Hostile, path: str) -> None:
    """Put a frame with a page of another site into the page."""
    script = "(url) => new Promise((done) => { const frame = document.createElement('iframe'); frame.onload = done;"
    await session.evaluate(f"{script} frame.src = url; document.body.append(frame); }})", f"{server.other}/{path}")


def renderers() -> set[psutil.Process]:
    """The processes of pages and frames."""
    found = set()
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            if "--type=renderer" in process.cmdline():
                found.add(process)
    return found


async def goes_on(session: ChromiumSession, server: Hostile) -> None:
    """The next page comes in the same tab."""
    await session.open(f"{server.url}plain")
    assert await session.title() == "Plain"


async def test_a_frame_that_never_ends(apart: Chromium, server: Hostile) -> None:
    async with apart.session(Device()) as session:
        await session.open(f"{server.url}frames_loop_there")
        found = await looked(session)
        kept(found, "A frame of another's", f"{server.other}/loop_at_load")  # the other's process is the same
        axe = found["Axe"]
        assert isinstance(axe, Axe), axe
        assert axe.frames_missed
        await goes_on(session, server)


async def test_a_frame_whose_process_ends(apart: Chromium, server: Hostile) -> None:
    async with apart.session(Device()) as session:
        await session.open(f"{server.url}plain")
        others = renderers()
        await framed(session, server, "plain")
        for process in renderers() - others:  # the frame's, and perhaps one in reserve
            process.kill()
        kept(await looked(session), "Plain", f"{server.other}/plain")
        await goes_on(session, server)


async def test_a_frame_that_asks_without_end(apart: Chromium, server: Hostile) -> None:
    async with apart.session(Device()) as session:
        await session.open(f"{server.url}plain")
        await framed(session, server, "prompt_loop")
        kept(await looked(session), "Plain", f"{server.other}/prompt_loop")
        assert session.held_back().get("dialogs")  # the browser itself may end when it leaves a page with such a frame
