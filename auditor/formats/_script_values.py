"""What the expressions of a script come to, as far as they can be told without running it."""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PLAIN_PATTERN = re.compile(r"[\w\s,;:'\"%&@=!<>/~#°§€£-]*")
ANYTHING = re.compile(r"\.\*\??|\.\+\??")


@dataclass(frozen=True, slots=True)
class Unknown:
    """Only a run of the script would tell."""


@dataclass(frozen=True, slots=True)
class Environment:
    """What an environment variable holds."""

    name: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression."""

    text: str

    @property
    def plain(self) -> str | None:
        """The text that it looks for, where it is nothing but a text."""
        text = self.text.removeprefix("^").removesuffix("$")
        bare = re.sub(r"\\([^\w\s]|\s)", r"\1", text)
        return bare if PLAIN_PATTERN.fullmatch(re.sub(r"\\[^\w\s]", "", text)) and bare.strip() else None

    @property
    def glob(self) -> str | None:
        """The same as a glob over a whole address, where it can be written as one."""
        parts = [Pattern(part).plain or ("" if not part else None) for part in ANYTHING.split(_unanchored(self.text))]
        if None in parts:
            return None
        begin = "" if self.text.startswith("^") else "**"
        end = "" if self.text.endswith("$") else "**"
        return re.sub(r"\*{3,}", "**", begin + "**".join(part or "" for part in parts) + end)


UNKNOWN = Unknown()


def value_of(node: ast.expr | None, known: Mapping[str, Any]) -> Any:
    """The value of an expression: a text, a number, a list, a pattern, an environment variable, or UNKNOWN."""
    match node:
        case None:
            return None
        case ast.Constant():
            return node.value
        case ast.Name():
            return known.get(node.id, UNKNOWN)
        case ast.List() | ast.Tuple():
            return [value_of(one, known) for one in node.elts]
        case ast.Dict():
            keys = [value_of(key, known) if key else None for key in node.keys]
            return {
                key: value_of(one, known) for key, one in zip(keys, node.values, strict=True) if isinstance(key, str)
            }
        case ast.JoinedStr():
            parts = [value_of(one.value if isinstance(one, ast.FormattedValue) else one, known) for one in node.values]
            return "".join(map(str, parts)) if all(isinstance(part, str | int) for part in parts) else UNKNOWN
        case ast.BinOp(op=ast.Add()):
            left, right = value_of(node.left, known), value_of(node.right, known)
            return left + right if isinstance(left, str) and isinstance(right, str) else UNKNOWN
        case ast.UnaryOp(op=ast.USub()):
            inner = value_of(node.operand, known)
            return -inner if isinstance(inner, int | float) else UNKNOWN
        case ast.Subscript(value=ast.Attribute(attr="environ")):
            return _environment(node.slice)
        case ast.Call():
            return _called(node, known)
    return UNKNOWN


def _called(node: ast.Call, known: Mapping[str, Any]) -> Any:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    first = node.args[0] if node.args else None
    if name == "compile":
        text = value_of(first, known)
        return Pattern(text) if isinstance(text, str) else UNKNOWN
    if name == "getenv" or (name == "get" and isinstance(node.func, ast.Attribute) and _is_environ(node.func.value)):
        return _environment(first)
    if name in ("Path", "str") and len(node.args) == 1:
        return value_of(first, known)
    return UNKNOWN


def _is_environ(node: ast.expr) -> bool:
    return getattr(node, "attr", getattr(node, "id", "")) == "environ"


def _environment(node: ast.expr | None) -> Any:
    named = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    return Environment(named) if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", named) else UNKNOWN


def _unanchored(text: str) -> str:
    return text.removeprefix("^").removesuffix("$")
