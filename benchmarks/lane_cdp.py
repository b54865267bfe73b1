"""The floor of a crawl: one tab that is kept, axe-core by the DevTools protocol in the top frame, its violations."""

import asyncio
import json
import sys
from pathlib import Path

from playwright.async_api import async_playwright

from auditor.engines.chromium import ARGUMENTS
from auditor.engines.find import as_root, find_browser
from auditor.engines.scripts import bundled
from auditor.evidence.axe import OPTIONS
from auditor.personas.desktop import desktop


async def main(pages: list[str]) -> None:
    """Open each page, run axe-core in it, fetch the violations, and nothing else."""
    size = {"width": desktop.device.width, "height": desktop.device.height}
    run = f"axe.run(document, {json.dumps(OPTIONS)}).then((told) => JSON.stringify(told.violations))"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_browser().path, chromium_sandbox=not as_root(), args=list(ARGUMENTS)
        )
        context = await browser.new_context(viewport={"width": size["width"], "height": size["height"]})
        page = await context.new_page()
        cdp = await context.new_cdp_session(page)
        found = 0
        for address in pages:
            await page.goto(address)
            await cdp.send("Runtime.evaluate", {"expression": f"{bundled('axe.js')}; null"})
            told = await cdp.send("Runtime.evaluate", {"expression": run, "awaitPromise": True, "returnByValue": True})
            found += len(json.loads(told["result"]["value"]))
        print(f"{found} violations on {len(pages)} pages")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]).read_text("utf-8").split()))
