"""A screen in memory, and a person at a browser on it: real windows, real key presses, the mouse where things are."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright

from auditor.engines.find import find_visible

SECONDS = 40.0


@contextmanager
def screen() -> Iterator[str]:
    """The name of a display of its own. Fails where Xvfb is missing: `auditor doctor --install --visible` gets it."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.fail("Xvfb is missing: run `auditor doctor --install --visible`.")
    read, write = os.pipe()
    options = ["-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    process = subprocess.Popen([program, *options], pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        process.terminate()
        process.wait(10)


class Person:
    """Somebody who records: `page` is what is on the screen, `process` the command that records."""

    def __init__(self, process: subprocess.Popen[str], browser: Browser, out: Path) -> None:
        self.process, self.browser, self.out = process, browser, out

    @property
    def page(self) -> Page:
        """The tab in front."""
        return [page for context in self.browser.contexts for page in context.pages][-1]

    async def press(self, text: str) -> None:
        """Press a button or a field of the panel, which is closed to the page: the browser itself tells where it is."""
        cdp = await self.page.context.new_cdp_session(self.page)
        root = (await cdp.send("DOM.getDocument", {"depth": -1, "pierce": True}))["root"]
        panel = next(node for node in _nodes(root) if node.get("localName") == "auditor-panel")
        found = next(node for node in _nodes(panel) if _fits(node, text))
        left, top, right, *_, bottom = (await cdp.send("DOM.getBoxModel", {"nodeId": found["nodeId"]}))["model"][
            "border"
        ]
        await self.page.mouse.click((left + right) / 2, (top + bottom) / 2)

    async def until(self, *texts: str) -> str:
        """The plan, once it holds these texts."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            plan = self.out.read_text() if self.out.exists() else ""
            if all(text in plan for text in texts):
                return plan
            await self.page.wait_for_timeout(100)
        raise AssertionError(f"{texts} not in the plan:\n{plan}")

    def ended(self) -> tuple[int, str]:
        """The exit code, and what was said."""
        said, _ = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, said


@asynccontextmanager
async def recording(url: str, folder: Path, *options: str) -> AsyncIterator[Person]:
    """`auditor record` with a person at its browser."""
    port, out = _free_port(), folder / "audit.yaml"
    # A second connection to the same browser is the person's hands.
    program = folder / "browser"
    program.write_text(f'#!/bin/sh\nexec {find_visible().path} "$@" --remote-debugging-port={port}\n')
    program.chmod(0o755)
    with screen() as display:
        process = subprocess.Popen(  # noqa: ASYNC220 - it starts in a moment
            [sys.executable, "-m", "auditor", "record", url, "--out", str(out), "--browser", str(program), *options],
            env={**os.environ, "DISPLAY": display},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            async with async_playwright() as playwright:
                browser = await _connected(lambda: playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}"))
                person = Person(process, browser, out)
                await person.until("expect:")
                yield person
        finally:
            process.terminate()
            if process.stdout and not process.stdout.closed:
                process.communicate(timeout=SECONDS)


async def _connected(connect: Callable[[], Any]) -> Browser:
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            browser: Browser = await connect()
            if any(context.pages for context in browser.contexts):
                return browser
            await browser.close()
        except Exception:
            if time.monotonic() > deadline:
                raise
        time.sleep(0.2)  # noqa: ASYNC251 - nothing else is under way


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in [*node.get("children", ()), *node.get("shadowRoots", ())]:
        yield from _nodes(child)


def _fits(node: dict[str, Any], text: str) -> bool:
    own = [child.get("nodeValue") for child in node.get("children", ())]
    return node.get("localName") == text or (node.get("localName") == "button" and text in own)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
