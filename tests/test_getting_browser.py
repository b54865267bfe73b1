"""`auditor doctor --install`: what it runs, shown and in order, where Playwright cannot download."""

import io
import shutil
import sys
from pathlib import Path

import pytest
from rich.console import Console

from auditor.cli.getting import MANAGERS, get_browser
from auditor.errors import BrowserMissing

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the programs below are shell scripts")


def machine(folder: Path, monkeypatch: pytest.MonkeyPatch, manager: str, script: str) -> Path:
    """A machine with this package manager alone, on which Playwright can download nothing."""
    programs = folder / "bin"
    programs.mkdir()
    (programs / "sh").symlink_to(str(shutil.which("sh")))
    (programs / "sudo").write_text('#!/bin/sh\nexec "$@"\n')
    (programs / manager).write_text(f'#!/bin/sh\necho "$@" >> {folder}/asked\n{script}\n')
    for program in ("sudo", manager):
        (programs / program).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", "http://127.0.0.1:9")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(folder / "browsers"))
    return programs


def said_while_getting() -> tuple[list[str], bool]:
    """The commands that were shown, and whether a browser was got."""
    said = io.StringIO()
    try:
        get_browser(Console(file=said, width=1000))
    except BrowserMissing:
        got = False
    else:
        got = True
    shown = [line.removeprefix("$ ").removeprefix("sudo ") for line in said.getvalue().splitlines() if line[:1] == "$"]
    return shown, got


@pytest.mark.parametrize("manager", sorted(set(MANAGERS) - {"winget"}))
def test_package_manager_gets_what_playwright_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, manager: str
) -> None:
    programs = tmp_path / "bin"
    browser = f"{programs}/chromium-headless-shell"
    make = f"printf '#!{programs}/sh\\necho Chromium 1.2.3' > {browser}"
    script = f'case "$*" in *chromium*) {make}; {shutil.which("chmod")} 755 {browser};; esac'
    machine(tmp_path, monkeypatch, manager, script)
    shown, got = said_while_getting()
    assert got
    assert "-m playwright install" in shown[0]
    assert ("--with-deps" in shown[0]) == (manager == "apt-get")
    assert shown[1].startswith(f"{manager} ")
    assert "chromium" in shown[-1]
    assert Path(browser).exists()
    assert shown[-1].removeprefix(f"{manager} ") in (tmp_path / "asked").read_text()


def test_every_way_is_tried_and_told_when_all_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine(tmp_path, monkeypatch, "apt-get", "echo 'E: Unable to locate package'; exit 100")
    said = io.StringIO()
    with pytest.raises(BrowserMissing, match="No browser could be installed; 4 commands were tried") as missing:
        get_browser(Console(file=said, width=1000))
    assert "by hand" in missing.value.mend
    assert said.getvalue().count("E: Unable to locate package") >= 3
    assert "chromium-browser" in said.getvalue()
