"""What rules judge by together, asked of plain values: texts of one kind, labels that several fields have."""

import pytest
from builders import said

from auditor.catalogue import one
from auditor.commons.contrast import verified_contrast
from auditor.commons.form_pieces import named_twice
from auditor.evidence.contrast_pixels import ContrastPixels, MeasuredText, Ratios
from auditor.evidence.dom import Dom
from auditor.evidence.forms import Forms, Piece
from auditor.evidence.markup import Heading, Markup, Passage
from auditor.parts import Rule

PRICE = "#books > li:nth-of-type({}) > p:nth-of-type(1)"


def measured(path: str, ratio: float) -> MeasuredText:
    ratios = Ratios(least=ratio, quarter=ratio, middle=ratio, most=ratio)
    return MeasuredText(path=path, font_size=16, font_weight=400, letters=6, best=ratios, usual=ratios)


@pytest.mark.parametrize(
    ("ratios", "path", "word"),
    [
        ([7.0, 7.0, 7.0], PRICE.format(9), "right"),
        ([3.1, 3.1, 3.1], PRICE.format(9), "wrong"),
        ([7.0, 3.1, 7.0], PRICE.format(9), "unclear"),
        ([7.0, 7.0], PRICE.format(9), "unclear"),
        ([7.0, 7.0, 7.0], "#books > li:nth-of-type(9) > p:nth-of-type(2)", "unclear"),
        ([7.0, 7.0, 7.0], "#books > li:nth-of-type(9) > a:nth-of-type(1)", "unclear"),
    ],
)
def test_texts_over_the_limit_are_judged_by_those_of_their_kind(ratios: list[float], path: str, word: str) -> None:
    texts = tuple(measured(PRICE.format(n), ratio) for n, ratio in enumerate(ratios, 1))
    found = verified_contrast(ContrastPixels(texts=texts, unmeasured=(path,)), path)
    assert found is not None
    assert (found.word, found.message) == (word, "")


def field(label: str) -> Piece:
    return Piece(kind="field", path=f"#{label}", text=label)


MESSAGE = Piece(kind="text", path="#error", text="Enter a correct username and password.")
BUTTON = Piece(kind="button", path="#go", text="Go")


def test_a_message_before_a_form_means_the_field_of_that_form() -> None:
    user, password = field("Username"), field("Password")
    two_forms = (MESSAGE, user, password, BUTTON, password, BUTTON)
    assert named_twice(MESSAGE, Forms(pieces=two_forms)) == ""
    assert named_twice(MESSAGE, Forms(pieces=(MESSAGE, user, password, password, BUTTON))) == "password"
    assert named_twice(MESSAGE, Forms(pieces=(user, password, BUTTON, password, MESSAGE, BUTTON))) == "password"


@pytest.mark.parametrize(("name", "count"), [("Where should we send it?", 0), ("Weather", 1)])
def test_a_question_need_not_share_a_word_with_its_answer(name: str, count: int) -> None:
    text = "The small hall costs twenty euros an hour, and the large hall forty euros, on working days."
    markup = Markup(
        headings=(Heading(path="#h", tag="h2", order=1, name=name, text=name, landmark="main"),),
        passages=(Passage(path="#p", tag="p", order=2, text=text, landmark="main"),),
    )
    assert len(said(one(Rule, "heading-does-not-fit"), markup, Dom(url="/", title="Halls"))) == count
