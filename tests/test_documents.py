"""PDF files, made here, fetched from a server and looked into."""

import json
import resource
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from wire import Asked, Say, answer, by_path, speaking

from auditor.crawl import documents
from auditor.crawl.documents import document_of, look_into_documents
from auditor.crawl.frontier import Frontier
from auditor.fetching import Reach, open_fetcher
from auditor.model import DocumentRecord, Network, Plan
from auditor.store import RunFolder

HERE = Reach(["http://127.0.0.1/"])
TEXT = b"BT /F1 12 Tf 20 20 Td (Good day) Tj ET"
PICTURE = b"q 100 0 0 100 0 0 cm /Im Do Q"


def pdf(*contents: bytes, change: Callable[[pikepdf.Pdf], None] = lambda _: None, **save: Any) -> bytes:
    """A file with a page for each content."""
    made = pikepdf.new()
    image = made.make_stream(bytes(3))
    image.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceRGB, BitsPerComponent=8
    )
    form = made.make_stream(TEXT)
    form.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]))
    objects = {b"Im": ("/Im", image), b"Fm": ("/Fm", form)}
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for content in contents:
        used = {name: one for sign, (name, one) in objects.items() if sign in content}
        page = made.add_blank_page()
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(used))
        page.obj.Contents = made.make_stream(content)
    change(made)
    out = BytesIO()
    made.save(out, **save)
    return out.getvalue()


def accessible(made: pikepdf.Pdf) -> None:
    made.Root.MarkInfo = Dictionary(Marked=True)
    made.Root.StructTreeRoot = made.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([])))
    made.Root.Lang = String("fi-FI")
    made.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with made.open_metadata() as metadata:
        metadata["dc:title"] = "Hakemus ‹b›"


async def looked(body: bytes, **more: Any) -> DocumentRecord:
    async with speaking(by_path({"/a.pdf": answer(body)})) as wire, open_fetcher(Network(), reach=HERE) as fetcher:
        return await document_of(fetcher, wire.url("/a.pdf"), **more)


async def test_accessible_file() -> None:
    body = pdf(TEXT, TEXT, change=accessible)
    found = await looked(body)
    told = (found.tagged, found.title, found.shows_title, found.language, found.has_text, found.encrypted, found.why)
    assert told == (True, "Hakemus ‹b›", True, "fi-FI", True, False, "")
    assert found.bytes == len(body)


async def test_file_that_lacks_all() -> None:
    found = await looked(pdf(PICTURE, PICTURE))
    assert (found.tagged, found.title, found.shows_title, found.language, found.has_text) == (
        False,
        "",
        False,
        "",
        False,
    )
    assert found.why == ""


async def test_title_of_the_older_properties() -> None:
    def older(made: pikepdf.Pdf) -> None:
        made.docinfo["/Title"] = "An older title"

    assert (await looked(pdf(TEXT, change=older))).title == "An older title"


@pytest.mark.parametrize(
    ("contents", "has_text"),
    [([b"/Fm Do"], True), ([PICTURE, b"", b"", b"", TEXT], True), ([b""], None),
     ([b"BT (   ) Tj ET " + PICTURE], False), ([b"0 0 m 9 9 l S"], None), ([], None),
     ([b"3 Tr BT [(a) 3 (b)] TJ ET " + PICTURE], True)],
)  # fmt: skip
async def test_text_layer(contents: list[bytes], has_text: object) -> None:
    assert (await looked(pdf(*contents))).has_text is has_text


async def test_password() -> None:
    closed = await looked(pdf(TEXT, encryption=pikepdf.Encryption(owner="a", user="b")))
    assert (closed.encrypted, closed.has_text) == (True, None)
    assert "password" in closed.why
    opens = await looked(pdf(TEXT, encryption=pikepdf.Encryption(owner="a", user="")))
    assert (opens.encrypted, opens.has_text, opens.why) == (True, True, "")


@pytest.mark.parametrize("body", [b"", b"<html>Sign in</html>", b" " * 2_000 + b"%PDF-1.7"])
async def test_what_is_no_pdf_is_told(body: bytes) -> None:
    assert "no PDF" in (await looked(body)).why


@pytest.mark.parametrize("body", [b"%PDF-1.7\n" + bytes(5_000), b"%PDF-"])
async def test_broken_file_is_told(body: bytes) -> None:
    found = await looked(body)
    assert "broken" in found.why
    assert found.tagged is None


async def test_truncated_file_stops_nothing() -> None:
    body = pdf(*[TEXT] * 30, change=accessible)
    found = await looked(body[: len(body) // 2])
    assert isinstance(found, DocumentRecord)


def circles(made: pikepdf.Pdf) -> None:
    """A drawing within itself, and a tree of pages that leads back to its own root."""
    form = made.make_stream(b"/Fm Do")
    form.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    form.Resources = Dictionary(XObject=Dictionary({"/Fm": form}))
    made.pages[0].obj.Resources.XObject = Dictionary({"/Fm": form})


async def test_what_leads_round_ends() -> None:
    assert (await looked(pdf(b"/Fm Do", change=circles))).has_text is None


def bomb(made: pikepdf.Pdf) -> None:
    """20 KB that become 1.3 GB: runs of 128 spaces, packed."""
    stream = made.make_stream(b"")
    stream.write(zlib.compress(b"\x81 " * 10_000_000), filter=Array([Name.FlateDecode, Name.RunLengthDecode]))
    made.pages[0].obj.Contents = stream


async def test_bomb_costs_its_own_process_alone() -> None:
    body = pdf(b"", change=bomb)
    assert len(body) < 100_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = await looked(body)
    assert found.why
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # KiB


async def test_watchdog() -> None:
    found = await looked(pdf(TEXT), seconds=0.01)
    assert "too long" in found.why


async def test_what_is_not_there_or_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_BYTES", 1_000)
    assert "larger than" in (await looked(b"%PDF-" + bytes(5_000))).why

    async def speak(_: Asked, say: Say) -> None:
        await say(answer(status=503))

    async with speaking(speak) as wire, open_fetcher(Network(), reach=HERE) as fetcher:
        assert "503" in (await document_of(fetcher, wire.url("/a.pdf"))).why


async def test_documents_of_a_crawl_are_kept_and_gone_on_with(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "run", Plan(service="Service", url="http://127.0.0.1/"))
    bodies = {"/a.pdf": answer(pdf(TEXT, change=accessible)), "/b.PDF": answer(b"broken"), "/c": answer(pdf(PICTURE))}
    async with speaking(by_path(bodies)) as wire, open_fetcher(Network(), reach=HERE) as fetcher:
        with Frontier(folder) as frontier:
            urls = [wire.url(path) for path in ("/a.pdf", "/b.PDF", "/c", "/d", "/gone.pdf", "/e.pdf.html")]
            frontier.link(1, [(url, "", "", "") for url in urls])
            frontier.target(wire.url("/c"), status=200, type="application/pdf")
            frontier.target(wire.url("/gone.pdf"), status=404, type="text/html")
            await look_into_documents(frontier, fetcher, ours=lambda url: url.endswith("/a.pdf"))
            await look_into_documents(frontier, fetcher)
            kept = {row["url"]: row["facts"] for row in frontier.rows("SELECT * FROM document")}
    found = {url: DocumentRecord.model_validate_json(facts[:-1] + ',"pages":[]}') for url, facts in kept.items()}
    assert list(found) == [wire.url(path) for path in ("/a.pdf", "/b.PDF", "/c")]
    assert [one.tagged for one in found.values()] == [True, None, False]
    assert len([one for one in wire.asked if one.target == "/a.pdf"]) == 1


async def test_documents_beyond_the_most_are_told_and_the_same_ones_when_a_crawl_goes_on(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path / "run", Plan(service="Service", url="http://127.0.0.1/"))
    bodies = {f"/{name}.pdf": answer(pdf(TEXT)) for name in "abcd"}
    async with speaking(by_path(bodies)) as wire, open_fetcher(Network(), reach=HERE) as fetcher:
        with Frontier(folder) as frontier:
            frontier.link(1, [(wire.url(path), "", "", "") for path in bodies])
            for _ in range(2):
                await look_into_documents(frontier, fetcher, most=2)
                kept = [json.loads(row["facts"])["why"] for row in frontier.rows("SELECT * FROM document ORDER BY url")]
                assert kept == ["", "", *["no more than 2 documents are looked into"] * 2]
    assert {one.target for one in wire.asked} == {"/a.pdf", "/b.pdf"}
