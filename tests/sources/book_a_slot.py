import re

from playwright.sync_api import Playwright, expect, sync_playwright


def run(playwright: Playwright) -> None:
    browser = playwright.chromium.launch(headless=False)
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fi-FI", storage_state="auth.json")
    page = context.new_page()
    page.goto("http://127.0.0.1:8000/")
    page.get_by_role("link", name="Varaa vuoro", exact=True).click()
    expect(page).to_have_url(re.compile(r".*/haku"))
    page.get_by_label("Laji").select_option("Sulkapallo")
    page.get_by_role("button", name="Hae vuorot").click()
    expect(page.get_by_role("heading", name="Löytyi 3 hallia")).to_be_visible()
    page.get_by_role("link", name="Jokirannan liikuntahalli").click()
    page.get_by_label("Montako pelaajaa tulee").select_option("4")
    page.get_by_text("18.00–19.00", exact=True).click()
    expect(page.get_by_text("Valittu aika: 18.00–19.00")).to_be_visible()
    page.get_by_role("button", name="Jatka tietoihin").click()
    page.locator("#nimi").click()
    page.locator("#nimi").fill("Maija Meikäläinen")
    page.locator("#nimi").press("Tab")
    page.locator("#sahkoposti").fill("maija@esimerkki.example")
    page.locator("#puhelin").fill("040 555 0123")
    expect(page.get_by_role("heading")).to_contain_text("Omat tiedot")
    page.evaluate("window.scrollTo(0, 0)")

    # ---------------------
    context.close()
    browser.close()


with sync_playwright() as playwright:
    run(playwright)
