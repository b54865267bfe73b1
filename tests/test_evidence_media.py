"""Pictures, sound and film, read from real pages in a real browser."""

from pathlib import Path

from service import Answer, Service

from auditor.commons.pictures import file_of
from auditor.engines.chromium import Chromium
from auditor.evidence import images, media
from auditor.evidence.images import Images
from auditor.evidence.media import Media
from auditor.session import Device

FILES = Path(__file__).parent / "media"
WORDS = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='60'><rect width='300' height='60' fill='white'/>"
    "<text x='10' y='38' font-family='sans-serif' font-size='24'>Book by Friday noon</text></svg>"
)
HILLS = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='160' height='120'><rect width='160' height='120' fill='skyblue'/>"
    "<path d='M0 90L40 40L90 70L160 20V120H0Z' fill='green'/></svg>"
)
CUES = "WEBVTT\n\n00:00.000 --> 00:02.000\nA tone.\n\n00:02.000 --> 00:06.000\nThe tone goes on.\n"


def filled(service: Service) -> None:
    for name, kind, text in (("words", "svg+xml", WORDS), ("hills", "svg+xml", HILLS)):
        service.answers[f"/{name}.svg"] = Answer(text.encode(), headers={"content-type": f"image/{kind}"})
    for name in ("film_sound", "film_silent"):
        body = (FILES / f"{name}.webm").read_bytes()
        service.answers[f"/{name}.webm"] = Answer(body, headers={"content-type": "video/webm"})
    service.answers["/film.vtt"] = Answer(CUES.encode(), headers={"content-type": "text/vtt"})


async def seen(engine: Chromium, service: Service, body: str) -> tuple[Images, Media]:
    filled(service)
    async with engine.session(Device()) as session:
        await session.open(service.page("/page", body))
        await session.settle()
        assert images.gather.gather
        assert media.gather.gather
        pictures, players = await images.gather.gather(session), await media.gather.gather(session)
    assert isinstance(pictures, Images)
    assert isinstance(players, Media)
    return pictures, players


async def test_letters_are_told_from_other_shapes(engine: Chromium, service: Service) -> None:
    body = "<img src='/words.svg' alt='Book'><img src='/hills.svg' alt='Hills'><img src='/none.png' alt='No'>"
    words, hills, none = (await seen(engine, service, body))[0].of("img")
    assert words.shape
    assert words.shape.letters >= 8
    assert words.shape.text_share > 0.9
    assert hills.shape
    assert hills.shape.letters == 0
    assert not hills.shape.blank
    assert none.shape is None


async def test_what_stands_around_a_picture_is_told(engine: Chromium, service: Service) -> None:
    body = """<main><p>The way to the hall:</p><img src="/hills.svg" alt="">
    <figure><a href="/hall"><img src="/hills.svg" alt="Hills"> The hall</a>
    <figcaption>Seen from <b>north</b></figcaption></figure>
    <div aria-hidden="true"><img src="/hills.svg" alt="Not heard"></div>
    <p style="width:90px;height:40px;background:url(/hills.svg)"></p></main>"""
    plain, linked, silent, background = (await seen(engine, service, body))[0].pictures
    assert (plain.before, plain.exposed, plain.landmark) == ("The way to the hall:", False, "main")
    assert (linked.caption, linked.link_text, file_of(linked)) == ("Seen from north", "The hall", "hills.svg")
    assert silent.hidden
    assert not silent.exposed
    assert (background.kind, file_of(background)) == ("background", "hills.svg")


async def test_sound_is_told_from_silence_and_captions_are_counted(engine: Chromium, service: Service) -> None:
    body = """<main><h1>Films</h1>
    <video controls src="/film_sound.webm"><track kind="captions" srclang="en" src="/film.vtt"></video>
    <video controls src="/film_silent.webm"><track kind="captions" srclang="en" src="/none.vtt"></video>
    <video controls src="/none.webm"></video>
    <a href="/text">Transcript of the film</a></main>"""
    _, found = await seen(engine, service, body)
    loud, silent, none = found.players
    assert (loud.sound, loud.picture, loud.failed, loud.frames_read, loud.lettered) == (True, True, False, 4, 0)
    assert loud.seconds
    assert 6 < loud.seconds < 8
    assert [track.cues for track in loud.tracks] == [2]
    assert (silent.sound, silent.picture) == (False, True)
    assert [track.cues for track in silent.tracks] == [0]
    assert none.failed
    assert [hint.text for hint in found.links] == ["Transcript of the film"]


async def test_only_what_everybody_may_come_to_is_text_beside_a_player(engine: Chromium, service: Service) -> None:
    off = "position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden"
    body = f"""<article><video controls src="/film_silent.webm"></video><p>Seen.</p><p style="{off}">Heard.</p>
    <p hidden>Gone.</p><p aria-hidden="true">Silent.</p><button>Pause</button><button hidden>Mute</button></article>"""
    [player] = (await seen(engine, service, body))[1].players
    assert player.near == "Seen. Heard. Pause"
    assert player.stops == ("html > body > article > button:nth-of-type(1)",)


async def test_a_page_without_pictures_and_players_has_nothing_to_tell(engine: Chromium, service: Service) -> None:
    pictures, players = await seen(engine, service, "<main><h1>Halls</h1><p>Open.</p></main>")
    assert pictures.pictures == ()
    assert players.players == ()
    assert players.links == ()
