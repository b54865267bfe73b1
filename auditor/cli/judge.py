"""`auditor judge`: judges a run's stored evidence again."""

from pathlib import Path

import click

from auditor.store import RunFolder

from .failing import keep_log
from .logs import logged
from .options import examples
from .running import finish
from .stages import conclude


@click.command("judge", epilog=examples("auditor judge runs/juggling-licence-20260102-150405"))
@click.argument("run", type=click.Path(path_type=Path))
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.pass_context
def command(ctx: click.Context, /, run: Path, *, quiet: bool) -> None:
    """Apply today's rules to the evidence in the run folder RUN, without a browser.

    Writes audit.json and report.html anew.
    """
    folder = RunFolder.open(run)
    keep_log(ctx, folder.log_path)
    with logged(folder, verbose=False):
        ctx.exit(finish(conclude(folder), quiet=quiet))
