"""One more load beside the walk, and how the page asks for its files: from real pages in a real browser."""

import base64
import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from service import Answer, Service
from walking import NoPictures, act, plan_of, step, walked

from auditor.catalogue import every, one
from auditor.engines.chromium import Chromium
from auditor.errors import AuditorError
from auditor.evidence import assets, loaded_again
from auditor.evidence.assets import Assets
from auditor.evidence.loaded_again import LoadedAgain
from auditor.evidence.requests import Requests
from auditor.evidence.vitals import Vitals
from auditor.gather import gather
from auditor.model import MOBILE_4G, Arrival, Visit, Word
from auditor.parts import EvidenceKind, Persona, Rule
from auditor.session import Device, Session

SCRIPT = (
    "function used() { document.title = 'Ready'; }\nfunction never() { " + "console.log('x');" * 200 + " }\nused();"
)
STYLE = "h1 { color: navy }\n.never { color: red }\n" + ".also-never { margin: 1px }\n" * 20
LATE = "setTimeout(() => { document.querySelector('main').style.background = 'navy'; }, 150);"


def filled(service: Service) -> str:
    service.answers["/a.js"] = Answer(SCRIPT.encode(), headers={"content-type": "text/javascript"})
    service.answers["/late.js"] = Answer(LATE.encode(), headers={"content-type": "text/javascript"})
    service.answers["/a.css"] = Answer(STYLE.encode(), headers={"content-type": "text/css"})
    body = '<main style="height:600px"><h1>Halls</h1><p>To let</p></main><script src="/late.js"></script>'
    return service.page("/page", f'<link rel="stylesheet" href="/a.css"><script src="/a.js"></script>{body}')


async def again(session: Session) -> LoadedAgain:
    assert loaded_again.gather.gather
    found = await loaded_again.gather.gather(session)
    assert isinstance(found, LoadedAgain)
    return found


async def test_one_more_load_is_filmed_and_tells_what_is_used(engine: Chromium, service: Service) -> None:
    async with engine.session(Device()) as session:
        await session.open(filled(service))
        await session.settle()
        asked = len(session.requests())
        found = await again(session)
        assert len(session.requests()) == asked  # the walk's own page asked for nothing
    assert (found.status, found.title, found.settled, found.carried) == (200, "Ready", True, True)
    assert found.walked_text_length == found.text_length > 0
    assert found.walked_document_bytes == found.document_bytes > 0
    by_name = {one.url.rpartition("/")[2]: one for one in found.files}
    assert by_name["a.js"].size == len(SCRIPT)
    assert by_name["a.js"].unused_share > 0.9
    assert by_name["late.js"].unused_share < 0.1
    assert (by_name["a.css"].kind, by_name["a.css"].used) == ("style", len("h1 { color: navy }"))
    assert found.first_paint_ms is not None
    assert found.complete_ms is not None
    assert found.complete_ms >= 150
    assert len(found.shots) >= 2


async def test_the_film_is_small_and_kept_beside_the_picture(engine: Chromium, service: Service) -> None:
    kept: list[bytes] = []

    def keep(jpeg: bytes, number: int) -> str:
        kept.append(jpeg)
        return f"evidence/000-film-{number:02d}.jpg"

    async with engine.session(Device()) as session:
        await session.open(filled(service))
        await session.settle()
        found = (await again(session)).kept(keep)
    assert 2 <= len(found.frames) <= 12
    assert found.frames[0].file == "evidence/000-film-00.jpg"
    assert [one.at_ms for one in found.frames] == sorted(one.at_ms for one in found.frames)
    for jpeg, frame in zip(kept, found.frames, strict=True):
        assert len(jpeg) <= 12_000
        with Image.open(BytesIO(jpeg)) as picture:
            assert (picture.width, picture.height) == (frame.width, frame.height)
            assert picture.width <= 320
    assert LoadedAgain.model_validate_json(found.model_dump_json(exclude_defaults=True)) == found


async def test_secrets_leave_no_film(engine: Chromium, service: Service) -> None:
    async with engine.session(Device(), secrets=["131052-308T"]) as session:
        await session.open(service.page("/mine", "<main><p>Your code: 131052-308T</p></main>"))
        await session.settle()
        found = await again(session)
    assert found.shots == ()
    assert "secret" in found.no_frames


async def test_what_may_not_be_asked_again_is_not(engine: Chromium, service: Service) -> None:
    form = '<form method="post" action="/sent"><button>Send</button></form>'
    service.page("/sent", "<p>Thank you</p>")
    async with engine.session(Device()) as session:
        await session.open(service.page("/form", form))
        button = await session.at("html > body > form > button")
        assert button
        await button.click()
        await session.settle()
        with pytest.raises(AuditorError, match="came by POST"):
            await again(session)
        await session.open(service.page("/kirjaudu-ulos", "<p>Bye</p>"))
        with pytest.raises(AuditorError, match="sign out"):
            await again(session)
        await session.open(service.page("/same", "<p>Here</p>"))
        await session.mark()  # from here on the document is the one of the visit before
        assert await again(session) == LoadedAgain()


async def test_a_token_of_unknown_kind_is_not_spoilt(engine: Chromium, service: Service) -> None:
    token = '<form method="post"><input type="hidden" name="{}" value="1"><button>Send</button></form>'
    async with engine.session(Device()) as session:
        await session.open(service.page("/once", token.format("my_token")))
        assert (await again(session)).carried is False
        await session.open(service.page("/known", token.format("csrfmiddlewaretoken")))
        assert (await again(session)).carried is True


FONT = next(Path("/usr/share/fonts").rglob("*.ttf"), None)
GIF = bytes.fromhex("47494638396101000100800000ff0000ffffff21f90401000000002c00000000010001000002024401003b")


async def said(engine: Chromium, service: Service, html: str) -> Assets:
    service.answers["/a.gif"] = Answer(GIF, headers={"content-type": "image/gif"})
    service.answers["/a.js"] = Answer(b"1", headers={"content-type": "text/javascript"})
    service.answers["/a.css"] = Answer(b"p { margin: 0 }", headers={"content-type": "text/css"})
    async with engine.session(Device()) as session:
        await session.open(service.put("/page", html))
        await session.settle()
        assert assets.gather.gather
        found = await assets.gather.gather(session)
    assert isinstance(found, Assets)
    return found


async def test_how_images_ask_for_their_room(engine: Chromium, service: Service) -> None:
    body = """<!doctype html><title>Images</title>
    <style>.ratio { width: 200px; aspect-ratio: 4 / 3 } .high { height: 90px } .wide { width: 100% }</style>
    <img src="/a.gif"><img src="/a.gif" width="40" height="30"><img class="ratio" src="/a.gif">
    <img class="high" src="/a.gif"><img class="wide" src="/a.gif"><img src="/a.gif" style="position:absolute">
    <img src="/a.gif" loading="lazy" fetchpriority="high">
    <picture><source srcset="/a.gif"><img src="/none.gif"></picture>"""
    images = (await said(engine, service, body)).images
    assert [one.sized for one in images] == [False, True, True, True, False, True, False, False]
    assert [one.lazy for one in images] == [False] * 6 + [True, False]
    assert images[6].priority == "high"
    assert (images[7].chosen, images[7].source.endswith("/a.gif")) == (True, True)
    assert images[0].natural == (1, 1)


async def test_which_scripts_and_sheets_hold_the_page_up(engine: Chromium, service: Service) -> None:
    html = """<!doctype html><head><title>Scripts</title><link rel="preload" as="image" href="/a.gif">
    <script src="/a.js"></script><script src="/a.js" defer></script><script type="module" src="/a.js"></script>
    <script>var a = 1;</script><script type="application/json">{}</script>
    <link rel="stylesheet" href="/a.css"><link rel="stylesheet" href="/a.css" media="print"></head>
    <body><p>Text</p><script src="/a.js" async></script></body>"""
    found = await said(engine, service, html)
    assert [(one.waits, one.head) for one in found.scripts] == [
        (True, True), (False, True), (False, True), (False, True), (False, False),
    ]  # fmt: skip
    assert [one.applies for one in found.sheets] == [True, False]
    assert found.ahead(service.url + "a.gif")


async def test_data_in_the_page_and_the_size_of_the_document(engine: Chromium, service: Service) -> None:
    long = "data:image/gif;base64," + base64.b64encode(GIF).decode() + "A" * 3000
    html = f"""<!doctype html><title>Data</title><style>p {{ background: url("{long}") }}</style><body>
    <div><div><p>Deep</p></div></div><ul>{"<li>One</li>" * 40}</ul><img src="{long}">"""
    found = await said(engine, service, html)
    assert found.data_bytes == 2 * len(long)
    assert found.images[0].source == "data:"
    assert (found.most_children, found.depth) == (40, 5)
    assert found.widest.endswith("ul")


async def test_fonts_tell_how_they_are_shown(engine: Chromium, service: Service) -> None:
    if FONT is None:
        pytest.skip("no font here")
    service.answers["/a.ttf"] = Answer(FONT.read_bytes(), headers={"content-type": "font/ttf"})
    html = """<!doctype html><title>Fonts</title><style>
    @font-face { font-family: "Own"; src: url(/a.ttf) } @font-face { font-family: Never; src: url(/b.ttf) }
    @font-face { font-family: Other; src: url(/a.ttf); font-display: swap }
    p { font-family: Own } b { font-family: Other }</style><p>Text <b>bold</b>"""
    fonts = (await said(engine, service, html)).fonts
    told = [(one.family, one.display, one.status, one.urls) for one in fonts]
    assert told == [
        ("own", "auto", "loaded", (service.url + "a.ttf",)),
        ("other", "swap", "loaded", (service.url + "a.ttf",)),
    ]


def noise(width: int, height: int, kind: str) -> bytes:
    """A picture that no format can make small."""
    into = BytesIO()
    Image.frombytes("RGB", (width, height), random.Random(7).randbytes(width * height * 3)).save(into, kind)
    return into.getvalue()


async def heard(engine: Chromium, service: Service, html: str, *ids: str) -> dict[str, list[Word]]:
    """What these rules say of a page that a phone loaded, on its line."""
    rules = [one(Rule, id_) for id_ in ids]
    needed = {need for rule in rules for need in rule.needs} | {Requests, Vitals}
    device, address = one(Persona, "mobile").device, service.put("/page", html)
    async with engine.session(device) as session:
        await session.open(address)
        settled = await session.settle(seconds=20)
        kinds = [kind for kind in every(EvidenceKind) if kind.kind in needed]
        found = await gather(session, kinds, NoPictures(), pictures=False)
    readers = {name: (lambda value=value: value) for name, value in found.items()}
    arrival = Arrival(step=0, url=address, status=200, wait_ms=settled.wait_ms)
    at = Visit(0, arrival, "mobile", "Journey", readers, line=MOBILE_4G)
    return {
        rule.id: [verdict.word for verdict in rule.ask(*(at if need is Visit else at.get(need) for need in rule.needs))]
        for rule in rules
    }


IMAGES = (
    "main-image-found-late",
    "image-without-size-moves-the-page",
    "image-in-an-old-format",
    "images-out-of-view-come-first",
)


@pytest.mark.parametrize(("mended", "word"), [(False, Word.FAILED), (True, Word.PASSED)])
async def test_images_as_a_phone_loads_them(engine: Chromium, service: Service, *, mended: bool, word: Word) -> None:
    service.answers["/hall.png"] = Answer(noise(300, 300, "PNG"), headers={"content-type": "image/png"})
    service.answers["/hall.webp"] = Answer(noise(300, 300, "WEBP"), headers={"content-type": "image/webp"})
    service.answers["/far.png"] = Answer(noise(200, 120, "PNG"), headers={"content-type": "image/png"})
    file, size = ("hall.webp", 'width="300" height="300"') if mended else ("hall.png", "")
    script = f"""<script>setTimeout(() => {{ const image = new Image();
    image.src = '/{file}'; document.querySelector('p').after(image); }}, 500)</script>"""
    main = f'<p>Hall</p><img src="/{file}" {size}>' if mended else f"<p>Hall</p>{script}"
    html = f"""<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Halls</title>
    <style>img {{ max-width: 100% }}</style><body><h1>Halls</h1><img src="/far.png" {"loading=lazy" if mended else ""}
    style="position:absolute; top: 5000px" width="200" height="120">{main}<p>{"Below. " * 80}</p>"""
    told = await heard(engine, service, html, *IMAGES)
    old = told.pop("image-in-an-old-format")
    assert old == ([] if mended else [Word.FAILED, Word.FAILED])
    # Whether Chromium keeps that a script asked for the image is a matter of moments.
    assert told.pop("main-image-found-late") in ([[word]] if mended else [[word], [Word.UNSURE]])
    assert {id_: word in words for id_, words in told.items()} == dict.fromkeys(told, True)


CODE = ("first-paint-held-up", "text-waits-for-its-font", "unused-script", "unused-style")


@pytest.mark.alone
@pytest.mark.parametrize("mended", [False, True])
async def test_code_as_a_phone_loads_it(engine: Chromium, service: Service, *, mended: bool) -> None:
    if FONT is None:
        pytest.skip("no font here")
    words = random.Random(7).randbytes(70_000).hex()
    script = f"function never() {{ return '{words}'; }}"
    style = "".join(f".never-{words[at : at + 12]} {{ color: red }}\n" for at in range(0, 30_000, 12))
    for name, body, kind in (("/a.js", script, "text/javascript"), ("/a.css", style, "text/css")):
        service.answers[name] = Answer((" " if mended else body).encode(), headers={"content-type": kind})
    service.answers["/own.ttf"] = Answer(FONT.read_bytes(), headers={"content-type": "font/ttf"})
    html = f"""<!doctype html><html lang="en"><title>Halls</title><link rel="stylesheet" href="/a.css">
    <script src="/a.js" {"defer" if mended else ""}></script>
    <style>@font-face {{ font-family: Own; src: url(/own.ttf); font-display: {"swap" if mended else "block"} }}
    body {{ font-family: Own }}</style><h1>Halls</h1><p>{"Text of the page. " * 50}</p>"""
    told = await heard(engine, service, html, *CODE)
    assert told == {
        "first-paint-held-up": [Word.PASSED if mended else Word.FAILED],
        "text-waits-for-its-font": [Word.PASSED if mended else Word.FAILED],
        "unused-script": [Word.PASSED if mended else Word.UNSURE],
        "unused-style": [Word.PASSED if mended else Word.UNSURE],
    }


async def test_a_walk_keeps_the_film_beside_its_visit(service: Service, tmp_path: Path) -> None:
    plan = plan_of(service.url, step("Halls", act("open", value=filled(service))))
    walk = (await walked(plan, tmp_path / "run", kinds=[loaded_again.gather], pictures=True, without=()))["desktop"]
    found = walk.visits[0].get(LoadedAgain)
    assert isinstance(found, LoadedAgain)
    assert len(found.frames) >= 2
    for frame in found.frames:
        with Image.open(tmp_path / "run" / frame.file) as picture:
            assert picture.size == (frame.width, frame.height)
