"""The peers of `peers.py`: installs them, and says how each is told what to look at. All get the same addresses."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PACKAGES = {"pa11y-ci": ("pa11y-ci",), "unlighthouse": ("@unlighthouse/cli", "puppeteer")}
NO_DOWNLOAD = {"PUPPETEER_SKIP_DOWNLOAD": "1", "PUPPETEER_SKIP_CHROMIUM_DOWNLOAD": "1"}
FLAGS = ("--no-sandbox",)  # as root, Chromium does not start with it
FULL, SHELL = ("chromium", "chromium-browser", "google-chrome"), ("chromium-headless-shell",)


@dataclass(frozen=True, slots=True)
class Browsers:
    """The same installed browser in its two builds."""

    full: str
    shell: str


def browsers() -> Browsers:
    """Raises SystemExit where one is missing."""
    found = [next((path for name in names if (path := shutil.which(name))), None) for names in (FULL, SHELL)]
    if not all(found):
        raise SystemExit(
            f"The comparison takes one of {', '.join(FULL)} and {SHELL[0]}; install both, then run it again."
        )
    return Browsers(str(found[0]), str(found[1]))


def installed(cache: Path) -> dict[str, str]:
    """Install the peers by npm into this folder, where they are missing; returns their versions."""
    for name, packages in PACKAGES.items():
        home = cache / name
        if not (home / "node_modules" / ".bin" / _program(name)).exists():
            home.mkdir(parents=True, exist_ok=True)
            home.joinpath("package.json").write_text('{"private": true}', "utf-8")
            command = ["npm", "install", "--no-audit", "--no-fund", *packages]
            subprocess.run(command, cwd=home, env={**os.environ, **NO_DOWNLOAD}, check=True)
    wanted = [
        ("pa11y-ci", "pa11y-ci"), ("pa11y-ci", "pa11y"), ("pa11y-ci", "axe-core"), ("pa11y-ci", "puppeteer"),
        ("unlighthouse", "@unlighthouse/core"), ("unlighthouse", "lighthouse"), ("unlighthouse", "axe-core"),
    ]  # fmt: skip
    return {
        package if package != "axe-core" else f"axe-core of {name}": json.loads(
            (cache / name / "node_modules" / package / "package.json").read_text("utf-8")
        )["version"]
        for name, package in wanted
    }


def _program(name: str) -> str:
    return {"pa11y-ci": "pa11y-ci", "unlighthouse": "unlighthouse-ci"}[name]


def pa11y(cache: Path, folder: Path, pages: Sequence[str], browser: str, concurrency: int | None) -> list[str]:
    """pa11y-ci with its axe runner. Without `concurrency` all is as it comes, but for the browser's place."""
    shell = "headless-shell" in browser
    launch = {"executablePath": browser, "args": list(FLAGS), **({"headless": "shell"} if shell else {})}
    defaults = {
        "runners": ["axe"], "timeout": 60_000, "chromeLaunchConfig": launch,
        # With contexts of their own its pages fail in the shell, several at once: “No target found for targetId”.
        **({"concurrency": concurrency, "useIncognitoBrowserContext": False} if concurrency else {}),
    }  # fmt: skip
    config = folder / "pa11yci.json"
    config.write_text(json.dumps({"defaults": defaults, "urls": list(pages)}), "utf-8")
    return [str(cache / "pa11y-ci" / "node_modules" / ".bin" / "pa11y-ci"), "--json", "--config", str(config)]


def unlighthouse(cache: Path, folder: Path, site: str, pages: Sequence[str], browser: str) -> list[str]:
    """unlighthouse-ci as it comes, with the addresses given instead of looked for."""
    told = {
        "site": site,
        "urls": list(pages),
        "outputPath": str(folder / "unlighthouse"),
        "cache": False,
        "scanner": {
            "crawler": False,
            "sitemap": False,
            "robotsTxt": False,
            "dynamicSampling": False,
            "maxRoutes": 10_000,
        },
        "chrome": {"useSystem": False, "useDownloadFallback": False},
        "puppeteerOptions": {"executablePath": browser, "args": list(FLAGS)},
    }
    config = folder / "unlighthouse.config.mjs"
    config.write_text(f"export default {json.dumps(told)};\n", "utf-8")
    program = cache / "unlighthouse" / "node_modules" / ".bin" / "unlighthouse-ci"
    return [str(program), "--config-file", str(config), "--root", str(folder), "--site", site]


def looked_at(name: str, printed: str, folder: Path) -> int:
    """How many pages a peer says that it looked at."""
    if name.startswith("pa11y"):
        told = json.loads(printed[printed.index("{") :])
        failed = sum(
            any("message" in one and "code" not in one for one in found) for found in told.get("results", {}).values()
        )
        return int(told["total"]) - failed
    return len(list((folder / "unlighthouse").rglob("lighthouse.json")))
