"""What is typed wrongly into which field, what came of sending a form, and what rules say of it, on plain values."""

from typing import Any

import pytest
from builders import asked, dom, element, said, visit, walk

from auditor.catalogue import one
from auditor.commons.mistakes import apart, refused, suggests
from auditor.commons.submits import destroys, goes_on, makes
from auditor.evidence.touches import After
from auditor.evidence.trials import Keep, Keeps, KeptField, Left, News, Repeat, Repeats, Trial, Trials, TriedField
from auditor.model import Impact, Walk, Word
from auditor.parts import Rule
from auditor.personas.mistakes import Field, wrong_value
from auditor.personas.shown import Answer, Button, Form, Sending, Shown, ShownField, ShownNews, outcome, trial

FAILED, UNSURE, PASSED = Word.FAILED, Word.UNSURE, Word.PASSED

WRONG: dict[str, tuple[dict[str, Any], str | None, str | None]] = {
    "e-mail by type": ({"type": "email"}, "e-mail", "name.example.org"),
    "e-mail by its label": ({"label": "Sähköposti (pakollinen)"}, "e-mail", "name.example.org"),
    "e-mail by autocomplete": ({"autocomplete": "shipping email"}, "e-mail", "name.example.org"),
    "day after the last": ({"type": "date", "max": "2026-02-28"}, "date", "2026-03-01"),
    "day before the first": ({"type": "date", "min": "2026-03-01"}, "date", "2026-02-28"),
    "born in a far day": ({"type": "date", "label": "Födelsedatum"}, "date", "2999-12-31"),
    "any day": ({"type": "date", "label": "When do you come"}, None, None),
    "a date that is typed": ({"label": "Syntymäaika"}, "date", "31.13.2020"),
    "a day alone": ({"label": "Day", "inputmode": "numeric"}, "date", "32"),
    "a month alone": ({"autocomplete": "bday-month"}, "date", "13"),
    "more than the most": ({"type": "number", "max": "10"}, "number", "11"),
    "less than the least": ({"type": "number", "min": "1"}, "number", "0"),
    "half a thing": ({"type": "number"}, "number", "0.5"),
    "any number": ({"type": "number", "step": "any"}, None, None),
    "letters for digits": ({"inputmode": "numeric", "label": "How many"}, "number", "abc"),
    "telephone": ({"type": "tel"}, "telephone", "12ab"),
    "telephone by its label": ({"label": "Puhelinnumero"}, "telephone", "12ab"),
    "address": ({"type": "url"}, "address", "example"),
    "postcode": ({"autocomplete": "postal-code", "inputmode": "numeric"}, "postcode", "x"),
    "postcode by its label": ({"label": "Postnummer"}, "postcode", "x"),
    "pattern": ({"pattern": "[A-Z]{3}"}, "pattern", "x"),
    "pattern of one sign": ({"pattern": "x"}, "pattern", "0"),
    "pattern that is none here": ({"pattern": r"\p{L}+"}, None, None),
    "pattern that takes all": ({"pattern": ".*"}, None, None),
    "too short": ({"minlength": 5}, "length", "xxxx"),
    "a name": ({"label": "Name"}, None, None),
    "a password": ({"type": "password", "minlength": 8}, None, None),
    "a card": ({"autocomplete": "cc-number", "inputmode": "numeric"}, None, None),
    "a code that was sent": ({"autocomplete": "one-time-code", "pattern": "[0-9]{6}"}, None, None),
    "a search": ({"label": "Hae", "minlength": 3}, None, None),
    "a choice": ({"type": "select", "label": "Country"}, None, None),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_fits_the_kind_of_field(name: str) -> None:
    told, kind, text = WRONG[name]
    wrong = wrong_value(Field(key="k", path="#k", **told))
    assert ((wrong.kind, wrong.text) if wrong else (None, None)) == (kind, text)


def test_buttons_are_told_apart_by_their_words() -> None:
    for name in ("Delete account", "Peru varaus", "Logga ut", "Cancel", "Kirjaudu ulos"):
        assert destroys(name), name
    for name in ("Send", "Maksa 18,00 €", "Lähetä viesti", "Beställ", "Place order", "Confirm submission"):
        assert makes(name), name
        assert not destroys(name), name
    for name in ("Continue", "Jatka", "Nästa", "Save and continue", "Search", "Sign in", "Kirjaudu sisään", "Sök"):
        assert not makes(name), name
        assert goes_on(name), name


# What came of pressing.

FORM = Form(path="#f", fields=(Field(key="name", path="#name", label="Name", required=True),))
BUTTON = Button(path="#go", name="Send")
HERE = Shown(form=FORM, fields=(ShownField(key="name"),))


def shown(**more: Any) -> Shown:
    return HERE.model_copy(update=more)


BUBBLE = shown(refused=1, seen=1, fields=(ShownField(key="name", said="Fill in this field.", focused=True),))
OUTCOMES: dict[str, tuple[Answer, str]] = {
    "the browser stops it": (Answer(BUBBLE), "browser"),
    "a script asks the browser and points at nothing": (Answer(shown(refused=1, seen=1)), "nothing"),
    "the browser cannot say why": (Answer(shown(refused=1, unseen=("#x",))), "browser"),
    "the page forbids the browser to say": (
        Answer(shown(refused=1, seen=1, silenced=True, news=(ShownNews(text="No", path="p"),))),
        "page",
    ),
    "a script stops it": (Answer(shown(news=(ShownNews(text="Enter a name", path="p"),))), "page"),
    "the focus alone": (Answer(HERE, after=After(focus_moved=True)), "page"),
    "nothing": (Answer(HERE, after=After()), "nothing"),
    "the service sends it back": (Answer(HERE, new_document=True, status=200), "service"),
    "the service refuses what a script sent": (Answer(HERE, statuses=(422,)), "service"),
    "sent, and nobody knows": (Answer(HERE, statuses=(200,)), "unclear"),
    "sent, and a field is marked": (
        Answer(shown(fields=(ShownField(key="name", invalid=True),)), statuses=(200,)),
        "service",
    ),
    "taken": (Answer(shown(shown=False, form=None), new_document=True, status=200), "accepted"),
    "an error page": (Answer(shown(shown=False, form=None), new_document=True, status=500), "error-page"),
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_who_stopped_a_form_is_known(name: str) -> None:
    answer, expected = OUTCOMES[name]
    assert outcome(FORM, BUTTON, answer) == expected


def test_a_form_that_the_browser_is_not_to_check_is_not_stopped_by_it() -> None:
    quiet = BUTTON.model_copy(update={"quiet": True})
    assert outcome(FORM, quiet, Answer(BUBBLE)) != "browser"


def test_what_was_typed_is_replaced_wherever_the_page_repeats_it() -> None:
    told = shown(news=(ShownNews(text="“Maija” is no name", path="p", place="name"),), title="Maija")
    noted = trial(FORM, BUTTON, Sending("wrong", {}, {"name": "Maija"}), Answer(told, new_document=True, status=422))
    assert noted.news[0].text == "“…” is no name"
    assert "Maija" not in noted.model_dump_json()
    assert (noted.news[0].place, noted.status) == ("#name", 422)


def test_lost_is_what_stands_as_if_nothing_had_been_typed() -> None:
    for now, kept in ((7.0, True), (8.0, True), (1.0, False)):
        sending = Sending("wrong", {}, {"name": "Maija"}, {"name": 7.0}, {"name": 1.0})
        answer = Answer(shown(fields=(ShownField(key="name", digest=now),)), new_document=True, status=422)
        assert trial(FORM, BUTTON, sending, answer).fields[0].kept is kept


# What rules say.

NAME = TriedField(path="#name", label="Name", sent="empty", required=True, box=(0, 100, 200, 30))
MAIL = TriedField(path="#mail", label="E-mail", sent="wrong", kind="e-mail", box=(0, 200, 200, 30))
CITY = TriedField(path="#city", label="City", sent="right", box=(0, 300, 200, 30))
BAD_NAME = NAME.model_copy(update={"invalid": True})


def sent(outcome: str = "service", *fields: TriedField, **more: Any) -> Trials:
    told = {"path": "#f", "name": "Send", "sent": "wrong" if MAIL in fields else "empty", **more}
    return Trials(trials=(Trial(outcome=outcome, fields=fields or (NAME,), **told),))  # type: ignore[arg-type]


def says(rule: str, *needs: Any) -> list[tuple[Word, str]]:
    return said(one(Rule, rule), *needs)


AT_NAME = News(text="Enter your name", path="p", place="#name", box=(0, 132, 200, 20))
AT_MAIL = News(text="This is not right", path="p", place="#mail", box=(0, 232, 200, 20))


def test_an_error_that_no_text_tells_is_certain_where_a_required_field_was_empty() -> None:
    assert says("error-not-told", sent("page")) == [(FAILED, "#f")]
    assert says("error-not-told", sent("service", status=422)) == [(FAILED, "#f")]
    assert says("error-not-told", sent("service", MAIL, status=422)) == [(UNSURE, "#f")]
    # A form that comes back without a word may have been taken.
    assert says("error-not-told", sent("service", status=200)) == []
    for told in ({"news": (AT_NAME,)}, {"dialogs": ("Enter your name",)}, {"title": "Error"}):
        assert says("error-not-told", sent("page", **told)) == [(PASSED, "#name")]
    assert says("error-not-told", sent("page", after=After(announced=("Enter a name",)))) == [(PASSED, "#name")]
    said_by_browser = NAME.model_copy(update={"said": "Fill in this field."})
    assert says("error-not-told", sent("browser", said_by_browser)) == [(PASSED, "#name")]
    assert says("error-not-told", sent("accepted")) == []


def test_a_field_that_is_marked_while_all_words_speak_of_others_is_not_told() -> None:
    other = NAME.model_copy(update={"path": "#other", "label": "Other"})
    tied = News(text="Fill this in", path="p", tied=("#other",))
    near = News(text="Fill this in", path="p", place="#other")  # it may be meant for all
    assert says("error-not-told", sent("page", BAD_NAME, other, news=(tied,))) == [
        (FAILED, "#name"),
        (PASSED, "#other"),
    ]
    assert says("error-not-told", sent("page", BAD_NAME, other, news=(near,))) == [
        (PASSED, "#name"),
        (PASSED, "#other"),
    ]


def test_errors_in_the_same_document_are_announced_or_take_the_focus() -> None:
    silent = sent("page", news=(AT_NAME,), after=After(changed=True))
    assert says("error-not-announced", silent) == [(FAILED, "p")]
    for after in (After(announced=("x",)), After(perhaps_announced=("x",)), After(focus_moved=True)):
        assert says("error-not-announced", sent("page", news=(AT_NAME,), after=after)) == [(PASSED, "#f")]
    focused = NAME.model_copy(update={"focused": True})
    assert says("error-not-announced", sent("page", focused, news=(AT_NAME,), after=After())) == [(PASSED, "#f")]
    for left in (sent("page", news=(AT_NAME,)), sent("service", news=(AT_NAME,), new_document=True, after=After())):
        assert says("error-not-announced", left) == []


def test_a_suggestion_is_looked_for_in_what_came_the_label_and_the_hint() -> None:
    assert says("error-without-suggestion", sent("service", MAIL, news=(AT_MAIL,))) == [(UNSURE, "#mail")]
    better = AT_MAIL.model_copy(update={"text": "Write it like maija@post.fi"})
    assert says("error-without-suggestion", sent("service", MAIL, news=(better,))) == [(PASSED, "#mail")]
    hinted = MAIL.model_copy(update={"hint": "Esimerkiksi maija at posti"})
    assert says("error-without-suggestion", sent("service", MAIL, hinted, news=(AT_MAIL,)))[-1] == (PASSED, "#mail")
    browsers = MAIL.model_copy(update={"said": "Please include an '@'."})
    assert says("error-without-suggestion", sent("browser", browsers, sent="wrong")) == [(PASSED, "#mail")]
    pattern = MAIL.model_copy(update={"said": "Please match the requested format.", "kind": "pattern"})
    assert says("error-without-suggestion", sent("browser", pattern, sent="wrong")) == [(UNSURE, "#mail")]
    password = TriedField(path="#p", type="password", sent="right")
    assert says("error-without-suggestion", sent("service", MAIL, password, news=(AT_MAIL,))) == []


def test_what_shows_how_a_value_should_be() -> None:
    for text in ("Enter five digits", "Kirjoita esimerkiksi 00100", "Minst åtta tecken", "It must be a whole number"):
        assert suggests(text), text
    for text in ("Invalid value", "Tarkista sähköposti", "Ogiltigt värde", "This is not right"):
        assert not suggests(text), text


def test_an_error_far_from_its_field_is_left_to_a_person() -> None:
    above = News(text="Name is missing", path="p", box=(0, -400, 200, 20))
    assert says("error-far-from-field", sent("service", news=(above,))) == [(UNSURE, "#name")]
    linked = above.model_copy(update={"links": ("#name",)})
    assert says("error-far-from-field", sent("service", news=(linked,))) == [(PASSED, "#name")]
    assert says("error-far-from-field", sent("service", news=(above, AT_NAME))) == [(PASSED, "#name")]
    assert says("error-far-from-field", sent("service", news=(News(text="Sorry", path="p"),))) == []
    assert apart((0, 0, 10, 10), (0, 30, 10, 10)) == 20
    assert apart((0, 0, 10, 10), None) is None


def test_what_is_lost_after_an_error_is_certain_where_it_was_right() -> None:
    gone, wrong_gone = CITY.model_copy(update={"kept": False}), MAIL.model_copy(update={"kept": False})
    kept = CITY.model_copy(update={"kept": True})
    assert says("input-lost-after-error", sent("service", gone, status=422, sent="wrong")) == [(FAILED, "#city")]
    assert says("input-lost-after-error", sent("service", wrong_gone, kept, status=422)) == [(UNSURE, "#mail")]
    assert says("input-lost-after-error", sent("service", kept, status=422)) == [(PASSED, "#f")]
    # Emptied without a sign of an error, it may have been taken.
    assert says("input-lost-after-error", sent("service", gone, status=200)) == []


def keeps(way: str, *kept: bool, kind: str = "text", shown: bool = True) -> Keeps:
    fields = tuple(KeptField(path=f"#{n}", label=f"F{n}", kept=one, type=kind) for n, one in enumerate(kept))
    return Keeps(keeps=(Keep(path="#f", way=way, fields=fields, shown=shown),))  # type: ignore[arg-type]


def test_what_is_lost_on_the_way_is_left_to_a_person() -> None:
    assert says("input-lost-on-back", keeps("back", True, False)) == [(UNSURE, "#1")]
    assert says("input-lost-on-back", keeps("back", True)) == [(PASSED, "#f")]
    assert says("input-lost-on-back", keeps("back", False, shown=False)) == [(UNSURE, "#f")]
    assert says("input-lost-on-back", keeps("reload", False)) == []
    assert says("input-lost-on-reload", keeps("reload", *[False] * 5)) == [(UNSURE, "#0")]
    assert says("input-lost-on-reload", keeps("reload", *[False] * 4)) == [(PASSED, "#f")]
    assert says("input-lost-on-reload", keeps("reload", False, kind="textarea")) == [(UNSURE, "#0")]


def pressed(name: str, **more: Any) -> Walk:
    page = dom(element("button", name, path="#go"))
    return walk(visit(0, page), visit(1, Repeats(repeats=(Repeat(path="#go", name=name, **more),))))


def test_a_thing_that_is_made_twice_is_certain_where_both_were_answered() -> None:
    twice = {"sent": 2, "same": 2, "answered": 2}
    walked = pressed("Order now", **twice)
    (verdict,) = asked(one(Rule, "done-twice"), walked)
    assert (verdict.word, verdict.path, verdict.at) == (FAILED, "#go", walked.visits[0])
    assert says("done-twice", pressed("Order now", sent=2, same=2, answered=1)) == [(UNSURE, "#go")]
    assert says("done-twice", pressed("OK", **twice)) == [(UNSURE, "#go")]
    assert says("done-twice", pressed("OK", sent=2, same=2, answered=1)) == [(PASSED, "#go")]
    assert says("done-twice", pressed("Continue", **twice)) == [(PASSED, "#go")]
    assert says("done-twice", pressed("Sign in", **twice)) == [(PASSED, "#go")]
    assert says("done-twice", pressed("Order now", **twice, keyed=True)) == [(PASSED, "#go")]
    assert says("done-twice", pressed("Order now", sent=2, same=1, answered=1)) == [(PASSED, "#go")]
    assert says("done-twice", pressed("Search")) == []
    (again,) = asked(one(Rule, "done-twice"), pressed("Order now", sent=1, same=1, answered=1, reload_sends=True))
    assert (again.word, again.impact) == (UNSURE, Impact.MODERATE)


def test_what_is_taken_though_it_cannot_be_right_is_left_to_a_person() -> None:
    assert says("wrong-value-accepted", sent("accepted", MAIL, CITY)) == [(UNSURE, "#mail")]
    assert says("wrong-value-accepted", sent("accepted")) == [(UNSURE, "#name")]
    assert says("wrong-value-accepted", sent("service", MAIL)) == [(PASSED, "#mail")]


def test_silence_is_certain_where_a_required_field_was_empty() -> None:
    assert says("nothing-said-after-submit", sent("nothing")) == [(FAILED, "#f")]
    assert says("nothing-said-after-submit", sent("nothing", MAIL)) == [(UNSURE, "#f")]
    assert says("nothing-said-after-submit", sent("browser", unseen=("#hidden",))) == [(FAILED, "#f")]
    assert says("error-not-told", sent("browser", unseen=("#hidden",))) == []
    assert says("nothing-said-after-submit", sent("service", new_document=True, status=200)) == [(UNSURE, "#f")]
    assert says("nothing-said-after-submit", sent("service", new_document=True, news=(AT_NAME,))) == [(PASSED, "#f")]
    assert says("nothing-said-after-submit", sent("unclear", after=After(changed=True))) == [(PASSED, "#f")]
    assert says("nothing-said-after-submit", sent("held")) == []


def test_an_error_page_of_the_server_is_certain() -> None:
    assert says("error-page-after-mistake", sent("error-page", status=500)) == [(FAILED, "#f")]
    assert says("error-page-after-mistake", sent("error-page", status=403)) == [(UNSURE, "#f")]
    assert says("error-page-after-mistake", sent("service", status=422)) == [(PASSED, "#f")]


def test_what_was_left_untried_is_said() -> None:
    left = Trials(left=(Left(path="#f", name="Send", what=("wrong", "twice")),))
    (verdict,) = asked(one(Rule, "mistakes-left-untried"), left)
    assert (verdict.word, verdict.values["what"]) == (UNSURE, ["wrong values", "a double click"])
    kept = Trials(left=(Left(path="#f", what=("back",), why="cannot-refill"),))
    assert says("mistakes-left-untried", kept) == []


def test_a_form_is_certainly_refused_only_where_something_says_so() -> None:
    def of(outcome: str, **more: Any) -> bool:
        return refused(sent(outcome, **more).trials[0])

    assert of("browser")
    assert of("page")
    assert of("service", status=400)
    assert of("service", status=200, news=(AT_NAME,))
    assert not of("service", status=200, news=(News(text="Thank you", path="p"),))
    assert not of("page", sent="wrong")
    assert not of("unclear")
    assert not of("accepted")
