"""Gets a browser onto this machine, by Playwright or by the system's package manager."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence

from rich.console import Console

from auditor.engines.find import as_root, find_browser, find_visible, version
from auditor.engines.visible import display_missing
from auditor.errors import AuditorError, BrowserMissing

from .terminal import say

Command = Sequence[str]
LIMIT_SECONDS = 600  # of one command
SHOWN_LINES = 3  # of what a command that failed has said
CONNECTION_MS = 10_000  # Playwright tries five times, 30 s each, where a network swallows its requests
FONTS = ("fonts-liberation", "fonts-noto-color-emoji")
APT = ("apt-get", "install", "-y", "--no-install-recommends")
WINGET = ("--accept-package-agreements", "--accept-source-agreements", "--disable-interactivity")
# By the manager's program: what prepares it, then ways to get a browser, tried in order until one is there.
MANAGERS: dict[str, tuple[tuple[Command, ...], tuple[Command, ...]]] = {
    "apt-get": (
        (("apt-get", "update"),),
        ((*APT, "chromium-headless-shell", *FONTS), (*APT, "chromium", *FONTS), (*APT, "chromium-browser", *FONTS)),
    ),
    "dnf": (
        (),
        (("dnf", "install", "-y", "chromium-headless", "liberation-fonts"), ("dnf", "install", "-y", "chromium")),
    ),
    "zypper": ((), (("zypper", "--non-interactive", "install", "chromium", "liberation-fonts"),)),
    "pacman": ((), (("pacman", "-S", "--needed", "--noconfirm", "chromium", "ttf-liberation"),)),
    "apk": ((), (("apk", "add", "chromium", "font-liberation"),)),
    "brew": ((), (("brew", "install", "--cask", "chromium"), ("brew", "install", "--cask", "google-chrome"))),
    "winget": (
        (),
        (
            ("winget", "install", "--exact", "--id", "Google.Chrome", *WINGET),
            ("winget", "install", "--exact", "--id", "Hibbiki.Chromium", *WINGET),
        ),
    ),
}
# The same for a browser with a window, and a screen in memory to show it on.
VISIBLE: dict[str, tuple[Command, ...]] = {
    "apt-get": ((*APT, "chromium", "xvfb", *FONTS), (*APT, "chromium-browser", "xvfb", *FONTS)),
    "dnf": (("dnf", "install", "-y", "chromium", "xorg-x11-server-Xvfb", "liberation-fonts"),),
    "zypper": (("zypper", "--non-interactive", "install", "chromium", "xorg-x11-server-Xvfb", "liberation-fonts"),),
    "pacman": (("pacman", "-S", "--needed", "--noconfirm", "chromium", "xorg-server-xvfb", "ttf-liberation"),),
    "apk": (("apk", "add", "chromium", "xvfb", "font-liberation"),),
}


def get_browser(console: Console, *, visible: bool = False) -> None:
    """Try one way after the other, showing each command. Raises BrowserMissing where none led to a browser.

    `visible`: one with a window, and what shows it where there is no screen.
    """
    there = _seen if visible else _there
    tried = []
    for command in _ways(console, visible=visible):
        tried.append(shlex.join(command))
        if _run(console, command) and there():
            return
    raise BrowserMissing(
        f"No browser could be installed; {len(tried)} commands were tried.",
        "Install Chromium, Chrome or Edge by hand, then run `auditor doctor`, or name it with --browser PATH.",
    )


def has_screen() -> bool:
    """Whether a window can be shown, if only on a screen in memory."""
    return not display_missing() or bool(shutil.which("Xvfb"))


def _ways(console: Console, *, visible: bool) -> Iterator[Command]:
    """The commands that lead to a browser, one after the other."""
    if not (visible and _opens_windows()):
        libraries = ("--with-deps",) if _takes_libraries() else ()
        yield (sys.executable, "-m", "playwright", "install", *libraries, "chromium")
    manager = next((name for name in MANAGERS if shutil.which(name)), None)
    if manager is None:
        return
    prepare, ways = MANAGERS[manager]
    ways = VISIBLE.get(manager, ways) if visible else ways
    rights = _rights(manager)
    for command in prepare:
        _run(console, (*rights, *command))
    for command in ways:
        yield (*rights, *command)


def _takes_libraries() -> bool:
    """Whether Playwright can install what the browser needs: on Linux only by apt-get, and only as root."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(shutil.which("apt-get") and (as_root() or shutil.which("sudo")))


def _rights(manager: str) -> Command:
    """What goes before a command that needs root."""
    if not sys.platform.startswith("linux") or as_root() or manager == "brew" or not shutil.which("sudo"):
        return ()
    return ("sudo",)


def _run(console: Console, command: Command) -> bool:
    say(console, ("$ ", "dim"), shlex.join(command))
    environ = {**os.environ, "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": str(CONNECTION_MS)}
    environ["DEBIAN_FRONTEND"] = "noninteractive"
    # A file and not a pipe: what a killed command has started may hold a pipe open for ever.
    with tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(  # noqa: S603 - the commands stand above, and were just shown
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                env=environ,
                timeout=LIMIT_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            say(console, f"  was ended after {LIMIT_SECONDS // 60} minutes.")
            return False
        except OSError as why:
            say(console, f"  could not be run: {why.strerror}.")
            return False
        if done.returncode:
            said.seek(0)
            _tell_failure(console, done.returncode, said.read())
    return done.returncode == 0


def _tell_failure(console: Console, code: int, said: bytes) -> None:
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith(("error", "e:", "failed"))]
    say(console, f"  failed (exit code {code}):")
    for line in dict.fromkeys(errors[:SHOWN_LINES] or lines[-SHOWN_LINES:]):
        say(console, (f"  {line[:200]}", "dim"))


def _seen() -> bool:
    return _opens_windows() and has_screen()


def _opens_windows() -> bool:
    try:
        return bool(find_visible().path)
    except AuditorError:
        return False


def _there() -> bool:
    try:
        found = find_browser()
    except AuditorError:
        return False
    return bool(found.path and version(found.path))
