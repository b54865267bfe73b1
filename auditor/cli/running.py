"""Carries out a run from a plan to its exit code, for every command that walks."""

import signal
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from auditor.catalogue import one
from auditor.engines.find import Found, as_root, find_browser
from auditor.engines.printing import print_pdf
from auditor.errors import AuditorError
from auditor.gate import exit_code
from auditor.model import Plan
from auditor.parts import Prints, Report
from auditor.store import RunFolder, slug

from .comparing import check_baseline, keep_baseline, offered
from .failing import keep_log
from .logs import logged
from .options import Options
from .progress import progress
from .reviewing import keep_review, read_beside
from .stages import Concluded, conclude, is_worth_telling, walk
from .summary import summary
from .terminal import errors, output, say


def run_anew(ctx: click.Context, plan: Plan, options: Options) -> None:
    """Walk the plan into a new run folder; leaves with the exit code."""
    browser = _ready(options)
    read_beside(plan)
    check_baseline(plan)
    _carry_out(ctx, RunFolder.create(options.out or _unused_folder(plan), plan), browser, options)


def go_on(ctx: click.Context, folder: RunFolder, options: Options) -> None:
    """Walk what an earlier run has left; leaves with the exit code."""
    _carry_out(ctx, folder, _ready(options), options)


def finish(concluded: Concluded, *, quiet: bool, code: int | None = None) -> int:
    """Say what a run came to; returns the exit code."""
    code = exit_code(concluded.audit.verdict) if code is None else code
    if not quiet:
        summary(output(), concluded.showing, concluded.reports["html"], code)
        for line in offered(concluded.audit, concluded.reports["html"].parent):
            say(output(), line)
    return code


def _ready(options: Options) -> Found:
    """Look whether all that is asked for is there, before anything is made."""
    for name in options.formats:
        one(Report, name)
    return find_browser(options.browser)


def _carry_out(ctx: click.Context, folder: RunFolder, browser: Found, options: Options) -> None:
    keep_log(ctx, folder.log_path)
    keep_review(folder)
    keep_baseline(folder)
    with logged(folder, verbose=options.verbose):
        sandbox = _sandbox(options)
        prints = partial(print_pdf, browser=browser, sandbox=sandbox)
        try:
            with progress(folder.plan, folder.secrets.mask, quiet=options.quiet) as listener:
                stopped = walk(folder, browser, listener, jobs=options.jobs, sandbox=sandbox)
        except (AuditorError, ExceptionGroup):
            if is_worth_telling(folder):
                finish(conclude(folder, options.formats, prints), quiet=options.quiet, code=AuditorError.exit_code)
            raise
        ctx.exit(_end(folder, options, prints, stopped))


def _end(folder: RunFolder, options: Options, prints: Prints, stopped: signal.Signals | None) -> int:
    if not options.quiet:
        say(errors(), "judging what was gathered")
    if stopped is None:
        return finish(conclude(folder, options.formats, prints), quiet=options.quiet)
    code = 128 + stopped
    by = "crawl" if folder.plan.crawl and not folder.plan.file else "run"
    say(errors(), f"Stopped. Go on with: auditor {by} --resume {folder.path}")
    if not is_worth_telling(folder):
        return code
    return finish(conclude(folder, options.formats, prints), quiet=options.quiet, code=code)


def _sandbox(options: Options) -> bool:
    """Whether the browser runs in its sandbox; where it does not, that is said once."""
    if not (options.no_sandbox or as_root()):
        return True
    why = "--no-sandbox asks for it" if options.no_sandbox else "Chromium does not start with it as root"
    if not options.quiet:
        message = f"the browser's sandbox is off, since {why}. Audit only services that you trust."
        say(errors(), ("Warning: ", "yellow"), message)
    return False


def _unused_folder(plan: Plan) -> Path:
    time = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    first = Path("runs") / f"{slug(plan.service)}-{time}"
    tries = (first if number == 1 else first.with_name(f"{first.name}-{number}") for number in range(1, 1000))
    return next((path for path in tries if not path.exists()), first)
