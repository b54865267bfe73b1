"""`auditor judge`: judges a run's stored evidence again."""

from pathlib import Path

import click

from auditor.store import RunFolder

from .comparing import keep_baseline
from .failing import keep_log
from .logs import logged
from .options import GATE, examples
from .plans import gated
from .reviewing import keep_review
from .running import finish
from .stages import conclude, forms_there


@click.command("judge", epilog=examples("auditor judge runs/juggling-licence-20260102-150405"))
@click.argument("run", type=click.Path(path_type=Path))
@GATE
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.pass_context
def command(ctx: click.Context, /, run: Path, *, gate: Path | None, quiet: bool) -> None:
    """Apply today's rules to the evidence in the run folder RUN, without a browser.

    Writes audit.json and report.html anew, and each other form of the report that is there already, in the plan's
    language; what a browser prints, and other languages, `auditor report` writes.
    """
    folder = RunFolder.open(run)
    if gate is not None:
        folder = RunFolder.open(run, gated(folder.plan, gate))
    keep_log(ctx, folder.log_path)
    keep_review(folder)
    keep_baseline(folder)
    with logged(folder, verbose=False):
        ctx.exit(finish(conclude(folder, forms_there(folder)), quiet=quiet))
