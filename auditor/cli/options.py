"""The options that the walking commands share."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from auditor.catalogue import every
from auditor.model import CHECKERS, MOST_RUNS
from auditor.parts import Report

NO_CHECKER = "none"
C = TypeVar("C", bound=Callable[..., Any])
LANES = max(1, min(os.cpu_count() or 1, 4))  # beyond that, browsers ask for more memory than machines of this size have


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is to be made."""

    out: Path | None = None
    personas: tuple[str, ...] = ()
    checkers: tuple[str, ...] = ()
    repeat: int | None = None
    formats: tuple[str, ...] = ()
    jobs: int = LANES
    quiet: bool = False
    verbose: bool = False
    no_sandbox: bool = False
    browser: str | None = None
    gate: Path | None = None


class _Forms(click.Option):
    """Names the forms of the report that there are, and looks for them only when help is asked for."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = (self.help or "").replace("{forms}", ", ".join(form.id for form in every(Report)))
        return super().get_help_record(ctx)


def forms(text: str, *, required: bool = False) -> Callable[[C], C]:
    """The option `--format`; `{forms}` in its help are the forms that there are."""
    return click.option("--format", "formats", cls=_Forms, multiple=True, required=required, metavar="F", help=text)


GATE = click.option(
    "--gate",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also hold what stands under gate: in this file; a plan's own gate always holds.",
)
OPTIONS = (
    click.option(
        "--out",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The run folder to make. [default: runs/SERVICE-TIME]",
    ),
    click.option(
        "--persona",
        "personas",
        multiple=True,
        metavar="NAME",
        help="Walk as this persona only; can be given again. The reference walk, desktop, is always made, "
        "except by a crawl.",
    ),
    click.option(
        "--checker",
        "checkers",
        multiple=True,
        type=click.Choice([*CHECKERS, NO_CHECKER]),
        metavar="NAME",
        help=f"Run this checker's rules only; can be given again. {', '.join(CHECKERS)}, or {NO_CHECKER}. "
        "[default: the plan's, else all]",
    ),
    click.option(
        "--repeat",
        type=click.IntRange(1, MOST_RUNS),
        metavar="N",
        help="Make walks whose time is taken N times, and report the median and the spread; a crawl takes no times. "
        "[default: the plan's, else 1]",
    ),
    forms("Also write this report; can be given again. html and json are always written. There are: {forms}."),
    click.option(
        "--jobs",
        type=click.IntRange(1, 32),
        default=LANES,
        metavar="N",
        help=f"Walks at the same time, on this machine {LANES} unless told. What is timed is always walked alone.",
    ),
    GATE,
    click.option("--browser", metavar="PATH", help="The Chromium, Chrome or Edge to use (or set AUDITOR_BROWSER)."),
    click.option(
        "--no-sandbox", is_flag=True, help="Switch the browser's sandbox off. Only for services that you trust."
    ),
    click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors."),
    click.option("-v", "--verbose", is_flag=True, help="Print the run's log as well."),
)


def common(command: C) -> C:
    """Give a command the shared options; it receives them as keywords that make `Options`."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def examples(*lines: str) -> str:
    """The end of a command's help, with lines to copy."""
    head = "Example:" if len(lines) == 1 else "Examples:"
    return "\n".join(["\b", head, *(f"  {line}" for line in lines)])
