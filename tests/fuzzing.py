"""What is written into files to see that the tool reads on or says in words why not: bytes, trees, good files bent.

`FUZZ_SEED` and `FUZZ_TIMES` in the environment draw other examples, and more of them.
"""

import json
import os
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from auditor.errors import AuditorError

SEED, TIMES = int(os.environ.get("FUZZ_SEED", "11")), int(os.environ.get("FUZZ_TIMES", "1"))
BYTES = st.binary(max_size=300) | st.text("{}[]:,-!&*?|>%@`\"'#$ \n\tab~0", max_size=120).map(str.encode)
KEYS = st.sampled_from(
    [
        "gate", "budgets", "fail_on", "baseline", "lcp", "path", "timings", "resourceSizes", "metric",
        "budget", "max", "name", "colours", "logo", "font", "text", "accent", "schema", "service", "there",
        "fixed", "id", "rule", "title", "category", "impact", "certainty", "where", "cookies", "origins",
        "localStorage", "value", "httpOnly", "state", "at", "persona", "journey", "step", "limit", "journeys",
        "crawl", "session", "headers", "proxy", "limits",
    ]
)  # fmt: skip
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.sampled_from(["serious", "#fff", "100kB", "2s", "/x", "../x", "\ud800", "\x00", "${A}", "violation", 1])
)  # fmt: skip
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=5),
    max_leaves=20,
)
WRITTEN = BYTES | TREES.map(lambda tree: json.dumps(tree).encode("utf-8", "replace"))
AMOUNTS = [40, pytest.param(1_500, marks=pytest.mark.long)]  # examples
CALM = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def holds(amount: int, *drawn: Any) -> Callable[[Callable[..., None]], None]:
    """Try what is decorated with so many examples, the same ones every time."""

    def tried(check: Callable[..., None]) -> None:
        calm = settings(max_examples=amount * TIMES, deadline=None, database=None, suppress_health_check=CALM)
        bound: Any = given
        calmed: Any = calm(bound(*drawn)(check))
        seeded: Any = seed(SEED)
        seeded(calmed)()

    return tried


def in_words(error: AuditorError, code: int) -> None:
    assert error.exit_code == code
    assert len(str(error)) > 20
    assert str(error).encode("utf-8", "replace")


def bent(good: Any, chance: random.Random, tree: Any) -> bytes:
    """JSON with one of its parts replaced, or cut short."""
    whole = json.loads(json.dumps(good))
    at, key = whole, None
    while isinstance(at, dict | list) and at and (key is None or chance.random() < 0.8):
        holder = at
        key = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        at = holder[key]
    if key is not None:
        holder[key] = tree
    raw = json.dumps(whole).encode("utf-8", "replace")
    return raw if chance.random() < 0.8 else raw[: chance.randrange(len(raw))]


def as_json(tree: Any) -> bytes:
    """A tree as it stands in a file; JSON is YAML, too."""
    return json.dumps(tree).encode("utf-8", "replace")


def files(good: Any) -> st.SearchStrategy[bytes]:
    """Any bytes, any tree, and a good file with parts of it replaced."""
    two = st.tuples(st.randoms(use_true_random=False), TREES)
    return WRITTEN | two.map(lambda drawn: bent(good, *drawn)) | two.map(lambda drawn: bent(good, *drawn))
