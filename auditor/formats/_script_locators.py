"""Turns the locators of a Playwright script into targets of a plan."""

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from auditor.model import Target

from ._script_values import UNKNOWN, Pattern, value_of

KINDS = {
    "get_by_label": "label",
    "get_by_text": "text",
    "get_by_placeholder": "placeholder",
    "get_by_alt_text": "alt",
    "get_by_title": "title",
    "get_by_test_id": "testid",
}
ENGINES = re.compile(r"(css|text|xpath|id|data-testid|data-test-id|data-test|role)=(.*)", re.DOTALL)


class NoTarget(Exception):
    """This locator cannot be written in a plan; the message says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page, a frame on it (`target` None), or something there."""

    page: str
    target: Target | None = None
    frames: tuple[str, ...] = ()  # selectors, the outermost first

    def whole(self) -> Target:
        """The target as the plan writes it, with its frames."""
        if self.target is None:
            raise NoTarget("A whole page or frame is no target.")
        return _outermost(self.target, self.frames) if self.frames else self.target


Call = tuple[str, list[ast.expr], dict[str, ast.expr]]


def follow(
    found: Found, call: Call, known: Mapping[str, Any], look_up: Callable[[ast.expr], Found | None]
) -> Found | None:
    """Where one more link of a chain leads; None where it is no locator."""
    name, args, more = call
    told = {key: value_of(one, known) for key, one in more.items()}
    first = value_of(args[0], known) if args else None
    if name in KINDS or name == "get_by_role":
        return _inside(found, _by(name, first, told))
    if name == "locator":
        inner = look_up(args[0]) if args and not isinstance(first, str) else None
        target = inner.target if inner and inner.target else _by_selector(_text(first, "locator"))
        return _filtered(_inside(found, target), told, more, look_up)
    if name == "filter":
        return _filtered(found, told, more, look_up)
    if name in ("first", "last", "nth"):
        return _numbered(found, 0 if name == "first" else -1 if name == "last" else first)
    if name in ("frame_locator", "frame"):
        selector = f'iframe[name="{told["name"]}"]' if isinstance(told.get("name"), str) else _text(first, name)
        return Found(found.page, None, (*found.frames, selector))
    if name == "content_frame":
        return Found(found.page, None, (*found.frames, _frame_selector(found.target)))
    if name in ("and_", "or_"):
        raise NoTarget(f"“{name}” of a locator; a plan names one thing in one way.")
    return None


def selected(page: str, selector: str) -> Found:
    """What a selector of Playwright's names on a page."""
    return Found(page, _by_selector(selector))


def _by(name: str, first: Any, told: dict[str, Any]) -> Target:
    exact = told.get("exact") is True
    if name != "get_by_role":
        value = first if first is not None else next(iter(told.values()), None)
        text, whole = _words(value)
        return Target.model_validate(
            {"by": KINDS[name], "value": text, "exact": (exact or whole) and name != "get_by_test_id"}
        )
    role = _text(first if first is not None else told.get("role"), name)
    others = sorted(told.keys() - {"name", "exact", "role"})
    if others:
        raise NoTarget(f"“{others[0]}” of a role; a plan names a thing by its role and name.")
    if told.get("name") is None:
        return Target(by="role", value=role)
    text, whole = _words(told["name"])
    return Target(by="role", value=role, name=text, exact=exact or whole)


def _words(value: Any) -> tuple[str, bool]:
    """A text, and whether it must be the whole."""
    if isinstance(value, Pattern):
        if value.plain is None:
            raise NoTarget("A regular expression as a name; a plan names a part of it instead.")
        return value.plain, value.text.startswith("^") and value.text.endswith("$")
    return _text(value, "name"), False


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise NoTarget(f"The value of “{what}” is known only when the script runs.")
    return value


def _by_selector(selector: str) -> Target:
    text = selector.strip()
    if text.startswith(("//", "..", "(//")):
        return Target(by="css", value=f"html >> xpath={text}")
    match = ENGINES.fullmatch(text) if " >> " not in text else None
    engine, body = (match[1], match[2].strip()) if match else ("", text)
    if engine == "text":
        quoted = re.fullmatch(r"(['\"])(.*)\1", body)
        return Target(by="text", value=quoted[2] if quoted else body, exact=bool(quoted))
    if engine in ("data-testid", "id", "data-test-id", "data-test"):
        return (
            Target(by="testid", value=body)
            if engine == "data-testid"
            else Target(by="css", value=f'[{engine}="{body}"]')
        )
    if engine == "role" and (named := re.fullmatch(r"(\w+)(?:\[name=(['\"])(.*)\2(i?)\])?", body)):
        return Target(by="role", value=named[1], name=named[3], exact=bool(named[3]) and not named[4])
    if engine in ("xpath", "role"):
        return Target(by="css", value=f"html >> {text}")
    return Target(by="css", value=body)


def _inside(found: Found, target: Target) -> Found:
    if found.target is None:
        return replace(found, target=target)
    inner = target.value.removeprefix("html >> ") if target.by == "css" else target.value
    if inner != target.value:
        target = target.model_copy(update={"value": f":scope >> {inner}"})
    if target.by == "css" and found.target.by == "css" and _is_bare(found.target) and " >> " not in inner:
        joined = (
            f"{found.target.value} {inner}"
            if "," not in f"{found.target.value}{inner}"
            else f"{found.target.value} >> {inner}"
        )
        return replace(found, target=Target(by="css", value=joined))
    return replace(found, target=_deepest(target, found.target))


def _deepest(target: Target, outer: Target) -> Target:
    within = _deepest(target.within, outer) if target.within else outer
    return target.model_copy(update={"within": within})


def _is_bare(target: Target) -> bool:
    return target.nth is None and target.within is None


def _numbered(found: Found, number: Any) -> Found:
    target = found.target
    if not isinstance(number, int) or target is None:
        raise NoTarget("A place in a list that is known only when the script runs.")
    if number >= 0 and target.nth is None:
        return replace(found, target=target.model_copy(update={"nth": number}))
    if target.by == "css" and _is_bare(target):
        return replace(found, target=Target(by="css", value=f"{target.value} >> nth={number}"))
    return replace(found, target=Target(by="css", value=f":scope >> nth={number}", within=target))


def _filtered(
    found: Found, told: dict[str, Any], more: Mapping[str, ast.expr], look_up: Callable[[ast.expr], Found | None]
) -> Found:
    target, added = found.target, ""
    for key, negated in (("has_text", False), ("has_not_text", True)):
        if told.get(key) is not None:
            text = _words(told[key])[0].replace("\\", "\\\\").replace('"', '\\"')
            inner = f':has-text("{text}")'
            added += f":not({inner})" if negated else inner
    for key, negated in (("has", False), ("has_not", True)):
        if key in more:
            inner = _has(look_up(more[key]))
            added += f":not({inner})" if negated else inner
    if not added or target is None:
        return found
    if target.by == "css" and _is_bare(target) and "," not in target.value and ">> " not in target.value:
        return replace(found, target=Target(by="css", value=f"{target.value}{added}"))
    return replace(found, target=Target(by="css", value=f":scope{added}", within=target))


def _has(inner: Found | None) -> str:
    target = inner.target if inner else None
    if target is None or not _is_bare(target):
        raise NoTarget("A filter by what a thing has in it; name the thing by its text.")
    if target.by == "css" and ">> " not in target.value:
        return f":has({target.value})"
    if target.by == "text":
        escaped = target.value.replace("\\", "\\\\").replace('"', '\\"')
        return f':has(:{"text-is" if target.exact else "text"}("{escaped}"))'
    raise NoTarget("A filter by what a thing has in it; name the thing by its text.")


def _frame_selector(target: Target | None) -> str:
    if target and _is_bare(target):
        if target.by == "css":
            return target.value
        if target.by == "title":
            return f'iframe[title="{target.value}"]'
        if target.by == "testid":
            return f'[data-testid="{target.value}"]'
    raise NoTarget("A frame that is named in a way that a plan does not know; name it by a selector.")


def _outermost(target: Target, frames: tuple[str, ...]) -> Target:
    """The target in its frames: the first is the target's own, the second that of what it is within."""
    first, *rest = frames
    if len(rest) > 1:
        raise NoTarget("A frame in a frame in a frame; a plan has names for two of them.")
    if not rest:
        return target.model_copy(update={"frame": first})
    around = target.within or Target(by="css", value="body")
    return target.model_copy(update={"frame": first, "within": around.model_copy(update={"frame": rest[0]})})


__all__ = ["UNKNOWN", "Call", "Found", "NoTarget", "follow", "selected"]
