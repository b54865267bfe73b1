"""Whether a crawl's memory grows with its pages: `python benchmarks/crawl_memory.py --pages 5000`. See crawl_memory.md.

A made-up service with several templates is crawled, and the memory of the whole process tree (PSS: what processes share
is counted once) is held against the pages that are done. The service runs in this process, which is not counted.
"""

import argparse
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil
from meter import memory_of

LOOK_SECONDS = 2.0
GOAL_MB, FLAT_FROM = 1_500.0, 500
FLAT = 0.10  # what the last tenth of the pages may take more than the first tenth of those from 500 on
WORDS = ("permit", "boat", "harbour", "fee", "office", "form", "winter", "bridge", "library", "school", "letter", "map")


def main() -> None:
    """Crawl, sample, conclude."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5_000)
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--every", type=int, default=250, help="pages between two lines that are printed")
    asked = parser.parse_args()
    with served(asked.pages) as url, tempfile.TemporaryDirectory() as scratch:
        samples = watched(url, Path(scratch) / "run", asked)
    conclude(samples, asked.pages)


@dataclass(frozen=True, slots=True)
class Sample:
    """A look at the processes."""

    pages: int
    ours: float  # MB of the tool's own process
    node: float  # of the driver
    browser: float

    @property
    def total(self) -> float:
        """MB of all."""
        return self.ours + self.node + self.browser


def watched(url: str, run: Path, asked: argparse.Namespace) -> list[Sample]:
    """Crawl the site in a process of its own, and look at its memory now and then."""
    script = Path(__file__).with_name("lane_crawl.py")
    command = [sys.executable, str(script), str(run), "--site", url, "--most", str(asked.pages)]
    samples: list[Sample] = []
    begun, told = time.monotonic(), 0
    with subprocess.Popen([*command, "--at-once", str(asked.at_once)]) as lane:
        while lane.poll() is None:
            time.sleep(LOOK_SECONDS)
            with suppress(psutil.NoSuchProcess):
                samples.append(sample(psutil.Process(lane.pid), done(run)))
                if samples[-1].pages >= told:
                    print(f"{time.monotonic() - begun:6.0f} s {in_words(samples[-1])}", flush=True)
                    told = samples[-1].pages + asked.every
        if lane.returncode:
            raise SystemExit("The crawl failed; what it wrote above says why.")
    return samples


def sample(tree: psutil.Process, pages: int) -> Sample:
    """The memory of a process and all below it, by what they are."""
    sums = {"ours": 0.0, "node": 0.0, "browser": 0.0}
    for one in [tree, *tree.children(recursive=True)]:
        with suppress(psutil.NoSuchProcess):
            name = one.name()
            kind = "ours" if one.pid == tree.pid else "node" if "node" in name else "browser"
            sums[kind] += memory_of(one) / 1e6
    return Sample(pages, **sums)


def done(run: Path) -> int:
    """Pages that are audited so far."""
    with suppress(sqlite3.Error):
        base = sqlite3.connect(f"file:{run / 'run.sqlite'}?mode=ro", uri=True)
        try:
            return int(base.execute("SELECT COUNT(*) FROM audited").fetchone()[0])
        finally:
            base.close()
    return 0


def in_words(one: Sample) -> str:
    """A line of the table."""
    return (
        f"{one.pages:6} pages {one.total:7.0f} MB: this tool {one.ours:5.0f}, driver {one.node:5.0f}, "
        f"browser {one.browser:5.0f}"
    )


def conclude(samples: list[Sample], pages: int) -> None:
    """The peak, and whether it is flat while pages are opened; judging and reporting come after the last page."""
    done = max(one.pages for one in samples)  # a page that failed is not among them
    crawling = [one for one in samples if one.pages < done] or samples
    after = samples[len(crawling) :] or samples[-1:]
    print(f"{done} of {pages} pages; peak {max(one.total for one in crawling):.0f} MB while crawling,")
    print(f"{max(one.total for one in after):.0f} MB while judging and reporting; the goal is {GOAL_MB:.0f} MB")
    late = [one for one in crawling if one.pages >= min(FLAT_FROM, pages // 2)]
    part = max(1, len(late) // 10)
    first, last = (statistics.median(one.total for one in some) for some in (late[:part], late[-part:]))
    grown = last / first - 1
    words = "flat" if grown <= FLAT else "it grows"
    print(f"from page {late[0].pages} on: {first:.0f} MB, at the end {last:.0f} MB, {100 * grown:+.0f} %: {words}")


class Site(BaseHTTPRequestHandler):
    """Pages that are made when they are asked for, always the same ones."""

    count = 0

    def do_GET(self) -> None:
        """Answer with the page of this number."""
        number = self.path.rstrip("/").rpartition("/")[2]
        body = page(int(number) if number.isdigit() else 0, self.count).encode() if "." not in self.path else b""
        self.send_response(200 if body else 404)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """What is printed is the benchmark's own."""


KINDS = ("news", "products", "people", "places", "forms")


def address(number: int) -> str:
    """Where a page stands; its kind is its template."""
    return f"/{KINDS[number % len(KINDS)]}/{number}" if number else "/"


def page(number: int, count: int) -> str:
    """A page that links to the next ones and to the ones ten times as far."""
    made = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    near = [*range(number + 1, number + 4), *range(number * 10, number * 10 + 10)]
    links = "".join(f"<li><a href='{address(one)}'>Page {one}</a></li>" for one in near if 0 < one < count)
    texts = [" ".join(made.choices(WORDS, k=40)).capitalize() + "." for _ in range(made.randint(3, 12))]
    rows = "".join(f"<tr><td>{text}<td>5 €</tr>" for text in texts)
    fields = "".join(f"<p>{text[:20]} <input name=n{place}></p>" for place, text in enumerate(texts))
    parts = {
        "news": "".join(f"<article><h2>{text[:30]}</h2><p>{text}</p></article>" for text in texts),
        "products": f"<table><tr><th>Thing<th>Price</tr>{rows}</table>",
        "people": "".join(f"<h2>{text[:20]}</h2><img src='{number}.png'><p>{text}</p>" for text in texts),
        "places": "".join(f"<div style='color:#999'>{text}</div>" for text in texts),
        "forms": f"<form>{fields}<button>Go</button></form>",
    }
    keeps = "<script>window.kept = new Array(200000).fill(location.href)</script>"  # as pages of applications do
    return (
        f"<!doctype html><html lang=en><title>{kind} {number}</title><body><nav><ul>{links}</ul></nav>"
        f"<main class={kind}><h1>{kind} {number}</h1>{parts[kind]}</main>{keeps}"
    )


@contextmanager
def served(count: int) -> Iterator[str]:
    """The site's address, for as long as it runs."""
    site = type("Counted", (Site,), {"count": count})
    with ThreadingHTTPServer(("127.0.0.1", 0), site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


if __name__ == "__main__":
    main()
