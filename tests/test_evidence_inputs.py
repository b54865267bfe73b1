"""What fields take in, on real pages."""

import time

from service import Service

from auditor.engines.chromium import Chromium
from auditor.evidence import inputs
from auditor.evidence.inputs import Input, Inputs
from auditor.session import Device, Session

PHONE = '<input type="tel" pattern="[0-9]{10}">'


async def read(session: Session, address: str) -> Inputs:
    """What a page's fields take."""
    await session.open(address)
    await session.settle()
    assert inputs.gather.gather is not None
    found = await inputs.gather.gather(session)
    assert isinstance(found, Inputs)
    return found


async def gathered(engine: Chromium, service: Service, body: str) -> Inputs:
    async with engine.session(Device()) as session:
        return await read(session, service.page("/page", body))


async def inputs_of(engine: Chromium, service: Service, body: str) -> tuple[Input, ...]:
    return (await gathered(engine, service, body)).inputs


async def test_how_much_is_seen(engine: Chromium, service: Service) -> None:
    style = "font: 16px monospace; width: 100px; padding: 0 10px; box-sizing: border-box; border: 0"
    wide, none = await inputs_of(engine, service, f'<input style="{style}"><textarea></textarea>')
    assert wide.room is not None
    assert 7.5 < wide.room < 8.6  # 80 px of 9.6 px each
    assert none.room is None


async def test_options_that_are_cut(engine: Chromium, service: Service) -> None:
    options = "<option>A</option><option>A very long option that does not fit</option>"
    narrow, wide = await inputs_of(
        engine, service, f'<select style="width: 80px">{options}</select><select>{options}</select>'
    )
    assert (narrow.cut_count, narrow.options, narrow.cut) == (1, 2, ("A very long option that does not fit",))
    assert wide.cut_count == 0


async def test_which_ways_of_writing_are_taken(engine: Chromium, service: Service) -> None:
    strict, short, free = await inputs_of(engine, service, f'{PHONE}<input maxlength="16"><input type="tel">')
    assert strict.limited
    assert strict.takes == ("0401234567", "0701234567")
    assert "4111111111111111" in short.takes
    assert "4111 1111 1111 1111" not in short.takes
    assert (free.limited, free.takes) == (False, ())


async def test_a_pattern_that_is_none_refuses_nothing(engine: Chromium, service: Service) -> None:
    [broken] = await inputs_of(engine, service, '<input type="tel" pattern="[0-9" maxlength="12">')
    assert "0401234567" in broken.takes


async def test_a_paste_is_offered_and_leaves_nothing_behind(engine: Chromium, service: Service) -> None:
    body = """
    <form>
      <input id="no" onpaste="return false"> <input id="yes"> <input id="full" value="x" onpaste="return false">
      <input id="own" onpaste="this.value = 'own'; return false">
    </form>
    <form><input id="beside" onpaste="return false"> <input type="password"></form>"""
    async with engine.session(Device()) as session:
        found = await read(session, service.page("/page", body))
        left = await session.evaluate("() => [...document.querySelectorAll('input')].map((el) => el.value).join('|')")
    said = {one.path: one.paste for one in found.inputs}
    assert (said["#no"], said["#yes"], said["#full"], said["#own"]) == ("prevented", "taken", "untried", "taken")
    assert said["#beside"] == "untried"
    assert left == "||x|||"


async def test_what_was_typed_is_not_told(engine: Chromium, service: Service) -> None:
    found = await gathered(engine, service, '<input value="Maija"><textarea>Maija</textarea>')
    assert "Maija" not in found.model_dump_json()


async def test_many_fields_are_counted_and_cost_little(engine: Chromium, service: Service) -> None:
    rows = "".join(f"<p><label>{n} <input {PHONE[7:]}</label></p>" for n in range(300))
    async with engine.session(Device()) as session:
        await read(session, service.page("/page", rows))
        begin = time.perf_counter()
        assert inputs.gather.gather is not None
        found = await inputs.gather.gather(session)
        took = time.perf_counter() - begin
    assert isinstance(found, Inputs)
    assert (len(found.inputs), found.left_out) == (120, 180)
    assert took < 1
