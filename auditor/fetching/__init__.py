"""What the tool itself fetches: robots.txt, sitemaps, links, documents; http and https alone, within limits."""

from .agent import AGENT, NAME
from .answer import Answer, Kind
from .fetcher import Fetcher, open_fetcher
from .reach import NoHost, Reach, Refused, Resolve
from .robots import Robots, rules_of
from .unpacking import Bomb, CannotUnpack, Unpacker

__all__ = [
    "AGENT", "NAME", "Answer", "Bomb", "CannotUnpack", "Fetcher", "Kind", "NoHost", "Reach", "Refused", "Resolve",
    "Robots", "Unpacker", "open_fetcher", "rules_of",
]  # fmt: skip
