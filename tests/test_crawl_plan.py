"""`crawl:` in a plan and `auditor crawl`: what may be written, what is told, how it ends."""

import json
from collections.abc import Iterator
from pathlib import Path

import click.testing
import pytest
from crawled_service import CrawledHandler
from plan_texts import HEAD, read, told
from service import Service, serving

from auditor.cli import main
from auditor.model import Crawl

LIGHT = ("--evidence", "Dom", "--no-pictures", "--no-links", "--no-sitemap")


@pytest.fixture(scope="module")
def web() -> Iterator[Service]:
    with serving(CrawledHandler) as one:
        yield one


def invoke(*arguments: object) -> click.testing.Result:
    return click.testing.CliRunner().invoke(main, [str(one) for one in arguments])


def test_a_plan_may_only_crawl(tmp_path: Path) -> None:
    plan = read(tmp_path, f"{HEAD}crawl: true")
    assert plan.journeys == ()
    assert plan.crawl == Crawl(line=3)


def test_what_a_plan_says_of_its_crawl(tmp_path: Path) -> None:
    text = """crawl:
  start: [/library/]
  essential: /contact
  hosts: [docs.example, "localhost:8080"]
  include: ["/library/**"]
  personas: [desktop, mobile]
  share: 25%
  delay: 1.5s
  at_once: 4
  links: false
  robots: false
"""
    assert read(tmp_path, HEAD + text).crawl == Crawl(
        start=("https://service.example/library/",), essential=("https://service.example/contact",),
        hosts=("docs.example", "localhost:8080"), include=("/library/**",), personas=("desktop", "mobile"), share=0.25,
        delay=1.5, at_once=4, check_links=False, robots=False, line=3,
    )  # fmt: skip


@pytest.mark.parametrize(("text", "asked"), [("true", (True, False)), ("own", (True, True)), ("no", (False, False))])
def test_whose_links_are_asked_for(tmp_path: Path, text: str, asked: tuple[bool, bool]) -> None:
    crawl = read(tmp_path, f"{HEAD}crawl: {{links: {text}}}").crawl
    assert crawl is not None
    assert (crawl.check_links, crawl.own_links) == asked


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{links: ours}", "3:16: This does not say which links are asked for. Write true, false, or own"),
        ("{most_pags: 3}", "3:9: There is no key “most_pags” here. Did you mean “most_pages”?"),
        ("{most_pages: 0}", "3:21: This is too little. It can be from 1 to 1000000."),
        ("{share: 120%}", "3:16: This is too much. It can be from 0% to 100%."),
        ("{personas: [nobody]}", "3:20: There is no persona “nobody”."),
        ("{personas: []}", "3:19: “personas” is empty."),
        ("{hosts: [a/b]}", "3:17: “a/b” is not the name of a host."),
        ("{start: ftp://a/}", "3:9: Addresses of the kind ftp: are not opened."),
        ("7", "3:8: “crawl” must be a mapping of keys"),
        ("", "3:1: “crawl” is empty."),
    ],
)
def test_a_wrong_crawl_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    assert told(tmp_path, f"{HEAD}crawl: {text}")[0].startswith(message)


def test_without_a_crawl_journeys_are_needed(tmp_path: Path) -> None:
    assert told(tmp_path, HEAD)[0].startswith("1:1: “journeys” is missing.")
    assert told(tmp_path, f"{HEAD}crawl: true\njourneys: []")[0].startswith("4:11: “journeys” is empty.")


def test_validate_tells_what_would_be_crawled(tmp_path: Path) -> None:
    file = tmp_path / "audit.yaml"
    file.write_text(f"{HEAD}crawl: {{most_pages: 50, exclude: [/old/**], robots: false}}", encoding="utf-8")
    output = invoke("validate", file).output
    assert "can be crawled, as desktop" in output
    assert "stays on service.example" in output
    assert "at most 50 pages" in output
    assert "robots.txt is not kept to" in output
    file.write_text(f"{HEAD}crawl: {{evidence: [Domm]}}", encoding="utf-8")
    result = invoke("validate", file)
    assert (result.exit_code, "no kind of evidence “Domm”" in result.output) == (2, True)


def test_a_service_is_crawled_by_a_command(web: Service, tmp_path: Path) -> None:
    out = tmp_path / "run"
    result = invoke("crawl", f"{web.url}items/", *LIGHT, "--include", "/items/**", "--most-pages", 9, "--out", out)
    assert result.exit_code == 0, result.output
    assert "9 looked at" in result.output
    audit = json.loads((out / "audit.json").read_text(encoding="utf-8"))
    assert (audit["site"]["looked"], audit["verdict"]["complete"]) == (9, True)
    assert (out / "report.html").stat().st_size > 10_000
    again = invoke("crawl", "--resume", out)
    assert again.exit_code == 0, again.output


def test_journeys_are_walked_before_the_crawl(web: Service, tmp_path: Path) -> None:
    file = tmp_path / "audit.yaml"
    file.write_text(
        f"""service: Both
url: {web.url}
personas: [desktop]
checkers: none
crawl: {{start: /items/, include: ["/items/*"], most_pages: 3, evidence: [Dom], pictures: false, links: false}}
journeys:
  - name: Look at an item
    steps:
      - name: Items
        actions: [open: /items/]
""",
        encoding="utf-8",
    )
    result = invoke("run", file, "--out", tmp_path / "run")
    assert result.exit_code == 0, result.output
    audit = json.loads((tmp_path / "run" / "audit.json").read_text(encoding="utf-8"))
    assert [walk["journey"] for walk in audit["walks"]] == ["Look at an item", "Pages of Both"]
    assert audit["site"]["journey_starts"] == {"Look at an item": 0}


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "No address is named."),
        (("mailto:a@b",), 2, "is not the address of a page"),
        (("http://127.0.0.1:9/", "--evidence", "Domm"), 2, "There is no kind of evidence “Domm”"),
        (("http://127.0.0.1:9/", "--persona", "nobody"), 2, "There is no persona “nobody”."),
        (("http://127.0.0.1:9/", "--no-robots", "--no-sitemap"), 3, "No page could be looked at."),
        (("http://127.0.0.1:9/",), 3, "robots.txt could not be read"),
    ],
)
def test_wrong_use_and_no_answer_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke("crawl", *arguments)
    assert (result.exit_code, message in result.output) == (code, True), result.output
