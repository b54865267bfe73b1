"""The JavaScript that the engine puts into pages, read once."""

import json
import secrets
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

PACKAGES = {"accesslint": "@accesslint/core"}
BUNDLED = files("auditor.engines") / "bundled"
_ASKED = f"e{secrets.token_hex(16)}"  # the name of an event between our scripts, which no page can know


@cache
def bundled(name: str) -> str:
    """A script of the bundle by its file's name, such as `axe.js`."""
    return (BUNDLED / name).read_text(encoding="utf-8")


@cache
def own(name: str) -> str:
    """A script of ours beside this file."""
    return (files("auditor.engines") / name).read_text(encoding="utf-8")


@cache
def helpers() -> str:
    """An expression that yields the helpers of page.js, with aria-api kept from the page's own module loaders."""
    aria = f"(function (globalThis, define, module, exports) {{ {bundled('aria.js')}\nreturn globalThis.aria; }})({{}})"
    return f"({own('page.js')})({aria})"


@cache
def watch() -> str:
    """What is put into every document before its own scripts: web-vitals and the watch on the view's changes."""
    layers = f"{own('layers.js').rstrip()}({json.dumps(_ASKED)});"
    parts = (bundled("web-vitals.js"), *map(own, ("changes.js", "answers.js", "watch.js")), layers)
    return "if (window === window.top) {" + "\n".join(parts) + "}"


@cache
def lean(libraries: tuple[str, ...]) -> str:
    """What is put there in the place of `watch` where nothing is timed: when it is at rest, our helpers, libraries.

    A library that comes with the document costs less than half of one that is sent to it.
    """
    parts = (own("watch.js"), f"globalThis.auditor = {helpers()};", *map(library, libraries))
    return "if (window === window.top) {" + "\n".join(parts) + "}"


@cache
def asks() -> str:
    """What is put into the page's own world, to hear when it asks for a permission."""
    return f"{own('asks.js').rstrip()}({json.dumps(_ASKED)});"


@cache
def large_text(scale: float, *, spacing: bool) -> str:
    """What is put into every document to make its text larger, and its spacing wider."""
    return f"({own('large_text.js')})({json.dumps({'scale': scale, 'spacing': spacing})});"


@cache
def library(name: str) -> str:
    """A script that puts a bundled library into the world that it runs in."""
    return f"if ({absent(name)}) {{ {bundled(name + '.js')}\n}}"


def absent(name: str) -> str:
    """An expression: whether a global of ours is not there yet. An element of the page with that id is not it."""
    told = json.dumps(name)
    return f"!(Object.hasOwn(globalThis, {told}) && globalThis[{told}])"


def checker_versions(checkers: Iterable[str]) -> dict[str, str]:
    """The versions of these checkers; their packages have names of their own."""
    return {name: versions()[PACKAGES.get(name, name)] for name in checkers}


@cache
def versions() -> dict[str, str]:
    """The npm packages in the bundle and their versions."""
    versions: dict[str, str] = json.loads(bundled("versions.json"))
    return versions
