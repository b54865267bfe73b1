"""Finding a browser: real files in folders of their own."""

import os
import stat
from pathlib import Path

import pytest

from auditor.engines.find import _revision, as_root, candidates, find_browser, playwright_folder, version
from auditor.errors import BrowserMissing, UsageError


def program(path: Path, says: str = "") -> Path:
    """A small program at this place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def machine(tmp_path: Path, *on_path: str) -> dict[str, str]:
    """The environment of a machine that has these programs on its PATH, and a system where nothing else is."""
    for name in on_path:
        program(tmp_path / "bin" / name)
    return {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path / "home")}


def downloaded(environ: dict[str, str], browser: str, inside: str) -> Path:
    """A browser that Playwright downloaded, of the revision that this Playwright wants."""
    folder = playwright_folder(environ, "nowhere") / f"{browser.replace('-', '_')}-{_revision(browser)}"
    place = program(folder / inside)
    (folder / "INSTALLATION_COMPLETE").touch()
    return place


def test_browser_asked_for_comes_first(tmp_path: Path) -> None:
    environ = machine(tmp_path, "chromium")
    asked = program(tmp_path / "mine" / "chrome")
    found = find_browser(str(asked), environ={**environ, "AUDITOR_BROWSER": "/nowhere"}, system="nowhere")
    assert (found.path, found.name, found.source) == (str(asked), "Google Chrome", "--browser")


def test_browser_of_the_environment_comes_second(tmp_path: Path) -> None:
    asked = program(tmp_path / "mine" / "chrome-headless-shell")
    environ = {**machine(tmp_path, "chromium"), "AUDITOR_BROWSER": str(asked)}
    found = find_browser(environ=environ, system="nowhere")
    assert (found.path, found.headless_shell, found.source) == (str(asked), True, "AUDITOR_BROWSER")


def test_browser_may_be_asked_for_by_its_name_on_the_path(tmp_path: Path) -> None:
    found = find_browser("chromium", environ=machine(tmp_path, "chromium", "google-chrome"), system="nowhere")
    assert found.path == str(tmp_path / "bin" / "chromium")


@pytest.mark.parametrize("source", ["--browser", "AUDITOR_BROWSER"])
def test_browser_asked_for_must_be_there(tmp_path: Path, source: str) -> None:
    gone = str(tmp_path / "gone")
    environ = {**machine(tmp_path, "chromium"), source: gone}
    with pytest.raises(UsageError, match=f"{source} names “{gone}”, and there is no such program") as wrong:
        find_browser(gone if source == "--browser" else None, environ=environ, system="nowhere")
    assert wrong.value.exit_code == 2


def test_file_that_cannot_be_run_is_no_browser(tmp_path: Path) -> None:
    (tmp_path / "chrome").write_text("no program")
    with pytest.raises(UsageError, match="there is no such program"):
        find_browser(str(tmp_path / "chrome"), environ=machine(tmp_path), system="nowhere")


@pytest.mark.parametrize(
    ("there", "wanted"),
    [
        (("chromium", "google-chrome", "chromium-headless-shell"), "chromium-headless-shell"),
        (("microsoft-edge", "chromium", "google-chrome-stable", "google-chrome"), "google-chrome-stable"),
        (("microsoft-edge", "chromium-browser"), "chromium-browser"),
        (("msedge",), "msedge"),
    ],
)
def test_system_browsers_have_an_order(tmp_path: Path, there: tuple[str, ...], wanted: str) -> None:
    found = find_browser(environ=machine(tmp_path, *there), system="nowhere")
    assert found.path == str(tmp_path / "bin" / wanted)
    assert found.source == "the system"


def test_playwrights_own_comes_before_the_systems(tmp_path: Path) -> None:
    environ = machine(tmp_path, "chromium-headless-shell")
    chrome = downloaded(environ, "chromium", "chrome-linux64/chrome")
    assert find_browser(environ=environ, system="nowhere").path == str(chrome)
    shell = downloaded(environ, "chromium-headless-shell", "chrome-headless-shell-linux64/chrome-headless-shell")
    found = find_browser(environ=environ, system="nowhere")
    assert (found.path, found.headless_shell, found.source) == (str(shell), True, "Playwright's own")


def test_download_that_was_broken_off_does_not_count(tmp_path: Path) -> None:
    environ = machine(tmp_path, "chromium")
    place = downloaded(environ, "chromium", "chrome-linux64/chrome")
    (place.parent.parent / "INSTALLATION_COMPLETE").unlink()
    assert find_browser(environ=environ, system="nowhere").source == "the system"


def test_playwright_folder_can_be_named(tmp_path: Path) -> None:
    environ = {**machine(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "browsers")}
    chrome = downloaded(environ, "chromium", "chrome-mac/Chromium.app/Contents/MacOS/Chromium")
    assert playwright_folder(environ, "darwin") in chrome.parents
    assert find_browser(environ=environ, system="nowhere").path == str(chrome)


def test_windows_keeps_programs_in_its_folders(tmp_path: Path) -> None:
    chrome = program(tmp_path / "Program Files/Google/Chrome/Application/chrome.exe")
    edge = program(tmp_path / "x86/Microsoft/Edge/Application/msedge.exe")
    environ = {
        **machine(tmp_path),
        "ProgramFiles": str(tmp_path / "Program Files"),
        "ProgramFiles(x86)": str(tmp_path / "x86"),
    }
    found = list(candidates(environ, "win32"))
    assert [(one.path, one.name) for one in found] == [(str(chrome), "Google Chrome"), (str(edge), "Microsoft Edge")]


def test_missing_browser_says_where_it_was_looked_for(tmp_path: Path) -> None:
    environ = machine(tmp_path)
    with pytest.raises(BrowserMissing) as missing:
        find_browser(environ=environ, system="nowhere")
    assert missing.value.exit_code == 3
    assert str(tmp_path / "bin") in missing.value.message
    assert str(playwright_folder(environ, "nowhere")) in missing.value.message
    assert "auditor doctor --install" in missing.value.mend


def test_version_is_what_the_program_says(tmp_path: Path) -> None:
    assert version(str(program(tmp_path / "a", "Chromium 156.0.8078.79 built on Debian"))) == "Chromium 156.0.8078.79"
    assert version(str(program(tmp_path / "b", "nothing"))) is None
    assert version(str(tmp_path / "gone")) is None


def test_root_is_known() -> None:
    assert as_root() == (os.name == "posix" and os.uname().sysname == "Linux" and os.geteuid() == 0)


def test_browser_of_this_machine_tells_its_version() -> None:
    found = find_browser()
    assert found.path
    assert (version(found.path) or "").split(".")[0].split()[-1].isdigit()
