"""The best of the selectors that Chrome's Recorder offers for one thing, as a target that people can read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from auditor.model import Target

ATTRIBUTE = re.compile(r"""\[\s*(\w+)\s*=\s*("|')((?:\\.|(?!\2).)*)\2\s*\]""")
PREFIX = re.compile(r"(aria|text|xpath|pierce)/(.*)", re.DOTALL)
EMPTY_ROLES = {"generic", "none", "presentation", "image", "img", "StaticText", "InlineTextBox", ""}
TAG_ROLES = {"a": "link", "button": "button", "select": "combobox", "option": "option", "summary": "button"} | {
    f"h{level}": "heading" for level in range(1, 7)
}
INPUT_ROLES = {"submit": "button", "button": "button", "reset": "button", "checkbox": "checkbox", "radio": "radio"}
FIELD_ROLES = {"textbox", "searchbox", "spinbutton", "combobox", "listbox", "slider"}
LAST_PART = re.compile(r"([^\s>+~/|]*)$")
INPUT_TYPE = re.compile(r"input[^\s]*\[type=[\"']?(\w+)")
TEST_ID = re.compile(r"\[data-test-?id=[\"']?([^\"'\]]+)[\"']?\]")
HASHED = re.compile(r":nth-|\b(css|sc|jss|_)-?[\w-]*\d[\w-]*|[A-Za-z]+__?[\w-]*--?[A-Za-z0-9]{5,}|#[\w-]*\d{3,}")


@dataclass(slots=True)
class Offered:
    """What the alternatives say of one thing."""

    name: str = ""
    role: str = ""
    text: str = ""
    css: str = ""
    xpath: str = ""
    words: list[str] = field(default_factory=list)  # all of them, by which a secret is known

    @property
    def tag(self) -> str:
        """The element's tag, where a selector ends in one; of an inner part of a button, the button's."""
        if found := INPUT_TYPE.search(self.css):
            return INPUT_ROLES.get(found[1], f"input:{found[1]}")
        last = re.split(r"[\s>+~]+", self.css.strip())[-1] if self.css else ""
        tags = [re.split(r"[.#:\[]", last)[0], *reversed([re.sub(r"\[.*", "", part) for part in self.xpath.split("/")])]
        return next((tag.lower() for tag in tags if tag.lower() in TAG_ROLES), "")

    @property
    def likely_role(self) -> str:
        """The role that is said, or that the tag has."""
        if self.role and self.role not in EMPTY_ROLES:
            return self.role
        return self.tag if self.tag in INPUT_ROLES.values() else TAG_ROLES.get(self.tag, "")

    @property
    def is_list(self) -> bool:
        """Whether an option is chosen here, as far as that can be told."""
        return self.tag == "select" or self.role in ("listbox", "combobox")


def offered(selectors: Any) -> Offered | None:
    """What the alternatives say; None where there is none."""
    told = Offered()
    for chain in selectors if isinstance(selectors, list) else []:
        parts = [part for part in (chain if isinstance(chain, list) else [chain]) if isinstance(part, str) and part]
        if parts:
            _read(told, parts)
            told.words += parts
    return told if told.words else None


def target_of(told: Offered, *, is_field: bool = False, frame: list[int] | None = None) -> Target | None:
    """The best target: role and name, a field's label, a text, a test id, then CSS; None where there is none."""
    given = next(_candidates(told, is_field=is_field), None)
    return _in_frame(given, frame or []) if given else None


def _candidates(told: Offered, *, is_field: bool) -> Iterator[Target]:
    name, role = told.name.strip(), told.likely_role
    if name and (is_field or role in FIELD_ROLES):
        yield Target(by="label", value=name)
    elif name and role:
        # What a style sheet writes in capitals is heard as the page has it.
        yield Target(by="role", value=role, name=name, exact=not name.isupper())
    if found := TEST_ID.search(told.css):
        yield Target(by="testid", value=found[1])
    if told.text.strip() and not is_field:
        yield Target(by="text", value=told.text.strip(), exact=told.text.strip() == name)
    if told.css and not (name and HASHED.search(told.css)):
        yield Target(by="css", value=told.css)
    if name:
        yield Target(by="text", value=name)
    if told.css or told.xpath:
        yield Target(by="css", value=told.css or f"html >> xpath={told.xpath}")


def _read(told: Offered, parts: list[str]) -> None:
    kind, value = _split(parts[-1])
    match kind:
        case "aria":
            name, role = _named(value)
            if not name and role in EMPTY_ROLES and len(parts) > 1 and parts[-2].startswith("aria/"):
                name, role = _named(_split(parts[-2])[1])  # a part inside of what has the name
            if name and not told.name:
                told.name, told.role = name, role
        case "text":
            told.text = told.text or value
        case "xpath":
            told.xpath = told.xpath or value
        case "css":
            told.css = told.css or " >> ".join(_split(part)[1] for part in parts)
        case "pierce":
            told.css = told.css or value


def _split(selector: str) -> tuple[str, str]:
    match = PREFIX.fullmatch(selector)
    return (match[1], match[2]) if match else ("css", selector)


def _named(aria: str) -> tuple[str, str]:
    """Name and role in `Name[role="button"]` or `[name="Name"][role="button"]`."""
    attributes = {match[1]: re.sub(r"\\(.)", r"\1", match[3]) for match in ATTRIBUTE.finditer(aria)}
    name = ATTRIBUTE.sub("", aria).strip() or attributes.get("name", "")
    return " ".join(name.split()), attributes.get("role", "")


def _in_frame(target: Target, frame: list[int]) -> Target:
    """The target in the frame that these numbers lead to, from the outermost."""
    if not frame:
        return target
    first, *rest = [f"iframe >> nth={number}" for number in frame]
    within = Target(by="css", value="body", frame=rest[0]) if rest else None
    return target.model_copy(update={"frame": first, "within": within})
