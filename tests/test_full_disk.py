"""A disk that is full, and a folder that may not be written: told in a sentence; what was gathered is gone on with."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from service import Service
from walking import Silent, act, plan_of, step

from auditor.catalogue import one
from auditor.choosing import Choice
from auditor.engines.find import find_browser
from auditor.errors import RunFolderError
from auditor.listening import Listener
from auditor.model import Plan
from auditor.parts import EvidenceKind
from auditor.store import RunFolder
from auditor.walk import walk_plan

if sys.platform == "win32":
    pytest.skip("there is no such limit of a process", allow_module_level=True)
else:
    import resource


@contextmanager
def limits_kept() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


class FillsTheDisk(Silent):
    """From the second step on no file can be written by this process."""

    def step_started(self, _journey: str, _persona: str, number: int, _name: str) -> None:
        if number == 1:
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


async def walk(plan: Plan, folder: RunFolder, listener: Listener) -> None:
    choice = Choice(personas=("desktop",), kinds=[one(EvidenceKind, "Console")], pictures=False)
    await walk_plan(plan, folder, browser=find_browser(), listener=listener, choice=choice)


async def test_a_disk_that_is_full_is_told_and_gone_on_with(service: Service, tmp_path: Path) -> None:
    service.page("/", "<h1>Start</h1><p>Here it begins.</p><a href='/next'>Next</a>")
    service.page("/next", "<h1>Next</h1><p>Here it ends.</p>")
    plan = plan_of(service.url, step("Open", act("open", value="/")), step("Next", act("click", "a"), text="ends"))
    folder = RunFolder.create(tmp_path / "run", plan)
    with limits_kept(), pytest.raises((RunFolderError, ExceptionGroup)) as raised:
        await walk(plan, folder, FillsTheDisk())
    error = raised.value.exceptions[0] if isinstance(raised.value, ExceptionGroup) else raised.value
    assert isinstance(error, RunFolderError)
    assert "File too large" in str(error)
    assert [visit.arrival.step for found in folder.walks() for visit in found.visits] == [0]

    await walk(plan, RunFolder.open(folder.path, plan), Silent())
    assert [(found.stop, len(found.visits)) for found in folder.walks()] == [(None, 2)]


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunFolderError, match="file") as raised:
        RunFolder.create(tmp_path / "file" / "run", plan_of("https://shop.example/", step("Open")))
    assert str(raised.value).endswith(".")
