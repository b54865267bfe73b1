"""Everything that Playwright's code generator writes, and some of what people add."""

import os
import re
import time

from playwright.async_api import Page, expect

USER = "maija@esimerkki.example"


async def sign_in(page: Page, user: str) -> None:
    await page.goto("https://service.example/sign-in")
    await page.get_by_label("User").fill(user)
    await page.get_by_label("Password").click()
    await page.get_by_label("Password").fill("hunter2")
    await page.get_by_role("button", name="Sign in").click()


async def test_apply_for_a_licence(page: Page) -> None:
    await sign_in(page, USER)
    await expect(page).to_have_url("https://service.example/home?from=sign-in")
    await page.get_by_role("link", name="Apply").first.click()
    await expect(page.get_by_role("heading", name="Apply for a licence")).to_be_visible()
    await page.get_by_placeholder("Name").fill(f"Maija {'M'}")
    await page.get_by_label("Code").fill(os.environ["TEST_PIC"])
    await page.get_by_alt_text("A map").dblclick()
    await page.get_by_title("Help").hover()
    await page.get_by_test_id("terms").check()
    await page.get_by_test_id("news").uncheck()
    await page.get_by_role("row", name="Monday").get_by_role("button").nth(2).click()
    await page.get_by_role("listitem").filter(has_text="Helsinki").get_by_role("button", name="Choose").click()
    await page.locator("div.card").filter(has_text=re.compile(r"^Gold$")).click()
    await page.locator("#list li").last.click()
    await page.get_by_role("row").last.click()
    await page.locator("xpath=//table/tr[2]").click()
    await page.locator("text=Read more").click()
    await page.locator("article").locator("a").click()
    await page.locator("li", has=page.get_by_text("New", exact=True)).click()
    await page.frame_locator("#pay").get_by_label("Card number").fill("4000 0000 0000 0002")
    await page.locator("#outer").content_frame.locator("#inner").content_frame.get_by_role("button", name="Pay").click()
    await page.get_by_role("button", name=re.compile("next", re.IGNORECASE)).click()
    await page.get_by_role("button", name=re.compile(r"(a|b)+")).click()
    await page.get_by_role("checkbox", name="All", checked=True).click()
    await page.get_by_label("Country").select_option(label="Finland")
    await page.get_by_label("Photo").set_input_files("me.jpg")
    await page.get_by_text("Card A").drag_to(page.get_by_text("Done"))
    await page.get_by_label("Search").press("Enter")
    await page.keyboard.press("Escape")
    await page.mouse.move(3, 4)
    await page.get_by_text("Menu").click(button="right")
    page.once("dialog", lambda dialog: dialog.accept("Maija"))
    await page.get_by_role("button", name="Rename").click()
    async with page.expect_popup() as page1_info:
        await page.get_by_role("link", name="Terms").click()
    page1 = await page1_info.value
    await expect(page1.get_by_role("heading")).to_have_text("Terms of use")
    await page1.close()
    async with page.expect_download() as download_info:
        await page.get_by_role("link", name="Receipt").click()
    download = await download_info.value
    await page.wait_for_timeout(1500)
    time.sleep(2)
    await page.wait_for_load_state("networkidle")
    await page.wait_for_selector(".done")
    await page.go_back()
    await page.reload()
    await page.wait_for_url("**/done")
    await expect(page.locator("#sum")).to_contain_text("12,34 €")
    await expect(page.get_by_text("Error")).to_be_hidden()
    await expect(page).to_have_title(re.compile("Done"))
    await expect(page.get_by_role("row")).to_have_count(3)
    await expect(page.get_by_label("Name")).to_have_value("Maija")
    assert "Done" in await page.title()
    if await page.get_by_text("Cookies").is_visible():
        await page.get_by_role("button", name="Accept").click()
    try:
        await page.get_by_role("button", name="Close").click()
    except Exception:
        await page.reload()
    await page.evaluate("localStorage.clear()")
    await page.screenshot(path="shots/end.png")


class TestContact:
    def test_contact_us(self, page: Page) -> None:
        page.goto("https://service.example/contact")
        button = page.get_by_role("button", name="Send")
        page.fill("#message", "Hello ${HOME}")
        page.click("text=Attach")
        button.click()
        expect(page.locator(".thanks")).to_be_visible()
