"""The floor: a bare Playwright script that opens each page, runs axe, fetches its violations and takes a picture."""

import asyncio

from lanes import Told, say, told
from playwright.async_api import FloatRect, Page, async_playwright

from auditor.engines.chromium import ARGUMENTS
from auditor.engines.find import as_root, find_browser
from auditor.engines.scripts import bundled
from auditor.evidence.axe import OPTIONS
from auditor.evidence.screenshot import MAX_HEIGHT
from auditor.personas.desktop import desktop

WIDTH, HEIGHT = desktop.device.width, desktop.device.height
AXE = "async (options) => (await axe.run(document, options)).violations"


async def main(todo: Told) -> None:
    """Open the browser, then every page in one tab that is kept."""
    todo.out.mkdir(parents=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_browser().path, chromium_sandbox=not as_root(), args=list(ARGUMENTS)
        )
        say("ready")
        context = await browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        page = await context.new_page()
        for number, name in enumerate(todo.pages):
            await page.goto(todo.url + name)
            await look(page, todo, number)
        await context.close()
        say("done")
        await browser.close()


async def look(page: Page, todo: Told, number: int) -> None:
    """Axe and a picture, as a careful person would ask for them by hand."""
    if "Axe" in todo.kinds:
        await page.evaluate(bundled("axe.js"))
        await page.evaluate(AXE, OPTIONS)
    if todo.pictures:
        height = min(MAX_HEIGHT, await page.evaluate("document.documentElement.scrollHeight"))
        clip: FloatRect = {"x": 0, "y": 0, "width": WIDTH, "height": height}
        picture = todo.out / f"{number}.jpg"
        await page.screenshot(path=picture, type="jpeg", quality=70, full_page=True, clip=clip, scale="css")


if __name__ == "__main__":
    asyncio.run(main(told()))
