"""`auditor record`: makes a plan of what a person does in a visible browser."""

import asyncio
import signal
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from auditor.engines.find import Found, as_root, find_visible
from auditor.engines.visible import display_missing, watched
from auditor.engines.watched import Watched
from auditor.errors import AuditorError, BrowserMissing
from auditor.formats._plan_text import plan_text
from auditor.recording import Recording

from .address import address_of
from .options import examples
from .plan_file import free, put
from .terminal import errors, output, say

SHOWN = ("place", "name", "step")


@click.command("record", epilog=examples("auditor record https://service.example/ --out booking.yaml"))
@click.argument("url")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("audit.yaml"), metavar="FILE", help="The plan to write.",
    show_default=True,
)  # fmt: skip
@click.option("--journey", default="", metavar="NAME", help="What the customer wants, such as “Book a hall”.")
@click.option("--language", type=click.Choice(["en", "fi", "sv"]), help="Of the report. [default: the page's]")
@click.option("--force", is_flag=True, help="Write over a plan that is there.")
@click.option("--browser", metavar="PATH", help="The Chromium, Chrome or Edge to use (or set AUDITOR_BROWSER).")
@click.option("--no-sandbox", is_flag=True, help="Switch the browser's sandbox off. Only for services you trust.")
def command(
    *, url: str, out: Path, journey: str, language: str | None, force: bool, browser: str | None, no_sandbox: bool
) -> None:
    """Open URL in a visible browser, and write what you do there as a plan.

    Each page begins a step, named by its heading. The panel in the corner renames a step, begins another, and marks
    what must be true. The plan is written as you go, and is whole when you close the browser or press Ctrl-C.
    Passwords, card numbers and the like are never recorded: the plan takes them from the environment.
    """
    address = address_of(url)
    free(out, force=force)
    if display_missing():
        raise AuditorError(
            "There is no screen to show a browser on: neither DISPLAY nor WAYLAND_DISPLAY is set.",
            "Run this on a computer with a desktop, or through `ssh -X`. On a server without one, "
            "`auditor import` takes a recording that was made in Chrome's DevTools on another computer.",
        )
    found = find_visible(browser)
    sandbox = not (no_sandbox or as_root())
    if not sandbox:
        say(errors(), ("Warning: ", "yellow"), "the browser's sandbox is off. Record only services that you trust.")
    recording = Recording(address, journey=journey, language=language or "")
    asyncio.run(_record(found, address, recording, out, sandbox=sandbox))
    _told(recording, out)


async def _record(found: Found, address: str, recording: Recording, out: Path, *, sandbox: bool) -> None:
    shown: list[tuple[int, str]] = []
    written = ""
    opened: list[Watched] = []

    def hear(told: Mapping[str, Any]) -> None:
        nonlocal written
        kind = told.get("kind")
        recording.hear(told)
        if (text := plan_text(*recording.plan())) != written:
            written = text
            put(out, text)
            _say_new(recording, shown)
        for window in opened:
            if kind == "finish":
                window.finish()
            if kind in SHOWN:
                window.show({"number": len(recording.steps), "called": recording.current.name})

    async with watched(found, hear, sandbox=sandbox) as window:
        opened.append(window)
        stop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError, ValueError, RuntimeError):  # Windows, or not the main thread
                stop.add_signal_handler(number, window.finish)
        say(
            errors(),
            "Recording. Use the browser as a customer would. When you are done, close it or press Ctrl-C here.",
        )
        await window.begin(address)
        with suppress(KeyboardInterrupt):
            await window.closed()


def _say_new(recording: Recording, shown: list[tuple[int, str]]) -> None:
    """Say each step when it has a name, and what was done last."""
    now = (len(recording.steps), recording.current.name)
    if now[1] and now not in shown:
        shown.append(now)
        say(errors(), (f"Step {now[0]}: ", "bold"), now[1])
    if recording.current.actions:
        action = recording.current.actions[-1]
        line = (now[0], f"  {action}")
        if line not in shown and action.kind not in ("fill", "open"):
            shown.append(line)
            say(errors(), (line[1], "dim"))


def _told(recording: Recording, out: Path) -> None:
    if not out.exists():
        raise BrowserMissing("Nothing was recorded.", "The browser was closed before a page was shown.")
    plan, _ = recording.plan()
    count = len(plan.journeys[0].steps)
    say(output(), f"{out} holds what you did, in {count} step{'s' * (count > 1)}. Read it, then: auditor run {out}")
    for name in dict.fromkeys(recording.variables.values()):
        say(output(), f"A secret was not recorded. Before you run or validate the plan: export {name}=…")
    for note in dict.fromkeys(recording.notes):
        say(output(), ("Left out: ", "yellow"), note)
