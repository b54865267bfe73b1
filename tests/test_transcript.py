"""A transcript tells what is heard of an accessibility tree; labels are held against names; values only."""

import pytest

from auditor.commons.label_in_name import holds
from auditor.commons.status_words import is_status
from auditor.commons.transcribing import MOST, Seen, transcribed
from auditor.evidence.accessibility_tree import Node
from auditor.evidence.transcript import Line, Transcript


def node(role: str, name: str = "", depth: int = 1, **more: object) -> Node:
    return Node(role=role, name=name, depth=depth, **more)  # type: ignore[arg-type]


def told(transcript: Transcript) -> list[tuple[str, ...]]:
    return [(line.kind, line.name, *line.states) for line in transcript.lines]


def test_texts_that_nothing_comes_between_are_one_line() -> None:
    nodes = [node("StaticText", "One"), node("StaticText", "two."), node("paragraph"), node("StaticText", "Three.")]
    assert told(transcribed(nodes)) == [("text", "One two."), ("text", "Three.")]


def test_a_control_is_heard_by_its_name_and_not_by_the_text_in_it() -> None:
    nodes = [
        node("button", "Order", depth=1),
        node("StaticText", "Book", depth=2),
        node("image", "", depth=2),
        node("StaticText", "After", depth=1),
    ]
    assert told(transcribed(nodes)) == [("control", "Order"), ("text", "After")]


def test_what_browsers_draw_in_a_control_is_not_told() -> None:
    nodes = [
        node("Date", "Day", depth=1),
        node("spinbutton", "Month", depth=3),
        node("button", "Show date picker", depth=2),
        node("combobox", "Town", depth=1, value="Oulu"),
        node("MenuListPopup", depth=2),
        node("option", "Oulu", depth=3),
        node("link", "On", depth=1),
    ]
    assert told(transcribed(nodes)) == [("control", "Day"), ("control", "Town"), ("control", "On")]
    assert transcribed(nodes).lines[1].value == "Oulu"


def test_states_are_told_in_words() -> None:
    states = {"checked": "mixed", "required": "true", "invalid": "false", "expanded": "false", "hasPopup": "menu"}
    [line] = transcribed([node("checkbox", "All", states=states)]).lines
    assert line.states == ("partly checked", "required", "collapsed", "opens a menu")


def test_landmarks_groups_and_dialogs_are_told_where_they_are_heard() -> None:
    nodes = [node("form"), node("form", "Search"), node("region"), node("group"), node("group", "Size"), node("dialog")]
    assert [(line.kind, line.role, line.trouble) for line in transcribed(nodes).lines] == [
        ("landmark", "form", ""),
        ("group", "group", ""),
        ("dialog", "dialog", "no-name"),
    ]


def test_trouble_stands_in_its_place() -> None:
    nodes = [
        node("heading", "Halls", path="h1", states={"level": "1"}),
        node("image", path="img"),
        node("image", path="svg"),
        node("button", path="b"),
        node("link", "Read on", path="a"),
        node("link", "Book the hall", path="c"),
    ]
    seen = {
        "img": Seen(tag="img"),
        "svg": Seen(tag="svg"),
        "a": Seen(tag="a", label="Opening hours"),
        "c": Seen(tag="a", label="Book"),
    }
    lines = transcribed(nodes, seen).lines
    assert lines[0] == Line(kind="heading", role="heading", name="Halls", level=1, path="h1")
    assert [(line.path, line.trouble, line.label) for line in lines[1:]] == [
        ("img", "no-alternative", ""),
        ("b", "no-name", ""),
        ("a", "name-lacks-label", "Opening hours"),
        ("c", "", ""),
    ]


def test_a_name_that_held_the_same_as_was_typed_is_not_held_against_its_label() -> None:
    [line] = transcribed([node("link", "Such as … 10 1990", path="a")], {"a": Seen(label="Such as 31 10 1990")}).lines
    assert (line.trouble, line.label) == ("", "")


def test_of_a_long_page_text_is_left_out_first() -> None:
    nodes = [node("heading", "Halls"), *(node("paragraph"), node("StaticText", "First")) * 2]
    long = nodes + [one for n in range(MOST) for one in (node("link", f"Link {n}"), node("StaticText", f"text {n}"))]
    found = transcribed(long)
    assert len(found.lines) == MOST
    assert [line.kind for line in found.lines[:4]] == ["heading", "text", "control", "control"]
    assert found.left_out == 1 + 2 + 2 * MOST - MOST


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Send", "Send"),
        ("SEND the message", "Send"),
        ("Send message to us", "Send message…"),
        ("Etunimi", "Etunimi *"),
        ("Sähköposti", "Sähköposti (pakollinen)"),
        ("Close", "×"),
        ("Seuraava sivu", "Seuraava →"),
        ("Kirjaudu sisään", "Kirjau\u00addu sisään"),
        ("E-mail address", "Email"),
        ("Nonstandard fee", "Non-standard fee"),
        ("Go on to page two", "2"),
    ],
)
def test_a_name_that_holds_its_label(name: str, label: str) -> None:
    assert holds(name, label) is True


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Order it", "Book a hall"),
        ("Etsi", "Hae"),
        ("Skicka", "Lähetä"),
        ("Opening hours", "Read more"),
        ("Add the blue ball to the basket", "Add to basket"),
        ("Hall booking", "Hallbooking"),  # in pieces: so says the W3C's rule 2ee8b8
        ("VTT", "V T T"),
    ],
)
def test_a_name_that_certainly_lacks_its_label(name: str, label: str) -> None:
    assert holds(name, label) is False


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Hall, the book", "Book hall"),  # in another order
        ("Hallbooking", "Hall booking"),  # joined
        ("Terms and conditions", "Terms & conditions"),  # a sign is said as a word
        ("Messages, you have 3 new", "Messages 3 new"),  # a number
        ("Varaus", "Varaa"),  # a form of the word
        ("Monday 14 July", "Mon"),  # short for it
        ("Read about halls", "Read more about halls"),  # most of it
        ("Hall", "Jokiranta A large hall with four courts open daily"),  # too long to be a label
    ],
)
def test_a_name_that_a_person_must_judge(name: str, label: str) -> None:
    assert holds(name, label) is None


@pytest.mark.parametrize(
    "text",
    [
        "3 halls found",
        "Valittu aika: 18.00–19.00",
        "Virhe: tarkista sähköpostiosoite",
        "Löytyi 3 hallia",
        "Varan har lagts till i varukorgen",
        "Inga träffar",
        "Enter a valid date: the day is missing",
        "Your changes were saved.",
    ],
)
def test_status_messages_are_known_by_their_words(text: str) -> None:
    assert is_status(text)


@pytest.mark.parametrize("text", ["", "Company name", "Opening hours 9–17", "Jokirannan liikuntahalli", "error " * 30])
def test_other_words_are_none(text: str) -> None:
    assert not is_status(text)
