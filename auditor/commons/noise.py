"""How far a time that was measured once must lie beyond its limit before it is certain."""

from collections.abc import Callable
from typing import Any

from auditor.model import Verdict
from auditor.parts import failed, unsure

# Five runs of one page, alone on one machine, spread 16–19 % in the time of the main content and 45–144 % in the time
# that scripts block. What lies closer to its limit may lie on the other side of it next time: a person must look.
LOADING = 1.25
MAIN_THREAD = 2.5


def say(value: float, limit: float, spread: float) -> Callable[..., Verdict]:
    """`failed` where the value is certain to be over the limit, `unsure` where another run might say otherwise."""
    say_it: Callable[..., Any] = failed if value > limit * spread else unsure
    return say_it
