"""What is gathered of tables, frames and markup, from real pages in a real browser."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio
from service import serving

from auditor.engines.chromium import Chromium
from auditor.evidence import frames, markup, tables
from auditor.evidence.frames import Frames
from auditor.evidence.markup import Markup
from auditor.evidence.tables import Tables
from auditor.session import Device, Session

PAGE = """<!doctype html><html lang=fi><title>Hinnat</title><a href="#m">Siirry sisältöön</a>
<nav><a href="/">Etusivu</a></nav>
<main id=m><h1>Hinnat</h1><h2 hidden>Piilossa</h2><h2 aria-hidden=true>Vaiti</h2>
<p>Eka<br><br>Toka&nbsp;&nbsp;kolmas <b lang=en>hello</b></p><p>&nbsp;</p><p><br></p>
<table border=1><caption>Hallit</caption><tr><th id=a scope=col>Halli<th colspan=2>Hinta
<tr><td headers=a><b>Pieni</b><td rowspan=2><input value="typed-one"><td><textarea>typed-two</textarea>
<tr><td>Iso<td><table role=presentation><tr><td>x</table></table>
<iframe title=Kartta
  srcdoc="<title>Kartta</title><h1>Hallit kartalla</h1><a href=/x>x</a><input>"></iframe>
<label for=q>A</label><input id=q><label for=q>B</label><input id=q>
<blockquote>Jee</blockquote><center>keskellä</center><ul><p>ei kohtaa</p></ul>
<form><input name=children><input name=parentNode><input name=getAttribute><ul><li>kohta</li></ul></form>
<div contenteditable><p>typed-four</p></div>
</main>"""


@pytest_asyncio.fixture
async def session(engine: Chromium) -> AsyncIterator[Session]:
    with serving() as service:
        address = service.put("/page", PAGE)
        async with engine.session(Device()) as one:
            await one.open(address)
            await one.settle()
            yield one


async def found(session: Session, kind: Any) -> Any:
    return await kind.gather.gather(session)


async def test_cells_are_told_with_their_places_and_without_what_customers_typed(session: Session) -> None:
    seen: Tables = await found(session, tables)
    outer, inner = seen.tables
    places = [(cell.kind, cell.row, cell.column, cell.rows, cell.columns) for cell in outer.cells]
    assert places == [
        ("header", 0, 0, 1, 1),
        ("header", 0, 1, 1, 2),
        ("data", 1, 0, 1, 1),
        ("data", 1, 1, 2, 1),
        ("data", 1, 2, 1, 1),
        ("data", 2, 0, 1, 1),
        ("data", 2, 2, 1, 1),
    ]
    assert (outer.caption, outer.width, outer.row_count, outer.told, outer.bordered) == ("Hallit", 3, 3, True, True)
    assert (inner.told, inner.nested_in) == (False, outer.path)
    assert [cell.bold for cell in outer.cells[:4]] == [True, True, True, False]
    assert "control" in outer.cells[3].holds
    assert "table" in outer.cells[6].holds
    assert "typed" not in seen.model_dump_json()


async def test_frames_are_looked_into(session: Session) -> None:
    seen: Frames = await found(session, frames)
    (frame,) = seen.frames
    assert (frame.name, frame.title, frame.heading, frame.stops) == ("Kartta", "Kartta", "Hallit kartalla", 2)
    assert "typed" not in seen.model_dump_json()


async def test_text_is_told_as_it_is_written_with_headings_ids_and_languages(session: Session) -> None:
    seen: Markup = await found(session, markup)
    lines = next(one for one in seen.passages if one.text.startswith("Eka"))
    assert (lines.text, lines.break_run, lines.foreign) == ("Eka\n\nToka\u00a0\u00a0kolmas hello", 2, True)
    assert [one.name for one in seen.headings] == ["Hinnat", "Hallit kartalla"]
    assert [(one.lang, one.text) for one in seen.parts] == [("en", "hello")]
    assert sum(one.run for one in seen.empties) == 2
    assert [(one.tag, one.items) for one in seen.lists] == [("ul", 0)]
    assert {one.name for one in seen.obsolete} == {"center", "border="}
    (twice,) = seen.doubled
    assert (twice.id, [one.field for one in twice.elements], len(twice.by)) == ("q", [True, True], 2)
    (main,) = seen.mains
    assert seen.hops[0].target == main.path
    assert "typed" not in seen.model_dump_json()
