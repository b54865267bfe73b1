"""Writes texts, lists and mappings as YAML on one line, quoted only where that is needed."""

import re
from collections.abc import Mapping, Sequence

from yaml import SafeLoader
from yaml.nodes import ScalarNode

# Begins with a letter, a digit or a sign that means nothing in YAML, and holds nothing that could end it.
PLAIN = re.compile(r"[^\W_][^:#?,\[\]{}\"`\\]*|[/.(+][^:#?,\[\]{}\"`\\]*")
TEXT = "tag:yaml.org,2002:str"
LONGEST_PLAIN = 400
_resolve = SafeLoader("").resolve

Flow = str | int | bool | Sequence["Flow"] | Mapping[str, "Flow"]


def scalar(text: str) -> str:
    """A text, so that every reader of YAML takes it for a text."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if (
        PLAIN.fullmatch(whole)
        and whole == whole.strip()
        and whole.isprintable()
        and len(whole) <= LONGEST_PLAIN
        and _resolve(ScalarNode, whole, (True, False)) == TEXT  # type: ignore[no-untyped-call]
    ):
        return whole
    if whole.isprintable() and ('"' in whole or "\\" in whole) and "'" not in whole:
        return f"'{whole}'"
    return f'"{"".join(map(_escaped, whole))}"'


def address(text: str) -> str:
    """An address at the top of a plan, which stands without quotes where it can."""
    return text if re.fullmatch(r"https?://[\w.:/~%&=?+-]*[\w/]", text, re.ASCII) else scalar(text)


def flow(value: Flow) -> str:
    """A value on one line: `{role: button, name: Start now, nth: 0}`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {flow(one)}' for key, one in value.items())}}}"
    return f"[{', '.join(map(flow, value))}]"


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter.isprintable():
        return letter
    code = ord(letter)
    named = {9: "\\t", 10: "\\n", 13: "\\r"}
    return named.get(code) or (
        f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
    )
