"""`auditor doctor`: says what is installed, what is missing, and how to get it."""

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version as installed
from pathlib import Path

import click

from auditor.commons.proxies import proxies_of
from auditor.engines.authorities import can_keep
from auditor.engines.find import find_browser, find_visible, version
from auditor.engines.scripts import versions
from auditor.engines.visible import display_missing
from auditor.errors import AuditorError
from auditor.model import Network

from .getting import get_browser, has_screen
from .options import examples
from .terminal import output, say

INCOMPLETE = 3
OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is needed: what was found, and how to mend it if that is not enough."""

    name: str
    found: str
    mend: str = ""

    @property
    def good(self) -> bool:
        """Whether nothing is to be done."""
        return not self.mend


@click.command("doctor", epilog=examples("auditor doctor", "auditor doctor --install"))
@click.option("--install", is_flag=True, help="Get a browser, where there is none.")
@click.option("--visible", is_flag=True, help="Look for what `auditor record` needs, too: a browser with a window.")
@click.option("--browser", metavar="PATH", help="Look at this browser (or set AUDITOR_BROWSER).")
@click.pass_context
def command(ctx: click.Context, /, *, install: bool, visible: bool, browser: str | None) -> None:
    """Say what is installed, what is missing, and how to get it. Exit code 0 if all is there, else 3.

    With --install, a browser is fetched by Playwright, or by the system's package manager where that cannot download.
    Each command is shown before it runs.
    """
    if install and not _browser(browser).good:
        get_browser(output())
    if install and visible and not all(check.good for check in _window()):
        get_browser(output(), visible=True)
    checks = [*_checks(), _browser(browser), *(_window() if visible else ())]
    for check in checks:
        say(output(), ("✓ ", "green") if check.good else ("✗ ", "bold red"), (check.name, "bold"), f": {check.found}")
        if check.mend:
            say(output(), f"  {check.mend}")
    ctx.exit(0 if all(check.good for check in checks) else INCOMPLETE)


def _checks() -> Iterator[Check]:
    old = sys.version_info < OLDEST_PYTHON
    yield Check("Python", platform.python_version(), "Install Python 3.11 or newer." if old else "")
    yield Check("auditor", installed("auditor"))
    yield Check("Playwright", installed("playwright"))
    yield _scripts()
    yield _folder()
    yield _authorities()
    yield _way()


def _scripts() -> Check:
    try:
        return Check("Page scripts", ", ".join(f"{name} {number}" for name, number in versions().items()))
    except (OSError, ValueError):
        return Check("Page scripts", "missing from this installation", "Install auditor again with pip.")


def _folder() -> Check:
    runs = Path("runs")
    place = (runs if runs.exists() else Path()).resolve()
    if os.access(place, os.W_OK | os.X_OK):
        return Check("Run folders", f"can be written in {place}")
    return Check("Run folders", f"cannot be written in {place}", "Change to another folder, or name one with --out.")


def _authorities() -> Check:
    """What `certificate_authority:` of a plan needs; nobody else does, so that its lack is no fault."""
    if sys.platform.startswith("linux"):
        told = "can be given to the browser" if can_keep() else "cannot be given to the browser: libnss3 is not here"
        return Check("A company's certificates", told)
    return Check("A company's certificates", "are taken from the system's own store by the browser")


def _way() -> Check:
    proxies = proxies_of(Network(), os.environ)
    told = ", ".join(dict.fromkeys(proxies.servers.values())) if proxies else "none, unless a plan names one"
    return Check("Proxy", f"{told} (from the environment)" if proxies else told)


def _window() -> Iterator[Check]:
    mend = "Run `auditor doctor --install --visible`."
    try:
        found = find_visible()
        yield Check("Browser with a window", f"{found.name} at {found.path} ({found.source})")
    except AuditorError as missing:
        yield Check("Browser with a window", missing.message, missing.mend)
    if not display_missing():
        yield Check("Screen", "there is one")
    else:
        yield Check("Screen", "none but in memory, by Xvfb" if has_screen() else "none", "" if has_screen() else mend)


def _browser(asked: str | None) -> Check:
    try:
        found = find_browser(asked)
    except AuditorError as missing:
        return Check("Browser", missing.message, missing.mend)
    told = version(found.path) if found.path else None
    if told is None:
        mend = "Name another with --browser PATH, or run `auditor doctor --install` after removing it."
        return Check("Browser", f"{found.path} does not start", mend)
    return Check("Browser", f"{told}, {found.name} at {found.path} ({found.source})")
