"""What is built and installed: a wheel that holds all that the tool needs, nothing else, and runs by itself."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from service import Service

ROOT = Path(__file__).parents[1]
FOLDERS = {
    "auditor": "auditor",
    "rules": "auditor/rules",
    "reports": "auditor/reports",
}  # in the checkout → in the wheel
SCRIPTS = ("AccessLint", "aria", "autoconsent", "axe", "web-vitals")
BUNDLED = {f"{script}.{kind}" for script in SCRIPTS for kind in ("js", "LICENSE")}
TABLES = {"autoconsent-rules.json", "third-parties.json", "third-parties.LICENSE"}
DESCRIBED = TABLES | {"accesslint-rules.json", "axe-rules.json", "versions.json", "package-lock.json"}
BODY = "<main><h1>Opening hours</h1><p>The halls are open every day from eight in the morning until ten.</p></main>"


def test_every_folder_of_modules_is_packaged() -> None:
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    holding = {in_wheel(str(file.parent.relative_to(ROOT))) for name in FOLDERS for file in modules(name)}
    missing = {folder.replace("/", ".") for folder in holding} - set(packages)
    assert not missing, f"Write into [tool.setuptools] packages in pyproject.toml: {sorted(missing)}"


def modules(name: str) -> Iterator[Path]:
    return (ROOT / name).rglob("__init__.py")


def in_wheel(path: str) -> str:
    """Where a path of the checkout lies in the wheel."""
    first, slash, rest = path.partition("/")
    return FOLDERS[first] + slash + rest


def test_lock_file_holds_no_download_addresses() -> None:
    assert "resolved" not in (text := (ROOT / "package-lock.json").read_text())
    assert "://" not in text
    assert all("integrity" in one for name, one in json.loads(text)["packages"].items() if name)


def test_every_module_that_is_imported_comes_with_what_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["spelling"]]
    declared = {re.split(r"[<>=~!\[; ]", line)[0].lower() for line in lines}
    declared |= {"pydantic_core", "markupsafe", "httpcore", "certifi"}  # parts of pydantic, of jinja2 and of httpx
    brings = packages_distributions()
    foreign = imported() - set(sys.stdlib_module_names) - set(FOLDERS)
    missing = {name for name in foreign if not {one.lower() for one in brings.get(name, ())} & declared}
    assert not missing, "Declare them in pyproject.toml: without them, an installed auditor does not start."


def imported() -> set[str]:
    """The first names of all modules that the package imports."""
    names: set[str] = set()
    for folder in FOLDERS:
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    names |= {one.name.partition(".")[0] for one in node.names}
                elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                    names.add(node.module.partition(".")[0])
    return names


@pytest.fixture(scope="module")
def own_files() -> set[str]:
    """What is in the checkout, save what git ignores."""
    listing = subprocess.check_output(["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, text=True)
    return {name for name in listing.split("\0") if name and (ROOT / name).is_file()}


@pytest.fixture(scope="module")
def wheel(own_files: set[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: the checkout's own bundled scripts stay out of it, so they are fetched anew."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in own_files:
        (folder / "copy" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / "copy" / name)
    pip("wheel", str(folder / "copy"), "--wheel-dir", str(folder))
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    target = wheel.parent / "installed"
    pip("install", str(wheel), "--target", str(target))
    return target


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments, "--no-deps", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr


def python(installed: Path, folder: Path, *arguments: str) -> str:
    """Output of Python with the installed tool. Without -S, an editable install would lend it what it lacks."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(installed), sysconfig.get_path("purelib")])}
    command = [sys.executable, "-S", *arguments]
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_wheel_holds_what_the_tool_needs_and_nothing_else(wheel: Path, own_files: set[str]) -> None:
    expected = {f"auditor/engines/bundled/{name}" for name in BUNDLED | DESCRIBED}
    expected |= {in_wheel(name) for name in own_files if name.partition("/")[0] in FOLDERS}
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        told = {name.partition(".dist-info/")[2] for name in archive.namelist()}
    assert expected - held == set(), "needed, and not in the wheel"
    assert held - expected == set(), "in the wheel, and not needed"
    assert {"licenses/LICENSE", "licenses/NOTICE", "entry_points.txt"} <= told


def test_installed_wheel_runs_outside_the_checkout(installed: Path, tmp_path: Path, service: Service) -> None:
    script = "import auditor, auditor.rules, auditor.reports as r; print(auditor.__file__, r.__file__)"
    places = python(installed, tmp_path, "-c", script).split()
    assert all(Path(place).is_relative_to(installed) for place in places)

    listed = python(installed, tmp_path, "-m", "auditor", "rules")
    assert "axe-color-contrast" in listed
    own = [file for file in (ROOT / "rules").glob("*/[!_]*.py") if file.stem not in ("axe", "accesslint")]
    assert all(file.stem.replace("_", "-") in listed for file in own)

    address = service.page("/hours", BODY, title="Opening hours")
    said = python(installed, tmp_path, "-m", "auditor", "check", address, "--out", "run")
    assert "3 of 3 personas get through" in said
    audit = json.loads((tmp_path / "run" / "audit.json").read_text())
    assert {walk["outcome"] for walk in audit["walks"]} == {"completed"}
    assert audit["walks"][0]["visits"][0]["missing"] == {}
    assert "<h1" in (tmp_path / "run" / "report.html").read_text()


@pytest.mark.long
def test_installed_wheel_audits_the_demo(installed: Path, tmp_path: Path) -> None:
    python(installed, tmp_path, "-m", "auditor", "demo", "--mended", "--out", "run")
    audit = json.loads((tmp_path / "run" / "audit.json").read_text())
    assert {walk["outcome"] for walk in audit["walks"]} == {"completed"}
    assert audit["broken_rules"] == {}
