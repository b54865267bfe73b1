"""Rules on sound and film, asked of values: what is known of a player decides what is said of it."""

import pytest

from auditor.catalogue import one
from auditor.evidence.media import Hint, Media, Player, Track
from auditor.parts import Rule

FILM = Player(path="#film", tag="video", controls=True, seconds=60, sound=True, picture=True, frames_read=4)
SILENT = FILM.model_copy(update={"sound": False})
TALK = Player(path="#talk", tag="audio", controls=True, seconds=60, sound=True, picture=False)
TITLE = "The mayor's speech on the first of May"
STORY = "The park was opened in 1904. It was laid out by a gardener from Turku, who had seen the parks of Berlin. " * 2
TELLS = {
    "en": "The video shows how the lock is opened. You press the round button on the left, then turn the key twice.",
    "fi": "Videolla näytetään, miten lukko avataan. Ensin painetaan pyöreää nappia vasemmalla, sitten käännetään "
    "avainta "
    "kahdesti oikealle ja vedetään ovesta.",
    "sv": "Filmen visar hur låset öppnas. Först trycker man på den runda knappen, sedan vrider man om nyckeln.",
}
AGAIN = {
    "en": STORY + "Watch the video below to see the same information in video form.",
    "fi": STORY + "Voit myös katsoa videon, jossa kerrotaan samat asiat.",
    "sv": STORY + "Du kan också titta på filmen, som berättar samma sak.",
}


def said(rule: str, *players: Player, links: tuple[str, ...] = ()) -> list[str]:
    media = Media(players=players, links=tuple(Hint(path="#hint", text=text) for text in links))
    return [verdict.word.value for verdict in one(Rule, rule).ask(media)]


def like(player: Player, **more: object) -> Player:
    return player.model_copy(update=more)


def tracks(*found: tuple[str, int | None]) -> tuple[Track, ...]:
    return tuple(Track(kind=kind, cues=cues) for kind, cues in found)


@pytest.mark.parametrize(
    ("film", "word"),
    [
        (FILM, "failed"),
        (like(FILM, near=TITLE), "failed"),
        (like(FILM, tracks=tracks(("captions", 0))), "failed"),
        (like(FILM, tracks=tracks(("descriptions", 4))), "failed"),
        (like(FILM, tracks=tracks(("captions", 12))), "passed"),
        (like(FILM, tracks=tracks(("subtitles", None))), "passed"),
        (like(FILM, lettered=4), "passed"),
        (like(FILM, near=AGAIN["fi"]), "passed"),
        (like(FILM, sound=None), "unsure"),
        (like(FILM, frames_read=1), "unsure"),
        (like(FILM, near="With subtitles in Finnish."), "unsure"),
        (like(FILM, tag="iframe", source="https://www.youtube.com/embed/x"), "unsure"),
    ],
)
def test_captions(film: Player, word: str) -> None:
    assert said("film-without-captions", film) == [word]


@pytest.mark.parametrize(
    "film",
    [
        SILENT,
        like(FILM, failed=True),
        like(FILM, live=True),
        like(FILM, visible=False),
        TALK,
        like(FILM, muted=True, autoplay=True, controls=False),
    ],
)
def test_captions_are_not_asked_of_what_needs_none(film: Player) -> None:
    assert said("film-without-captions", film) == []


def test_a_link_to_captions_is_looked_at() -> None:
    assert said("film-without-captions", FILM, links=("Tekstitetty versio",)) == ["unsure"]


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_words_that_tell_the_film_are_known(language: str) -> None:
    assert said("silent-film-without-alternative", like(SILENT, near=TELLS[language])) == ["passed"]
    assert said("film-without-description", like(FILM, near=TELLS[language])) == ["passed"]
    assert said("film-without-captions", like(FILM, near=TELLS[language])) == ["failed"]


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_words_that_say_that_the_recording_stands_for_the_text_are_known(language: str) -> None:
    for rule in ("silent-film-without-alternative", "film-without-description", "film-without-captions"):
        film = SILENT if rule.startswith("silent") else FILM
        assert said(rule, like(film, near=AGAIN[language])) == ["passed"]


def test_a_silent_film_is_told_by_words_or_a_voice() -> None:
    rule = "silent-film-without-alternative"
    assert said(rule, SILENT) == ["failed"]
    assert said(rule, like(SILENT, near=STORY)) == ["unsure"]
    assert said(rule, SILENT, TALK) == ["passed"]
    assert said(rule, SILENT, links=("Videon tekstivastine",)) == ["passed"]
    assert said(rule, like(SILENT, muted=True, autoplay=True, controls=False)) == []
    assert said(rule, like(SILENT, sound=None)) == []


@pytest.mark.parametrize("link", ["Transcript", "Lue litterointi", "Textversion av talet"])
def test_a_transcript_that_is_spoken_of_is_believed(link: str) -> None:
    assert said("audio-without-transcript", TALK, links=(link,)) == ["passed"]


def test_a_recording_without_any_text() -> None:
    rule = "audio-without-transcript"
    assert said(rule, TALK) == ["failed"]
    assert said(rule, like(TALK, near=TITLE)) == ["failed"]
    assert said(rule, like(TALK, near=STORY)) == ["unsure"]
    assert said(rule, like(TALK, sound=None)) == ["unsure"]
    assert said(rule, like(TALK, seconds=2)) == []
    assert said(rule, like(TALK, visible=False)) == []
    assert said(rule, TALK, FILM) == ["unsure"]  # it may be the film's description


def test_a_film_that_is_described() -> None:
    rule = "film-without-description"
    assert said(rule, FILM) == ["unsure"]
    assert said(rule, like(FILM, near=STORY)) == ["unsure"]
    assert said(rule, FILM, links=("Kuvailutulkattu versio",)) == ["passed"]
    assert said(rule, FILM, like(TALK, source="https://halls.example/audio-description.mp3")) == ["passed"]


def test_sound_that_starts_by_itself() -> None:
    rule = "sound-starts-by-itself"
    loud = like(TALK, autoplay=True, controls=False)
    assert said(rule, loud) == ["failed"]
    assert said(rule, like(loud, seconds=None)) == ["unsure"]
    assert said(rule, like(loud, seconds=2)) == ["passed"]
    assert said(rule, like(loud, seconds=2, loop=True)) == ["failed"]
    assert said(rule, like(loud, stops=("#pause",))) == ["passed"]
    assert said(rule, like(loud, controls=True, hidden=True)) == ["failed"]
    assert said(rule, like(loud, muted=True)) == []
