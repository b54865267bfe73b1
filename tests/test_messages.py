"""Templates of messages and the values that fill them."""

import json

from auditor.languages.messages import MOST_CHARACTERS, fill, plain


def test_known_names_are_filled() -> None:
    assert fill("“{name}” waits {seconds} s.", {"name": "Pay", "seconds": 4.25}) == "“Pay” waits 4.25 s."


def test_values_are_never_read_as_templates() -> None:
    hostile = {"name": "{secret} {name.__class__} {{7*7}}", "secret": "s3"}
    assert fill("“{name}”", hostile) == "“{secret} {name.__class__} {{7*7}}”"


def test_braces_that_name_nothing_stay() -> None:
    template = "a { color: red } {} {0} {name.__class__} {name!r} {unknown}"
    assert fill(template, {"name": "x"}) == template


def test_numbers_have_as_many_decimals_as_say_something() -> None:
    shown = fill("{a} {b} {c} {d} {e} {f}", {"a": 3.14159, "b": 12.345, "c": 4321.9, "d": 7, "e": 4.0, "f": 0.00321})
    assert shown == "3.14 12.3 4322 7 4 0.0032"


def test_long_values_are_cut_and_lists_are_listed() -> None:
    assert len(fill("{a}", {"a": "x" * 100_000})) == MOST_CHARACTERS
    assert fill("{a}", {"a": ("b", 2)}) == "b, 2"


def test_plain_values_are_what_json_can_hold() -> None:
    values = {"n": float("nan"), "set": {1}, "path": object, 3: ("a", None), "long": "x" * 100_000}
    told = plain(values)
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert told["n"] is None
    assert told["set"] == [1]
    assert told["3"] == ["a", None]
