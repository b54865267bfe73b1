"""`auditor import`: makes a plan of what another tool recorded or was told."""

from pathlib import Path

import click

from auditor.catalogue import every
from auditor.errors import UsageError
from auditor.parts import Brought, PlanFormat

from .options import examples
from .plan_file import free, put
from .plans import format_of
from .terminal import errors, output, say

PLAN = "audit.yaml"


def _importable() -> dict[str, PlanFormat]:
    return {form.id: form for form in every(PlanFormat) if form.bring}


@click.command(
    "import",
    epilog=examples(
        "auditor import recording.json",
        "auditor import .pa11yci --out audit.yaml",
        "auditor import test_apply.py --format playwright --out plans/apply.yaml",
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), metavar="PLAN", help=f"The plan to write. [default: {PLAN}]")
@click.option("--format", "form", metavar="F", help="What FILE is, where its name and content do not tell.")
@click.option("--url", default="", metavar="URL", help="The address of the service, where FILE does not tell it.")
@click.option("--force", is_flag=True, help="Write over a plan that is there.")
def command(file: Path, out: Path | None, form: str | None, url: str, *, force: bool) -> None:
    """Make a plan of FILE, which another tool wrote.

    FILE is what Chrome DevTools' Recorder exported as JSON, a pa11y-ci configuration (JSON), or a Python script of
    Playwright's code generator, which is read and never run.

    Says what could not be carried over, and where that stands; the plan says it at the same place, in comments.
    Passwords are not copied: the plan takes them from the environment.
    """
    out = out or Path(PLAN)
    free(out, force=force)
    bring = _format(file, form).bring
    if bring is None:
        raise UsageError(f"{file} is a plan of auditor's own already.", f"Walk it with: auditor run {file}")
    brought = bring(file, _base(url))
    put(out, brought.text)
    _tell(brought, file, out)


def _has_journeys(file: Path) -> bool:
    try:
        return b"journeys" in file.read_bytes()
    except OSError:
        return False


def _base(url: str) -> str:
    if url and not url.startswith(("http://", "https://")):
        raise UsageError(f"“{url}” is not a whole address.", "Begin it with http:// or https://.")
    return url


def _format(file: Path, named: str | None) -> PlanFormat:
    known = _importable()
    if named is None:
        found = format_of(file)
        others = [form for form in known.values() if file.name.lower().endswith(form.suffixes)]
        # What is no plan of our own either: the last of those with this ending says what is wrong with it.
        return others[-1] if found.bring is None and others and not _has_journeys(file) else found
    if named not in known:
        raise UsageError(f"There is no format “{named}” to import.", f"There are: {', '.join(known)}.")
    return known[named]


def _tell(brought: Brought, file: Path, out: Path) -> None:
    say(output(), f"{out} is made of {file}.")
    for where, what in brought.left_out:
        say(errors(), ("Not carried over", "yellow"), f" ({where}): {what}")
    for name in brought.variables:
        say(output(), f"Before a run: export {name}=…")
    say(output(), f"Next: read it through, then auditor validate {out}")
