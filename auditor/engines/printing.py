"""Prints a page to PDF: tagged, with an outline, on the paper that the page's own styles name."""

import asyncio
import tempfile
from pathlib import Path

from .chromium import open_engine
from .find import Found


def print_pdf(html: bytes, browser: Found, *, sandbox: bool | None = None) -> bytes:
    """This page as a PDF. It is opened from a file, so it may be of any size, and without a network."""
    return asyncio.run(_print(html, browser, sandbox=sandbox))


async def _print(html: bytes, browser: Found, *, sandbox: bool | None) -> bytes:
    with tempfile.TemporaryDirectory(prefix="auditor-print-") as folder:
        file = Path(folder) / "page.html"
        file.write_bytes(html)
        async with open_engine(browser, sandbox=sandbox) as engine:
            return await engine.print_pdf(file.as_uri())
