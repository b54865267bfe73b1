"""`auditor report`: writes another report of a run."""

from pathlib import Path
from typing import get_args

import click

from auditor.crawl.reading import with_crawl
from auditor.engines.find import find_browser
from auditor.engines.printing import print_pdf
from auditor.formats._brand import read_brand
from auditor.languages import Language
from auditor.store import RunFolder

from .comparing import read_audit
from .options import examples, forms
from .stages import shown, write_reports
from .terminal import output, say


@click.command(
    "report",
    epilog=examples(
        "auditor report runs/juggling-licence-20260102-150405 --format pdf --format xlsx",
        "auditor report runs/juggling-licence-20260102-150405 --format html --language fi",
    ),
)
@click.argument("run", type=click.Path(path_type=Path))
@forms("Write this one; can be given again. There are: {forms}.", required=True)
@click.option("--language", type=click.Choice(get_args(Language)), help="Tell it in this language; else in the plan's.")
@click.option("--brand", type=click.Path(path_type=Path), help="A brand file, to be shown instead of the plan's.")
@click.option("--browser", metavar="PATH", help="The Chromium, Chrome or Edge that prints a PDF.")
@click.option("--no-sandbox", is_flag=True, help="Switch the printing browser's sandbox off.")
def command(
    run: Path,
    formats: tuple[str, ...],
    language: Language | None,
    brand: Path | None,
    browser: str | None,
    *,
    no_sandbox: bool,
) -> None:
    """Write another report of the run folder RUN, from its audit.json."""
    folder = RunFolder.open(run)
    looks = read_brand(brand) if brand else None
    showing = shown(folder, read_audit(folder.path), with_crawl(folder), language, looks)

    def prints(html: bytes) -> bytes:
        return print_pdf(html, find_browser(browser), sandbox=False if no_sandbox else None)

    for path in write_reports(folder, showing, formats, prints).values():
        say(output(), str(path))
