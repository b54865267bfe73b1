"""The pages that the benchmark visits: Python's documentation from Debian, served on a free loopback port."""

import random
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PACKAGE = "python3.11-doc"
FOLDER = Path("/usr/share/doc") / PACKAGE / "html"
SEED = 2026  # of the choice of pages; any other is as good
INDEX = "contents.html"  # the whole table of contents; index.html links to its chapters alone


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """What is printed is the benchmark's own."""


class Server(ThreadingHTTPServer):
    """Browsers hang up when they like to."""

    def handle_error(self, *_: object) -> None:
        """What is printed is the benchmark's own."""


@contextmanager
def served() -> Iterator[str]:
    """The service's address, for as long as it runs."""
    with Server(("127.0.0.1", 0), partial(Quiet, directory=str(installed()))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def chosen(count: int, seed: int) -> list[str]:
    """So many pages of the index's links, always the same ones for a seed; links to what is not there are left out."""
    text = (installed() / INDEX).read_text(encoding="utf-8")
    links = sorted({link for link in re.findall(r'href="([^"#:]+\.html)', text) if (FOLDER / link).is_file()})
    return random.Random(seed).sample(links, count)


def installed() -> Path:
    """The documentation's folder; it is installed where it is missing."""
    if not (FOLDER / INDEX).is_file():
        _install()
    return FOLDER


def _install() -> None:
    apt = shutil.which("apt-get")
    if not apt:
        raise SystemExit(f"The benchmark visits Debian's {PACKAGE}, and there is no apt-get here to install it.")
    for command in ([apt, "update", "-qq"], [apt, "install", "-y", "-qq", "--no-install-recommends", PACKAGE]):
        if subprocess.run(command, check=False).returncode:
            raise SystemExit(f"`{' '.join(command)}` failed. Install {PACKAGE} as root, then run the benchmark again.")
    if not (FOLDER / INDEX).is_file():
        raise SystemExit(
            f"{PACKAGE} is installed, but {FOLDER / INDEX} is missing: dpkg may be told to leave out docs."
        )
