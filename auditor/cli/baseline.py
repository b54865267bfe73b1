"""`auditor baseline`: writes the file that later runs are compared with."""

from pathlib import Path

import click

from auditor.crawl.reading import with_crawl
from auditor.errors import UsageError
from auditor.judging.standing import updated
from auditor.model import Audit, Baseline
from auditor.store import RunFolder

from .comparing import baseline_path, kept_baseline, read_audit, read_baseline
from .options import examples
from .stages import judged
from .terminal import output, say


@click.command(
    "baseline",
    epilog=examples(
        "auditor baseline runs/juggling-licence-20260102-150405",
        "auditor baseline runs/desktop runs/mobile --out audit/baseline.json",
    ),
)
@click.argument("runs", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="RUN...")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The file to write or to bring up to date. [default: baseline.json beside the plan]",
)
@click.option("--anew", is_flag=True, help="Begin anew: keep nothing of the file that is there.")
def command(runs: tuple[Path, ...], out: Path | None, *, anew: bool) -> None:
    """Write down what RUN found, sorted, for later runs to be compared with.

    Where the file is there, it is brought up to date: what is found is added, what was looked for in vain counts as
    fixed and is remembered, what could not be looked for stays. Several runs are taken together, in any order.
    """
    folders = [RunFolder.open(run) for run in runs]
    path = out or _beside(folders[0])
    before = read_baseline(path) if path.is_file() and not anew else None
    audits = [against(folder, before, str(path)) for folder in folders]
    after = updated(audits[0].service, [(one.friction_points, one.findings) for one in audits], before)
    _write(path, after)
    for line in told(before or Baseline(), after, path):
        say(output(), line)


def against(folder: RunFolder, baseline: Baseline | None, file: str) -> Audit:
    """What a run came to, compared with this baseline; judged again where it was compared with another."""
    audit = read_audit(folder.path)
    if baseline is None:
        return audit
    if audit.baseline is not None and baseline == kept_baseline(folder):
        return audit.model_copy(update={"baseline": file})
    return judged(folder, with_crawl(folder), baseline, file)


def told(before: Baseline, after: Baseline, path: Path) -> list[str]:
    """What a baseline's update changed, a sentence each."""
    old, new = ({one.id for one in part.there} for part in (before, after))
    gone, known = {one.id for one in after.fixed} - {one.id for one in before.fixed}, len(old & new)
    back = len(new & {one.id for one in before.fixed})
    if before == after:
        return [f"{path} says this already: {known} friction points."]
    facts = [f"{len(new - old) - back} added", f"{back} come back", f"{len(gone)} fixed", f"{known} as before"]
    return [f"Written: {path} ({', '.join(facts)})."]


def _beside(folder: RunFolder) -> Path:
    path = baseline_path(folder)
    if path is None:
        message = f"The plan of {folder.path} is not there, so nobody knows where its baseline lies."
        raise UsageError(message, "Name a file with --out.")
    return path


def _write(path: Path, baseline: Baseline) -> None:
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.write_text(baseline.text(), encoding="utf-8", errors="replace")
        draft.replace(path)
    except OSError as why:
        raise UsageError(f"{path} cannot be written: {why.strerror}.", "Name another file with --out.") from None
