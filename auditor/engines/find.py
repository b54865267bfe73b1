"""Finds a browser on this machine."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

import playwright

from auditor.errors import BrowserMissing, UsageError

VARIABLE = "AUDITOR_BROWSER"
# Words that name a Chromium without windows: half the processes, half the memory.
SHELL_NAMES = ("headless-shell", "headless_shell")
ON_PATH = (
    ("Chromium headless shell", ("chromium-headless-shell", "chrome-headless-shell", "headless_shell")),
    ("Google Chrome", ("google-chrome-stable", "google-chrome", "chrome")),
    ("Chromium", ("chromium", "chromium-browser")),
    ("Microsoft Edge", ("microsoft-edge-stable", "microsoft-edge", "msedge")),
)
IN_PLACES = {
    "linux": (
        ("Chromium headless shell", "/usr/lib64/chromium-browser/headless_shell"),
        ("Chromium headless shell", "/usr/lib/chromium/chromium-headless-shell"),
        ("Google Chrome", "/opt/google/chrome/chrome"),
        ("Chromium", "/snap/bin/chromium"),
        ("Microsoft Edge", "/opt/microsoft/msedge/msedge"),
    ),
    "darwin": (
        ("Google Chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("Google Chrome", "{HOME}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("Chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium"),
        ("Microsoft Edge", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
    ),
    "win32": (
        ("Google Chrome", "{PROGRAMFILES}/Google/Chrome/Application/chrome.exe"),
        ("Google Chrome", "{PROGRAMFILES(X86)}/Google/Chrome/Application/chrome.exe"),
        ("Google Chrome", "{LOCALAPPDATA}/Google/Chrome/Application/chrome.exe"),
        ("Chromium", "{LOCALAPPDATA}/Chromium/Application/chrome.exe"),
        ("Microsoft Edge", "{PROGRAMFILES(X86)}/Microsoft/Edge/Application/msedge.exe"),
        ("Microsoft Edge", "{PROGRAMFILES}/Microsoft/Edge/Application/msedge.exe"),
    ),
}
PLAYWRIGHT_CACHE = {
    "linux": "{XDG_CACHE_HOME}/ms-playwright",
    "darwin": "{HOME}/Library/Caches/ms-playwright",
    "win32": "{LOCALAPPDATA}/ms-playwright",
}
IN_PLAYWRIGHT_FOLDER = (
    "*/chrome-headless-shell",
    "*/chrome-headless-shell.exe",
    "*/headless_shell",
    "*/headless_shell.exe",
    "*/chrome",
    "*/chrome.exe",
    "*/*.app/Contents/MacOS/*",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A browser: its program, what it is called, whether it is without windows, and who named it."""

    path: str | None
    name: str
    headless_shell: bool
    source: str  # such as `--browser`, `Playwright's own`, `the system`


def find_browser(
    explicit: str | None = None, *, environ: Mapping[str, str] = os.environ, system: str = sys.platform
) -> Found:
    """The browser to use. Raises UsageError where the one asked for is not there, BrowserMissing where none is."""
    if explicit:
        return _asked_for(explicit, "--browser", environ)
    if environ.get(VARIABLE):
        return _asked_for(environ[VARIABLE], VARIABLE, environ)
    found = next(candidates(environ, system), None)
    if found is None:
        raise BrowserMissing(
            f"No browser was found: neither Playwright's own in {playwright_folder(environ, system)}, nor a Chromium, "
            f"Chrome or Edge on the PATH ({environ.get('PATH', '')}) or where this system keeps programs.",
            "Run `auditor doctor --install` to get one, or name one with --browser PATH.",
        )
    return found


def find_visible(
    explicit: str | None = None, *, environ: Mapping[str, str] = os.environ, system: str = sys.platform
) -> Found:
    """A browser that can open a window. Raises as `find_browser` does."""
    if explicit or environ.get(VARIABLE):
        found = find_browser(explicit, environ=environ, system=system)
        if not found.headless_shell:
            return found
        if explicit:
            raise BrowserMissing(f"{found.path} has no windows.", "Name a Chromium, Chrome or Edge that has.")
    found_here = next((one for one in candidates(environ, system) if not one.headless_shell), None)
    if found_here is None:
        raise BrowserMissing(
            "No browser that can open a window was found.",
            "Run `auditor doctor --install --visible` to get one, or name one with --browser PATH.",
        )
    return found_here


def candidates(environ: Mapping[str, str] = os.environ, system: str = sys.platform) -> Iterator[Found]:
    """All browsers that are there, the preferred one first: Playwright's own, then the system's."""
    yield from _playwrights_own(environ, system)
    systems = list(_on_system(environ, system))
    yield from sorted(systems, key=lambda found: not found.headless_shell)


def as_root() -> bool:
    """Whether this is root on Linux, where Chromium does not start with its sandbox."""
    return sys.platform.startswith("linux") and os.geteuid() == 0


def version(path: str) -> str | None:
    """What the browser says of its version, such as `Chromium 156.0.8078.79`; None where it does not say."""
    if sys.platform == "win32":  # there, --version would open a window
        beside = [entry.name for entry in Path(path).parent.iterdir() if re.fullmatch(r"[\d.]+", entry.name)]
        return max(beside, default=None)
    try:
        said = subprocess.run(  # noqa: S603 - the browser that is about to be used anyway
            [path, "--version"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(r"^.*?\d+\.[\d.]+", said.stdout.strip())
    return match[0] if match else None


def playwright_folder(environ: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """Where Playwright keeps the browsers that it has downloaded."""
    named = environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if named == "0":
        return _driver() / ".local-browsers"
    if named:
        return Path(named)
    home = environ.get("HOME") or environ.get("USERPROFILE") or str(Path.home())
    usual = {"XDG_CACHE_HOME": f"{home}/.cache", "LOCALAPPDATA": f"{home}/AppData/Local", "HOME": home}
    pattern = PLAYWRIGHT_CACHE.get(system, PLAYWRIGHT_CACHE["linux"])
    return Path(pattern.format_map({**usual, **{name: value for name, value in environ.items() if value}}))


def _asked_for(named: str, source: str, environ: Mapping[str, str]) -> Found:
    path = shutil.which(str(Path(named).expanduser()), path=environ.get("PATH", ""))
    if path is None:
        mend = "Give the whole path of a Chromium, Chrome or Edge, or leave it out: one is looked for."
        raise UsageError(f"{source} names “{named}”, and there is no such program.", mend)
    return Found(str(Path(path).absolute()), _name(path), _is_shell(path), source)


def _playwrights_own(environ: Mapping[str, str], system: str) -> Iterator[Found]:
    folder = playwright_folder(environ, system)
    for browser in ("chromium-headless-shell", "chromium"):
        home = folder / f"{browser.replace('-', '_')}-{_revision(browser)}"
        # Playwright writes this file last: without it the download was broken off.
        if not (home / "INSTALLATION_COMPLETE").exists():
            continue
        programs = (path for pattern in IN_PLAYWRIGHT_FOLDER for path in sorted(home.glob(pattern)))
        for program in programs:
            if _is_program(program):
                yield Found(str(program), _name(str(program)), _is_shell(str(program)), "Playwright's own")
                break


def _driver() -> Path:
    return Path(playwright.__file__).parent / "driver" / "package"


def _revision(browser: str) -> str:
    listed = json.loads((_driver() / "browsers.json").read_text(encoding="utf-8"))["browsers"]
    return next((str(entry["revision"]) for entry in listed if entry["name"] == browser), "")


def _on_system(environ: Mapping[str, str], system: str) -> Iterator[Found]:
    for name, programs in ON_PATH:
        for program in programs:
            if path := shutil.which(program, path=environ.get("PATH", "")):
                yield Found(path, name, _is_shell(path), "the system")
    places = {**environ, "HOME": environ.get("HOME", "")}
    for name, pattern in IN_PLACES.get(system, ()):
        try:
            place = Path(pattern.format_map({key.upper(): value for key, value in places.items()}))
        except KeyError:  # this Windows has no such folder
            continue
        if _is_program(place):
            yield Found(str(place), name, _is_shell(str(place)), "the system")


def _is_program(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def _is_shell(path: str) -> bool:
    return any(word in PureWindowsPath(path).name for word in SHELL_NAMES)


def _name(path: str) -> str:
    own = PureWindowsPath(path).name.lower()
    if _is_shell(path):
        return "Chromium headless shell"
    if "edge" in own:
        return "Microsoft Edge"
    return "Google Chrome" if "chrome" in own and "chromium" not in own else "Chromium"
