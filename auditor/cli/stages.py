"""The stages of a run in their order: walk, judge, present, write the reports."""

import asyncio
import logging
import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import auditor
from auditor.cast import cast
from auditor.catalogue import every, one
from auditor.choosing import Choice
from auditor.engines.find import Found
from auditor.errors import AuditorError
from auditor.judge import judge
from auditor.listening import Listener
from auditor.model import Audit, Tool, Walk
from auditor.parts import Report, Rule, Showing
from auditor.present import persona_docs, present
from auditor.present.noted import notes_of
from auditor.store import RunFolder, now
from auditor.walk import walk_plan

log = logging.getLogger(__name__)

AUDIT = "audit.json"
ALWAYS = ("json", "html")


@dataclass(frozen=True, slots=True)
class Concluded:
    """What a run came to: the audit, made ready to be shown, and the reports by their form."""

    showing: Showing
    reports: dict[str, Path]

    @property
    def audit(self) -> Audit:
        """The audit itself."""
        return self.showing.audit


def walk(folder: RunFolder, browser: Found, listener: Listener, *, jobs: int, sandbox: bool) -> signal.Signals | None:
    """Walk what is not walked yet; returns the signal that stopped it, None where it came to its end.

    What was gathered before a stop or an error is in the folder.
    """
    choice = Choice(jobs=jobs, sandbox=sandbox, warm_up=True)
    try:
        return asyncio.run(_until_stopped(folder, browser, listener, choice))
    except KeyboardInterrupt:  # where the loop takes no signal handlers, such as on Windows
        return signal.SIGINT
    finally:
        folder.note(finished=now())


def conclude(folder: RunFolder, formats: Sequence[str] = ()) -> Concluded:
    """Judge what the folder holds and write `audit.json`, `report.html` and the forms that are asked for."""
    walks = folder.walks()
    showing = shown(folder, judged(folder, walks), walks)
    return Concluded(showing, write_reports(folder, showing, dict.fromkeys([*ALWAYS, *formats])))


def shown(folder: RunFolder, audit: Audit, walks: Sequence[Walk]) -> Showing:
    """The audit of this run, made ready to be shown; the plan's own personas are known by name."""
    notes = notes_of(folder.plan.journeys, walks)
    return present(audit, folder.path, personas=persona_docs(cast(folder.plan).values()), notes=notes)


def judged(folder: RunFolder, walks: Sequence[Walk]) -> Audit:
    """What today's rules say of the evidence of these walks, which are the folder's."""
    facts = folder.facts
    tool = Tool(version=auditor.__version__, browser=facts.get("browser", "none"), checkers=facts.get("checkers", {}))
    return judge(
        folder.plan,
        walks,
        every(Rule),
        tool=tool,
        started=facts["started"],
        finished=facts.get("finished") or now(),
    )


def write_reports(folder: RunFolder, showing: Showing, formats: Sequence[str] | dict[str, None]) -> dict[str, Path]:
    """Write these forms of the report into the run folder; returns where each is."""
    forms = [one(Report, name) for name in formats]
    return {form.id: folder.write(file_name(form), form.write(showing)) for form in forms}


def file_name(form: Report) -> str:
    """The name of this form's file in the run folder."""
    if form.id == "json":
        return AUDIT
    return f"report{form.suffix}" if form.suffix == f".{form.id}" else f"report-{form.id}{form.suffix}"


def is_worth_telling(folder: RunFolder) -> bool:
    """Whether anything was gathered that a report can show."""
    try:
        return any(walk.visits for walk in folder.walks())
    except AuditorError:
        return False


async def _until_stopped(
    folder: RunFolder, browser: Found, listener: Listener, choice: Choice
) -> signal.Signals | None:
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    stops: list[signal.Signals] = []

    def stop(by: signal.Signals) -> None:
        if stops:
            os._exit(128 + by)  # asked twice: at once. All files are whole, since each is written and then renamed
        stops.append(by)
        if task:
            task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop, number)
        except (NotImplementedError, ValueError, RuntimeError):  # Windows, or not the main thread
            break
    try:
        await walk_plan(folder.plan, folder, browser=browser, listener=listener, choice=choice)
    except (asyncio.CancelledError, BaseExceptionGroup):
        if not stops:
            raise
        log.info("The walk was cut short by %s.", stops[0].name)
    return stops[0] if stops else None
