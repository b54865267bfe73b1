"""Takes apart the expressions of a Playwright script: chains of calls, names with dots."""

import ast
from collections.abc import Sequence

from ._script_values import value_of

Link = tuple[str, list[ast.expr], dict[str, ast.expr]]


def bare(node: ast.expr) -> ast.expr:
    """An expression without `await`."""
    return bare(node.value) if isinstance(node, ast.Await) else node


def taken_apart(node: ast.expr) -> tuple[ast.expr, list[Link]]:
    """`page.get_by_role("row").first` as its root and its links."""
    links: list[Link] = []
    while True:
        node = bare(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            links.append((node.func.attr, node.args, {one.arg: one.value for one in node.keywords if one.arg}))
            node = node.func.value
        elif isinstance(node, ast.Attribute) and path(node) != "self.page":
            links.append((node.attr, [], {}))
            node = node.value
        else:
            return node, links[::-1]


def path(node: ast.expr | None) -> str:
    """A name with dots, such as `self.page`; empty where it is none."""
    if isinstance(node, ast.Name):
        return node.id
    return f"{path(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) and path(node.value) else ""


def first_text(node: ast.expr) -> str:
    """The first argument of a call, where it is a text."""
    value = value_of(node.args[0], {}) if isinstance(node, ast.Call) and node.args else None
    return value if isinstance(value, str) else ""


def drives(nodes: Sequence[ast.AST]) -> bool:
    """Whether anything in here is done to a page."""
    known = {"goto", "click", "fill", "press", "dblclick", "check", "select_option", "set_input_files", "hover", "tap"}
    attributes = (one for node in nodes for one in ast.walk(node) if isinstance(one, ast.Attribute))
    return any(one.attr in known or one.attr.startswith("get_by_") for one in attributes)


def called(body: Sequence[ast.stmt]) -> set[str]:
    """The names of the functions that are called in here."""
    return {
        one.func.id
        for node in body
        for one in ast.walk(node)
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)
    }
