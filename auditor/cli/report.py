"""`auditor report`: writes another report of a run."""

from pathlib import Path

import click
from pydantic import ValidationError

from auditor.errors import RunFolderError
from auditor.model import Audit
from auditor.store import RunFolder

from .options import examples
from .stages import AUDIT, shown, write_reports
from .terminal import output, say


@click.command("report", epilog=examples("auditor report runs/juggling-licence-20260102-150405 --format html"))
@click.argument("run", type=click.Path(path_type=Path))
@click.option(
    "--format", "formats", multiple=True, required=True, metavar="F", help="html or json; can be given again."
)
def command(run: Path, formats: tuple[str, ...]) -> None:
    """Write another report of the run folder RUN, from its audit.json."""
    folder = RunFolder.open(run)
    for path in write_reports(folder, shown(folder, _audit(folder), folder.walks()), formats).values():
        say(output(), str(path))


def _audit(folder: RunFolder) -> Audit:
    path = folder.path / AUDIT
    try:
        return Audit.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as why:
        first = why.errors()[0]["msg"] if isinstance(why, ValidationError) else why.strerror
        raise RunFolderError(
            f"{path} cannot be read: {first}.", f"Make it with `auditor judge {folder.path}`."
        ) from why
