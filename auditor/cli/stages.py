"""The stages of a run in their order: walk, crawl, judge, present, write the reports."""

import asyncio
import logging
import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import auditor
from auditor.cast import cast
from auditor.catalogue import every, one
from auditor.choosing import Choice
from auditor.crawl.crawler import crawl_plan
from auditor.crawl.reading import Gathered, with_crawl
from auditor.engines.find import Found, find_browser
from auditor.engines.printing import print_pdf
from auditor.errors import AuditorError
from auditor.judge import judge
from auditor.languages import words_in
from auditor.listening import CrawlListener, Listener
from auditor.model import Audit, Baseline, Brand, Tool
from auditor.parts import Prints, Report, Rule, Showing
from auditor.present import persona_docs, present
from auditor.present.noted import notes_of
from auditor.signing import SignedIn
from auditor.store import RunFolder, now
from auditor.walk import walk_plan

from .comparing import AUDIT, kept_baseline, named
from .reviewing import kept_review

log = logging.getLogger(__name__)

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


def conclude(folder: RunFolder, formats: Sequence[str] = (), prints: Prints | None = None) -> Concluded:
    """Judge what the folder holds and write `audit.json`, `report.html` and the forms that are asked for."""
    gathered = with_crawl(folder)
    showing = shown(folder, judged(folder, gathered), gathered)
    return Concluded(showing, write_reports(folder, showing, dict.fromkeys([*ALWAYS, *formats]), prints))


def shown(
    folder: RunFolder,
    audit: Audit,
    gathered: Gathered,
    language: str | None = None,
    brand: Brand | None = None,
) -> Showing:
    """The audit of this run, made ready to be shown in a language and with a brand (the plan's, if none is asked for).

    The plan's own personas are known by name.
    """
    language = language or folder.plan.language
    journeys = [journey for journey in gathered.plan.journeys if not journey.crawled]
    walks = [walk for walk in gathered.walks if walk.journey in {journey.name for journey in journeys}]
    return present(
        audit,
        folder.path,
        personas=persona_docs(cast(folder.plan).values()),
        notes=notes_of(journeys, walks, words_in(language)),
        language=language,
        plan_file=folder.plan.file,
        statement=folder.plan.statement,
        brand=brand or folder.plan.brand,
    )


def judged(
    folder: RunFolder, gathered: Gathered, against: Baseline | None = None, against_file: str | None = None
) -> Audit:
    """What today's rules say of what this folder has gathered.

    They are compared with what the folder has kept, or with the baseline `against`.
    """
    facts = folder.facts
    tool = Tool(version=auditor.__version__, browser=facts.get("browser", "none"), checkers=facts.get("checkers", {}))
    return judge(
        gathered.plan,
        gathered.walks,
        every(Rule),
        tool=tool,
        started=facts["started"],
        finished=facts.get("finished") or now(),
        triage=kept_review(folder),
        baseline=kept_baseline(folder) if against is None else against,
        baseline_file=against_file or named(folder),
        today=datetime.now().astimezone().date(),
        site=gathered.site,
        crawled=gathered.record,
    )


def write_reports(
    folder: RunFolder, showing: Showing, formats: Sequence[str] | dict[str, None], prints: Prints | None = None
) -> dict[str, Path]:
    """Write these forms of the report into the run folder; returns where each is.

    `prints` turns HTML into PDF; without, whatever browser is found does, where a form asks for it.
    """
    printer = prints or (lambda html: print_pdf(html, find_browser()))
    forms = [one(Report, name) for name in formats]
    language = showing.words.language
    asked = "" if language == folder.plan.language else language
    needs = {form.id: (showing, printer) if form.prints else (showing,) for form in forms}
    for form in forms:
        for name, content in (form.beside(showing) if form.beside else {}).items():
            folder.write(name, content)
    return {form.id: folder.write(file_name(form, asked), form.write(*needs[form.id])) for form in forms}


def file_name(form: Report, language: str = "") -> str:
    """The name of this form's file in the run folder; `language` where it is another than the plan's."""
    if form.id == "json":
        return AUDIT
    name = "report" if form.suffix == f".{form.id}" else f"report-{form.id}"
    return f"{name}-{language}{form.suffix}" if language else f"{name}{form.suffix}"


def forms_there(folder: RunFolder) -> list[str]:
    """The forms that this run has been told in already, in its plan's language, and that need no browser."""
    return [form.id for form in every(Report) if not form.prints and (folder.path / file_name(form)).is_file()]


def is_worth_telling(folder: RunFolder) -> bool:
    """Whether anything was gathered that a report can show, or a crawl was begun and can say why nothing was."""
    try:
        gathered = with_crawl(folder)
        return any(walk.visits for walk in gathered.walks) or bool(gathered.record and gathered.record.found)
    except AuditorError:
        return False


async def _until_stopped(
    folder: RunFolder, browser: Found, listener: Listener, choice: Choice
) -> signal.Signals | None:
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    stops: list[signal.Signals] = []
    # What the browser's driver had under way when it was ended is nobody's to wait for: it belongs into the log.
    loop.set_exception_handler(lambda _, told: log.info("Left behind: %s", told.get("exception") or told["message"]))

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
    signed_in = SignedIn(folder.plan, folder)
    try:
        await walk_plan(folder.plan, folder, browser=browser, listener=listener, choice=choice, signed_in=signed_in)
        hears = listener if isinstance(listener, CrawlListener) else None
        await crawl_plan(folder.plan, folder, browser=browser, listener=hears, choice=choice, signed_in=signed_in)
    except (asyncio.CancelledError, BaseExceptionGroup):
        if not stops:
            raise
        log.info("The walk was cut short by %s.", stops[0].name)
    return stops[0] if stops else None
