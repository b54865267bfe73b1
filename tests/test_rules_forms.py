"""The rules about forms that need a walk, or what became of mistakes, on plain values at both sides of each limit."""

from typing import Any

import pytest
from builders import asked, block, dom, field, touch, visit, walk

from auditor.catalogue import one
from auditor.evidence.dom import Dom, FormField
from auditor.evidence.dom import Element as DomElement
from auditor.evidence.trials import News, Trial, Trials, TriedField
from auditor.model import Verdict, Visit, Word
from auditor.parts import Rule

Made = tuple[DomElement, FormField]


def rule(id_: str) -> Rule:
    return one(Rule, id_)


def words(verdicts: list[Verdict]) -> list[Word]:
    return [verdict.word for verdict in verdicts]


class TestManyFieldsOnThePath:
    def page(self, number: int, count: int, *, filled: bool = True) -> Visit:
        inputs = [field(f"Question {n}", path=f"#q{n}", form="form") for n in range(count)]
        acts = [touch("fill", path="#q0")] if filled else []
        return visit(number, dom(inputs=inputs, url=f"https://service.example/{number}"), touches=acts)

    def judge(self, *visits: Visit) -> list[Word]:
        return words(asked(rule("many-fields-on-the-path"), walk(*visits)))

    def test_limit(self) -> None:
        assert self.judge(self.page(0, 12), self.page(1, 11)) == [Word.PASSED]
        assert self.judge(self.page(0, 12), self.page(1, 12)) == [Word.UNSURE]

    def test_one_page_is_for_another_rule(self) -> None:
        assert self.judge(self.page(0, 30)) == []
        assert self.judge(self.page(0, 30), self.page(0, 30)) == []

    def test_forms_that_the_journey_does_not_fill_do_not_count(self) -> None:
        assert self.judge(self.page(0, 12), self.page(1, 11), self.page(2, 9, filled=False)) == [Word.PASSED]


class TestPasswordRulesToldLate:
    def page(self, number: int, *texts: str, path: str = "/join", **attributes: str) -> Visit:
        new = field("New password", type="password", path="#new", form="form", attributes=attributes)
        beside = [block(text, box=(10.0, 45.0, 200.0, 20.0)) for text in texts]
        page = dom(inputs=[new], text=beside, lang="en", title="Register", url=f"https://service.example{path}")
        return visit(number, page)

    def judge(self, *visits: Visit) -> list[Word]:
        return words(asked(rule("password-rules-told-late"), walk(*visits)))

    @pytest.mark.parametrize("text", ["At least 12 characters", "Vähintään 12 merkkiä", "Minst en stor bokstav"])
    def test_told_only_in_the_error(self, text: str) -> None:
        assert self.judge(self.page(0), self.page(0, text)) == [Word.FAILED]
        assert self.judge(self.page(0, text), self.page(0, text)) == [Word.PASSED, Word.PASSED]

    def test_another_page_says_nothing_of_this_one(self) -> None:
        assert self.judge(self.page(0), self.page(1, "At least 12 characters", path="/other")) == [Word.PASSED]

    def test_rules_that_only_the_browser_knows(self) -> None:
        assert self.judge(self.page(0, minlength="12")) == [Word.UNSURE]
        assert self.judge(self.page(0)) == []

    def test_a_sign_in_is_left_out(self) -> None:
        own = field("Password", type="password", path="#p", form="form", attributes={"minlength": "8"})
        assert self.judge(visit(0, dom(inputs=[own], lang="en", title="Sign in"))) == []


def tried(label: str, n: int, **more: Any) -> TriedField:
    at: dict[str, Any] = {"path": f"#f{n}", "box": (10.0, 100.0 + 60 * n, 200.0, 30.0), "label": label}
    return TriedField(**(at | {"sent": "empty", "required": True} | more))


def trials(count: int, *news: News, **more: Any) -> Trials:
    fields = more.pop("fields", tuple(tried(f"Label{'abcdefgh'[n]}", n) for n in range(count)))
    given: dict[str, Any] = {"path": "form", "sent": "empty", "outcome": "service", "fields": fields, "news": news}
    return Trials(trials=(Trial(**(given | more)),))


def at_field(n: int) -> News:
    return News(text="This must be filled in.", path=f"#e{n}", place=f"#f{n}", tied=(f"#f{n}",))


class TestErrorSummaryMissing:
    def judge(self, found: Trials) -> list[Word]:
        return words(asked(rule("error-summary-missing"), found))

    def test_limit(self) -> None:
        assert self.judge(trials(2, *map(at_field, range(2)))) == []
        assert self.judge(trials(3, *map(at_field, range(3)))) == [Word.UNSURE]

    def test_words_for_all_or_the_focus_will_do(self) -> None:
        single = [at_field(n) for n in range(3)]
        assert self.judge(trials(3, *single, News(text="There is a problem", path="#s"))) == [Word.PASSED]
        assert self.judge(trials(3, *single, News(text="Fix", path="#s", tied=("#f0",), links=("#f0",)))) == [
            Word.PASSED
        ]
        focused = (tried("One", 0, focused=True), tried("Two", 1), tried("Three", 2))
        assert self.judge(trials(3, *single, fields=focused)) == [Word.PASSED]

    def test_only_where_the_form_was_refused(self) -> None:
        assert self.judge(trials(3, *map(at_field, range(3)), outcome="browser")) == []
        assert self.judge(trials(3)) == []


class TestErrorSummaryLeadsNowhere:
    def judge(self, *news: News, count: int = 2) -> list[Word]:
        return words(asked(rule("error-summary-leads-nowhere"), trials(count, *news)))

    def test_lines_without_links(self) -> None:
        line = News(text="Labela must be filled in", path="#s", box=(10, 20, 200, 20))
        assert self.judge(line) == [Word.UNSURE]
        assert self.judge(line, count=1) == []
        assert self.judge(line.model_copy(update={"text": "There is a problem"})) == []
        assert self.judge(at_field(0), at_field(1)) == []

    def test_lines_with_links_stand_above_the_fields(self) -> None:
        line = News(text="Labela must be filled in", path="#s", links=("#f0",), box=(10, 20, 200, 20))
        assert self.judge(line) == [Word.PASSED]
        assert self.judge(line.model_copy(update={"box": (10, 400, 200, 20)})) == [Word.UNSURE]


class TestFormOfAnswerToldLate:
    def judge(self, message: str, *before: str, **more: Any) -> list[Word]:
        own = field("Meter", path="#f0", box=(10.0, 100.0, 200.0, 30.0))
        page: Dom = dom(inputs=[own], text=[block(text, box=(10.0, 70.0, 200.0, 20.0)) for text in before])
        wrong = (tried("Meter", 0, sent="wrong", kind="pattern"),)
        news = News(text=message, path="#e0", place="#f0")
        found = trials(1, news, **({"fields": wrong, "sent": "wrong"} | more))
        return words(asked(rule("form-of-answer-told-late"), found, page))

    @pytest.mark.parametrize("message", ["Use the format AB-12", "Kirjoita muodossa AB-12", "Skriv i formen AB-12"])
    def test_told_only_in_the_error(self, message: str) -> None:
        assert self.judge(message) == [Word.UNSURE]
        assert self.judge(message, "For example AB-12") == [Word.PASSED]

    def test_messages_that_tell_no_form(self) -> None:
        assert self.judge("Enter the meter") == []
        assert self.judge("Use the format AB-12", outcome="accepted") == []
