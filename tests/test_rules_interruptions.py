"""The rules on interruptions that need more than one page, on plain values."""

import pytest

from auditor.catalogue import one
from auditor.commons.interruptions import kind_of, says
from auditor.evidence.interruptions import Closer, Interruptions, Over
from auditor.evidence.touches import Touch, Touches
from auditor.model import Arrival, Evidence, Visit, Walk
from auditor.parts import Rule

OFFER = Over(path="#offer", text="See our autumn offers", share=0.4, closers=(Closer(path="#offer > button"),))


def visit(number: int, *evidence: Evidence, new: bool = True) -> Visit:
    read = {type(one).__name__: (lambda one=one: one) for one in evidence}
    return Visit(
        number, Arrival(step=number, url=f"https://s.example/{number}", new_document=new), "desktop", "J", read
    )


def said(*visits: Visit) -> list[tuple[str, str]]:
    """What the rule says of a walk: word and path."""
    walk = Walk(journey="J", persona="desktop", conditions="desktop", visits=visits, finished=True)
    return [(verdict.word.value, verdict.path) for verdict in one(Rule, "overlay-comes-again").ask(walk)]


def shown(*layers: Over) -> Interruptions:
    return Interruptions(layers=layers)


def closing(**more: object) -> Touches:
    return Touches(touches=(Touch(action="click", words="click", **more),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "closed", [closing(path="#send", covered_by="#offer > p", uncovered=True), closing(path="#offer > button")]
)
def test_what_was_closed_and_comes_again(closed: Touches) -> None:
    assert said(visit(0, shown(OFFER), closed), visit(1, shown(OFFER))) == [("passed", "#offer"), ("failed", "#offer")]


def test_what_was_not_closed_may_stay() -> None:
    assert said(visit(0, shown(OFFER), closing(path="#send")), visit(1, shown(OFFER))) == []


def test_what_stays_on_the_same_document_was_not_shown_again() -> None:
    closed = closing(path="#offer > button")
    assert said(visit(0, shown(OFFER), closed), visit(1, shown(OFFER), new=False)) == [("passed", "#offer")]


def test_another_layer_and_one_from_beside_the_walk_are_not_the_same() -> None:
    closed = closing(path="#offer > button")
    other, late = OFFER.model_copy(update={"text": "Your time runs out"}), OFFER.model_copy(update={"late": True})
    assert said(visit(0, shown(OFFER), closed), visit(1, shown(other)), visit(2, shown(late))) == [("passed", "#offer")]


@pytest.mark.parametrize(
    ("text", "email", "kind"),
    [
        ("Tilaa uutiskirjeemme ja saat tarjoukset", True, "newsletter"),
        ("Prenumerera på vårt nyhetsbrev", True, "newsletter"),
        ("Subscribe to our newsletter", True, "newsletter"),
        ("Subscribe to our newsletter", False, ""),
        ("Kirjaudu sisään sähköpostilla", True, ""),
        ("Käytämme evästeitä ja lähetämme uutiskirjeen", True, "consent"),
        ("Hur nöjd är du med sidan?", False, "survey"),
        ("Vastaa kyselyyn", False, "survey"),
        ("Your session ends in five minutes", False, ""),
        ("Lataa sovellus puhelimeesi", False, "app"),
        ("Apply for a grant", False, ""),
    ],
)
def test_what_a_layer_is_about(text: str, email: bool, kind: str) -> None:  # noqa: FBT001 - the very value
    assert kind_of(Over(path="#x", text=text, email=email, fields=int(email))) == kind


@pytest.mark.parametrize(
    ("text", "hurries"),
    [
        ("Only 2 left at this price", True),
        ("Only 2 documents are needed", False),
        ("12 people are looking at this room", True),
        ("Enää 3 paikkaa jäljellä", True),
        ("Paikkoja on 20", False),
        ("Bara 4 platser kvar", True),
        ("Ansökan slutar 30.4.", False),
        ("The application period ends on 30 April.", False),
    ],
)
def test_words_that_hurry(text: str, hurries: bool) -> None:  # noqa: FBT001 - the very value
    assert bool(says("urgency", text)) is hurries


@pytest.mark.parametrize(("share", "modal", "asked"), [(0.7, False, 1), (0.4, False, 0), (0.7, True, 0)])
def test_a_cookie_notice_over_more_than_half_of_the_view(share: float, *, modal: bool, asked: int) -> None:
    notice = Over(
        path="#c", text="We use cookies to count visits.", share=share, modal=modal, lies_over=True, controls=2
    )
    seen = shown(notice.model_copy(update={"shown": True, "in_view": True, "position": "fixed"}))
    assert [verdict.word.value for verdict in one(Rule, "overlay-nobody-opened").ask(seen)] == ["unsure"] * asked
