"""The words that a rule can say, read from its code."""

import dis
from collections.abc import Iterator
from inspect import isclass, isfunction, unwrap
from types import CodeType, FunctionType
from typing import Any

from auditor.model import Word
from auditor.parts import Rule, failed, passed, unsure

SAYS = {passed: Word.PASSED, failed: Word.FAILED, unsure: Word.UNSURE}


def words_of(rule: Rule) -> frozenset[Word]:
    """Those that the rule declares; without any, those that its code names, in the functions that it calls as well."""
    if rule.says:
        return frozenset(rule.says)
    seen: set[Any] = set()
    left = [rule.ask]
    while left:
        value = left.pop()
        if value not in seen:
            seen.add(value)
            left += _named(value) if value not in SAYS else []
    return frozenset(SAYS[value] for value in seen if value in SAYS)


def _named(value: Any) -> list[Any]:
    """What a function, or the functions of a class, name."""
    parts = vars(value).values() if isclass(value) else [value]
    own = [part.fget if isinstance(part, property) else part for part in parts]
    functions = [unwrap(part) for part in own if callable(part)]
    return [one for function in functions if isfunction(function) for one in _names(function)]


def _names(function: FunctionType) -> Iterator[Any]:
    values = [cell.cell_contents for cell in function.__closure__ or ()]
    values += [function.__globals__.get(name) for code in _codes(function.__code__) for name in _globals(code)]
    homes = {"auditor", _package(function)}
    for value in values:
        for one in value if isinstance(value, tuple | list) else value.values() if isinstance(value, dict) else [value]:
            named = unwrap(one) if callable(one) else None
            if (isfunction(named) or isclass(named)) and _package(named) in homes:
                yield named


def _package(value: Any) -> str:
    return str(value.__module__).partition(".")[0]


def _codes(code: CodeType) -> Iterator[CodeType]:
    """This and what is defined within it."""
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _codes(inner)


def _globals(code: CodeType) -> list[str]:
    return [step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL"]
