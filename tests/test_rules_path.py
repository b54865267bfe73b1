"""Rules on the path, asked of plain walks."""

from typing import Any, Literal

import pytest
from builders import asked, block, dom, element, field, joined, link, said, touch, visit, walk, within
from texts import ENGLISH, FINNISH, SWEDISH

from auditor.catalogue import every, one
from auditor.evidence.dom import Dom, Style
from auditor.evidence.resumed import Opening, Resumed
from auditor.languages.messages import fill
from auditor.model import Arrival, Impact, Visit, Walk, Word
from auditor.parts import Rule

FAILED, UNSURE, PASSED = Word.FAILED, Word.UNSURE, Word.PASSED


def not_passed(rule: str, *needs: Any) -> list[tuple[Word, str]]:
    """What a rule says besides that all is well."""
    return [verdict for verdict in said(one(Rule, rule), *needs) if verdict[0] is not PASSED]


# stopped-here


def test_a_walk_that_ends_where_others_go_on_is_a_blocker_at_what_stopped_it() -> None:
    stopped = walk(
        visit(0, touches=[touch(path="#menu")]),
        visit(1, touches=[touch(path="#next", went="covered", tried=("An advertisement lies over it.",))]),
        persona="mobile",
        outcome="blocked",
        stop="cannot-act",
        stopped_at=2,
        reason="click “Next”: An advertisement lies over it.",
    )
    (verdict,) = asked(one(Rule, "stopped-here"), stopped)
    assert (verdict.word, verdict.path, verdict.at) == (FAILED, "#next", stopped.visits[1])
    assert one(Rule, "stopped-here").impact is Impact.BLOCKER
    assert fill(verdict.message, verdict.values).endswith("An advertisement lies over it.")
    assert not_passed("covered-control", stopped) == []


def test_a_step_that_does_not_arrive_is_told_of_the_last_visit() -> None:
    stopped = walk(visit(0, touches=[touch(path="#next")]), outcome="blocked", stop="not-expected", stopped_at=0)
    assert said(one(Rule, "stopped-here"), stopped) == [(FAILED, "")]


def test_nobody_is_said_to_be_stopped_where_nobody_gets_through() -> None:
    missing = visit(0, touches=[touch(path="#x", went="not-found")])
    assert said(one(Rule, "stopped-here"), walk(missing, outcome="prevented", stop="cannot-act", stopped_at=0)) == []
    assert said(one(Rule, "stopped-here"), walk(outcome="blocked", stop="not-expected", stopped_at=0)) == []
    assert said(one(Rule, "stopped-here"), walk(visit(0), visit(1))) == [(PASSED, "")]


def test_another_stop_of_the_keyboard_walk_is_told() -> None:
    missing = visit(0, touches=[touch(path="#x", went="disabled")])
    stopped = walk(missing, persona="keyboard", outcome="blocked", stop="cannot-act", stopped_at=0)
    assert said(one(Rule, "stopped-here"), stopped) == [(FAILED, "#x")]


def test_another_way_to_the_same_and_a_wait_that_was_too_short_are_left_to_a_person() -> None:
    page = dom(link("Exceptions", "#e", path="#side"), link("Exceptions", "#e", path="#menu", visible=False))
    gone = touch(path="#side", role="link", name="Exceptions", went="not-found")
    late = touch("wait_for", went="not-found", name="")
    for met in (gone, late):
        stopped = walk(
            visit(0, page, touches=[met]), persona="mobile", outcome="blocked", stop="cannot-act", stopped_at=0
        )
        assert said(one(Rule, "stopped-here"), stopped) == [(UNSURE, met.path)]


# hand-over-to-another-host


def hosts(*urls: str, action: str = "click") -> Walk:
    """A walk over these addresses, each left by an action."""
    return walk(*(visit(n, url=url, touches=[touch(action, path="#next")]) for n, url in enumerate(urls)))


def test_a_new_host_on_the_way_is_a_hand_over_and_names_both() -> None:
    (verdict,) = [
        one_
        for one_ in asked(one(Rule, "hand-over-to-another-host"), hosts("http://a.example/", "http://a.example:81/pay"))
        if one_.word is FAILED
    ]
    assert fill(verdict.message, verdict.values) == "The journey goes from a.example to a.example:81."


@pytest.mark.parametrize(
    "urls",
    [
        ("https://a.example/", "https://a.example/pay"),
        ("https://a.example/", "https://www.a.example/pay"),
        ("http://a.example/", "https://a.example:443/pay"),
        ("https://a.example/", "about:blank", "https://a.example/pay"),
    ],
)
def test_one_host_under_several_names_is_one(urls: tuple[str, ...]) -> None:
    assert not_passed("hand-over-to-another-host", hosts(*urls)) == []


def test_the_way_back_is_no_second_hand_over() -> None:
    there_and_back = hosts(
        "https://a.example/", "https://pay.example/", "https://a.example/done", "https://pay.example/"
    )
    assert not_passed("hand-over-to-another-host", there_and_back) == [(FAILED, "")]


def test_a_host_that_the_plan_opens_is_no_hand_over() -> None:
    assert (
        not_passed("hand-over-to-another-host", hosts("https://a.example/", "https://b.example/", action="open")) == []
    )


def test_visit_numbers_may_have_gaps_where_wrong_pages_were_left_out() -> None:
    whole = hosts("https://a.example/", "https://wrong.example/", "https://b.example/")
    kept = Walk("A journey", "desktop", "", (whole.visits[0], whole.visits[2]), finished=True, outcome="completed")
    assert not_passed("hand-over-to-another-host", kept) == [(FAILED, "")]


# asked-again


def form(step: int, *fields: tuple[Any, Any], url: str | None = None, heading: str = "", **more: Any) -> Visit:
    """A visit with a form whose fields are all filled by the walk."""
    head = [element("h1", heading)] if heading else []
    page = dom(*head, inputs=fields, url=url or f"https://service.example/{step}", **more)
    return visit(step, page, touches=[touch("fill", path=one_.path) for one_ in page.fields])


def mail(**more: Any) -> tuple[Any, Any]:
    """An e-mail field."""
    return field("E-mail", **{"type": "email", "path": "#mail", **more})


def test_the_same_autocomplete_asked_twice_is_certain() -> None:
    first = form(0, field("Your name", path="#a", attributes={"autocomplete": "name"}))
    again = form(1, field("Nimi", path="#b", attributes={"autocomplete": "name"}))
    (verdict,) = [one_ for one_ in asked(one(Rule, "asked-again"), walk(first, again)) if one_.word is FAILED]
    assert verdict.path == "#b"
    assert fill(verdict.message, verdict.values).startswith("“Nimi” is asked again: the customer gave it at step 1")


def test_the_same_label_and_type_asked_twice_is_certain() -> None:
    assert not_passed("asked-again", walk(form(0, mail()), form(1, mail(path="#other")))) == [(FAILED, "#other")]


def test_labels_alone_leave_it_to_a_person() -> None:
    first, again = form(0, field("Name *", path="#a")), form(1, field("Name (required)", path="#b"))
    assert not_passed("asked-again", walk(first, again)) == [(UNSURE, "#b")]


@pytest.mark.parametrize(
    "again",
    [
        mail(path="#b", value_present=True),
        field("Repeat e-mail", type="email", path="#b"),
        field("E-mail", type="email", path="#b", attributes={"autocomplete": "one-time-code"}),
        field("E-mail", type="password", path="#b"),
        field("Search by e-mail", type="search", path="#b"),
        field("Telephone", type="email", path="#b"),
    ],
    ids=["filled in", "confirmation", "code", "password", "search", "another question"],
)
def test_what_is_asked_for_another_reason_is_no_repeat(again: tuple[Any, Any]) -> None:
    assert not_passed("asked-again", walk(form(0, mail()), form(1, again))) == []


def test_the_form_shown_again_after_an_error_is_no_repeat() -> None:
    shown = "https://service.example/details"
    assert not_passed("asked-again", walk(form(0, mail(), url=shown), form(1, mail(), url=f"{shown}?error=1"))) == []


def test_a_field_that_the_customer_need_not_fill_is_no_repeat() -> None:
    newsletter = visit(1, dom(inputs=[mail(path="#news")], url="https://service.example/1"))
    assert not_passed("asked-again", walk(form(0, mail()), newsletter)) == []


def test_another_section_of_autocomplete_asks_for_something_else() -> None:
    shipping = field("E-mail", path="#a", attributes={"autocomplete": "shipping email"})
    billing = field("E-mail", path="#b", attributes={"autocomplete": "billing email"})
    assert not_passed("asked-again", walk(form(0, shipping), form(1, billing))) == []


def test_the_name_on_a_card_is_not_the_customers_name() -> None:
    name = field("Name", path="#a", attributes={"autocomplete": "name"})
    card = field("Name", path="#b", attributes={"autocomplete": "cc-name"})
    assert not_passed("asked-again", walk(form(0, name), form(1, card))) == []


def test_words_of_somebody_else_leave_it_to_a_person() -> None:
    again = form(1, mail(path="#b", legend="The recipient of the gift"))
    assert not_passed("asked-again", walk(form(0, mail()), again)) == [(UNSURE, "#b")]
    heading = form(1, mail(path="#b"), heading="Huoltajan tiedot")
    assert not_passed("asked-again", walk(form(0, mail()), heading)) == [(UNSURE, "#b")]


def test_an_address_typed_to_sign_in_is_left_to_a_person() -> None:
    sign_in = form(0, mail(form="#login"), field("Password", type="password", path="#p", form="#login"))
    assert not_passed("asked-again", walk(sign_in, form(1, mail(path="#b")))) == [(UNSURE, "#b")]


def test_general_labels_say_nothing() -> None:
    assert not_passed("asked-again", walk(form(0, field("Date", path="#a")), form(1, field("Date", path="#b")))) == []


# no-human-to-reach


def test_a_step_without_any_way_to_a_person_is_left_to_a_person() -> None:
    bare = visit(0, dom(link("Front page", "/"), element("button", "Next"), text=["Fill in the form."], lang="en"))
    assert said(one(Rule, "no-human-to-reach"), walk(bare)) == [(UNSURE, "")]


@pytest.mark.parametrize(
    "page",
    [
        dom(link("Contact us", "/c"), text=["Hello"], lang="en"),
        dom(link("Ota yhteyttä", "/c"), text=["Hei"], lang="fi"),
        dom(link("Kundtjänst", "/c"), text=["Hej"], lang="sv"),
        dom(element("button", "Chat with us"), text=["Hello"], lang="en-GB"),
        dom(link("+358 29 500 0000", "tel:+358295000000"), text=["Hello"], lang="en"),
        dom(text=["Call 029 500 0000 on weekdays."], lang="en"),
        dom(text=["neuvonta@kaupunki.example"], lang="fi"),
        dom(text=["Hello"], lang="de"),
    ],
    ids=["contact", "yhteys", "kundtjänst", "chat", "tel", "number", "mail", "another language"],
)
def test_any_way_to_a_person_will_do(page: Dom) -> None:
    assert not_passed("no-human-to-reach", walk(visit(0, page))) == []


@pytest.mark.parametrize("text", ["Price 0.50 €", "Order 2026-11-22", "Version 3.11.7", "Room 0123", "5/2026"])
def test_other_numbers_are_no_telephone_numbers(text: str) -> None:
    assert not_passed("no-human-to-reach", walk(visit(0, dom(text=[text], lang="en")))) == [(UNSURE, "")]


# help-moves


def page_with_help(*places: tuple[str, str], url: str = "https://service.example/", main: str = "") -> Dom:
    """A page with links in its header and footer: pairs of tag and link names with commas."""
    groups = [
        within(
            element(tag), inside=[link(name, f"/{name}", path=f"#{tag}-{name}") for name in names.split(",") if name]
        )
        for tag, names in (*places, ("main", main))
    ]
    return dom(*joined(*groups), url=url)


def test_help_that_goes_from_the_head_to_the_foot_has_moved() -> None:
    first = page_with_help(("header", "Contact"), ("footer", "Terms"))
    later = page_with_help(("header", ""), ("footer", "Terms,Contact"), url="https://service.example/2")
    assert not_passed("help-moves", walk(visit(0, first), visit(1, later))) == [(FAILED, "#footer-Contact")]


def test_help_that_swaps_places_in_the_foot_has_moved() -> None:
    first = page_with_help(("footer", "Help,Contact,Terms"))
    later = page_with_help(("footer", "Contact,Help"), url="https://service.example/2")
    assert not_passed("help-moves", walk(visit(0, first), visit(1, later))) == [(FAILED, "#footer-Contact")]


def test_help_in_the_content_is_left_to_a_person() -> None:
    first = page_with_help(("footer", "Contact"))
    later = page_with_help(("footer", ""), url="https://service.example/2", main="Contact")
    assert not_passed("help-moves", walk(visit(0, first), visit(1, later))) == [(UNSURE, "#main-Contact")]


def test_help_that_stays_or_is_new_or_is_offered_twice_has_not_moved() -> None:
    first = page_with_help(("header", "Contact"), ("footer", "Terms,Help"))
    added = page_with_help(
        ("header", "Contact,Chat"), ("footer", "Privacy,Help,Contact"), url="https://service.example/2"
    )
    gone = page_with_help(("header", ""), ("footer", "Help"), url="https://service.example/3")
    assert not_passed("help-moves", walk(visit(0, first), visit(1, added), visit(2, gone))) == []


def test_help_on_another_host_is_another_services() -> None:
    first = page_with_help(("header", "Contact"))
    other = page_with_help(("header", ""), ("footer", "Contact"), url="https://pay.example/")
    assert not_passed("help-moves", walk(visit(0, first), visit(1, other))) == []


# same-title-on-different-steps


def titled(step: int, title: str, heading: str, path: str, **more: Any) -> Visit:
    """A visit of a page with this title and main heading."""
    return visit(step, dom(element("h1", heading), title=title, url=f"https://service.example/{path}"), **more)


def test_two_pages_with_one_title_and_other_headings_fail() -> None:
    verdicts = asked(
        one(Rule, "same-title-on-different-steps"),
        walk(
            titled(0, "City services", "Choose a hall", "halls"), titled(1, "City services", "Your details", "details")
        ),
    )
    assert [verdict.word for verdict in verdicts] == [PASSED, FAILED]
    assert fill(verdicts[1].message, verdicts[1].values).endswith("“Choose a hall” and not “Your details”.")


@pytest.mark.parametrize(
    ("second", "word"),
    [
        (titled(1, "Book a hall", "Book a hall: your details", "b"), UNSURE),
        (titled(1, "Book a hall", "", "b"), UNSURE),
        (titled(1, "Book a hall", "Choose a time", "b"), UNSURE),
        (titled(1, "Book a hall", "Payment", "b", new_document=False), UNSURE),
        (titled(1, "Book a hall", "Payment", "b"), FAILED),
    ],
    ids=["the title says a part", "no heading", "same heading", "no new document", "other"],
)
def test_a_title_that_may_describe_both_is_left_to_a_person(second: Visit, word: Word) -> None:
    first = titled(0, "Book a hall", "Choose a time", "a")
    assert not_passed("same-title-on-different-steps", walk(first, second)) == [(word, "")]


def test_the_same_page_with_an_error_and_pages_without_title_are_left_alone() -> None:
    same = walk(titled(0, "Details", "Your details", "a"), titled(1, "Details", "There is a problem", "a?error=1"))
    none = walk(titled(0, "", "One", "a"), titled(1, "", "Two", "b"))
    assert not_passed("same-title-on-different-steps", same) == []
    assert said(one(Rule, "same-title-on-different-steps"), none) == []


# navigation-order-changes


def page_with_navigation(names: str, url: str = "https://service.example/", label: str = "Main") -> Dom:
    """A page with a navigation of links with these names."""
    links = [link(name, f"/{name}", path=f"#{name}") for name in names.split()]
    return dom(*within(element("nav", label, path="#nav"), inside=links), url=url)


def navigated(first: str, later: str, **more: Any) -> Walk:
    """A walk over two pages with these links."""
    return walk(visit(0, page_with_navigation(first)), visit(1, page_with_navigation(later, **more)))


def test_common_links_in_another_order_fail_at_the_first_that_moved() -> None:
    assert not_passed("navigation-order-changes", navigated("A B C D", "A C B D")) == [(FAILED, "#C")]


@pytest.mark.parametrize("later", ["A B C D", "A D", "X A B Y C D Z", "B C D", "C B"])
def test_links_may_be_added_and_left_out(later: str) -> None:
    assert not_passed("navigation-order-changes", navigated("A B C D", later)) == []


def test_other_hosts_and_other_navigations_are_not_compared() -> None:
    assert not_passed("navigation-order-changes", navigated("A B C", "C B A", url="https://other.example/")) == []
    assert not_passed("navigation-order-changes", navigated("A B C", "C B A", label="Related")) == []


# language-changes-midway


def written(step: int, text: str, url: str = "https://service.example/", **more: Any) -> Visit:
    """A visit of a page with this text, left by a click."""
    return visit(step, dom(text=[text], url=url), touches=[touch(path="#next", name=more.pop("click", "Next"))], **more)


def test_a_step_in_another_language_fails() -> None:
    verdicts = asked(
        one(Rule, "language-changes-midway"), walk(written(0, SWEDISH), written(1, SWEDISH), written(2, FINNISH))
    )
    assert [verdict.word for verdict in verdicts] == [PASSED, FAILED]
    assert fill(verdicts[1].message, verdicts[1].values) == "The journey began in Swedish, and this step is in Finnish."


@pytest.mark.parametrize("switch", ["Suomeksi", "Suomi", "FI", "In Finnish", "På finska"])
def test_the_customers_choice_of_a_language_is_no_change(switch: str) -> None:
    assert not_passed("language-changes-midway", walk(written(0, SWEDISH, click=switch), written(1, FINNISH))) == []


@pytest.mark.parametrize("button", ["Boka en tid", "Next", "Finish"])
def test_a_button_with_a_short_word_in_it_is_no_language_switch(button: str) -> None:
    assert not_passed("language-changes-midway", walk(written(0, SWEDISH, click=button), written(1, FINNISH))) == [
        (FAILED, "")
    ]


def test_a_page_opened_directly_is_left_to_a_person_and_short_or_mixed_ones_alone() -> None:
    opened = walk(visit(0, dom(text=[SWEDISH]), touches=[touch("open")]), written(1, FINNISH))
    assert not_passed("language-changes-midway", opened) == [(UNSURE, "")]
    assert not_passed("language-changes-midway", walk(written(0, SWEDISH), written(1, "Kiitos!"))) == []
    assert not_passed("language-changes-midway", walk(written(0, ENGLISH), written(1, FINNISH + ENGLISH))) == []


# new-window-on-the-way


def opened(name: str, target: str = "_blank", **more: Any) -> Walk:
    """A walk that touches one link."""
    own = link(name, "/terms", path="#terms", attributes={"target": target}, **more)
    other = link("Untouched", "/other", path="#other", attributes={"target": "_blank"})
    return walk(visit(0, dom(own, other), touches=[touch(path="#terms"), touch(path="#terms")]))


def test_a_touched_link_that_opens_a_new_window_unannounced_fails_once() -> None:
    assert said(one(Rule, "new-window-on-the-way"), opened("Terms")) == [(FAILED, "#terms")]


@pytest.mark.parametrize(
    "name",
    [
        "Terms (opens in a new tab)",
        "Terms, new window",
        "Ehdot (avautuu uuteen välilehteen)",
        "Ehdot, ulkoinen linkki",
        "Villkor (öppnas i ett nytt fönster)",
        "Villkor, extern länk",
    ],
)
def test_an_announced_window_is_well(name: str) -> None:
    assert said(one(Rule, "new-window-on-the-way"), opened(name)) == [(PASSED, "#terms")]


def test_a_link_in_the_same_window_is_none() -> None:
    assert said(one(Rule, "new-window-on-the-way"), opened("Terms", target="_self")) == []
    assert said(one(Rule, "new-window-on-the-way"), opened("Terms", description="Opens in a new window")) == [
        (PASSED, "#terms")
    ]


# covered-control


def met(**more: Any) -> Walk:
    """A walk of a phone that touched one control."""
    return walk(visit(0, touches=[touch(path="#pay", name="Pay", **more)]), persona=more.pop("persona", "mobile"))


def test_what_had_to_be_closed_first_fails_and_is_no_blocker() -> None:
    (verdict,) = asked(one(Rule, "covered-control"), met(covered_by="#banner", uncovered=True))
    assert (verdict.word, verdict.impact) == (FAILED, Impact.MODERATE)


def test_a_cover_that_the_walk_got_through_is_left_to_a_person() -> None:
    assert said(one(Rule, "covered-control"), met(covered_by="#banner")) == [(UNSURE, "#pay")]
    assert said(one(Rule, "covered-control"), met()) == [(PASSED, "#pay")]
    assert said(one(Rule, "covered-control"), met(covered_by="#logo", opened=("#menu",))) == []


# no-progress-told


def forms(count: int, *texts: str) -> Walk:
    """A walk over so many pages with answers, the texts on the second."""
    return walk(
        *(
            form(n, field("Answer", path=f"#f{n}"), text=texts if n == 1 else ("Fill in the form",), title="Apply")
            for n in range(count)
        )
    )


def test_a_long_path_that_does_not_tell_is_left_to_a_person() -> None:
    assert said(one(Rule, "no-progress-told"), forms(4)) == [(UNSURE, "")]
    assert said(one(Rule, "no-progress-told"), forms(3)) == []


@pytest.mark.parametrize(
    "text", ["Step 2 of 5", "Vaihe 2/5", "Steg 2 av 5", "Question 3 of 9", "2 / 5", "Vaihe 2: Maksu", "40 % complete"]
)
def test_progress_in_words_is_seen(text: str) -> None:
    assert said(one(Rule, "no-progress-told"), forms(4, text)) == [(PASSED, "")]


def test_progress_in_markup_is_seen() -> None:
    marked = dom(element("li", "Payment", attributes={"aria-current": "step"}), inputs=[field("Answer", path="#f")])
    long = forms(4)
    last = visit(9, marked, touches=[touch("fill", path="#f")])
    assert said(one(Rule, "no-progress-told"), walk(*long.visits, last)) == [(PASSED, "")]


# many-tab-presses


@pytest.mark.parametrize(("presses", "word"), [(50, PASSED), (51, FAILED)])
def test_more_than_fifty_presses_are_many(presses: int, word: Word) -> None:
    pressed = walk(visit(0, touches=[touch(path="#next", key_presses=presses)]), persona="keyboard")
    assert said(one(Rule, "many-tab-presses"), pressed) == [(word, "#next")]


def test_letters_and_other_personas_are_not_counted() -> None:
    typed = walk(visit(0, touches=[touch("fill", path="#text", key_presses=400)]), persona="keyboard")
    by_mouse = walk(visit(0, touches=[touch(path="#next", key_presses=51)]))
    assert said(one(Rule, "many-tab-presses"), typed) == []
    assert said(one(Rule, "many-tab-presses"), by_mouse) == []


# all of them


@pytest.mark.parametrize("outcome", ["completed", "blocked", "prevented"])
def test_an_empty_walk_and_visits_without_evidence_break_no_rule(
    outcome: Literal["completed", "blocked", "prevented"],
) -> None:
    nothing = walk(outcome=outcome)
    bare = Walk(
        "A journey",
        "keyboard",
        "",
        (Visit(0, Arrival(step=0, url=""), "keyboard", "A journey"),),
        finished=True,
        outcome=outcome,
    )
    for rule in every(Rule):
        if rule.category == "path" and rule.needs == (Walk,):
            asked(rule, nothing)
            asked(rule, bare)


def test_a_block_is_no_heading_where_its_path_says_that_it_is_something_else() -> None:
    big = Style(font_size=24, font_weight=700)
    running = block("word " * 20, path="#m > p", box=(0, 40, 600, 60))
    for path, verdicts in (("#m > div", [(UNSURE, "#m > div")]), ("#m > ul > li:nth-of-type(2) > span", [])):
        page = dom(text=[block("Prices", path=path, style=big, box=(0, 0, 100, 30)), running])
        assert said(one(Rule, "looks-like-a-heading"), page) == verdicts


# cannot-go-on-elsewhere, address-does-not-lead-back, finished-elsewhere


def resumed(cookies: str = "same", nothing: str = "same", **more: Any) -> Resumed:
    """What came of going on from a phone; the keywords of an opening go to that with the cookies."""
    own = {name: more.pop(name) for name in ("status", "found", "lost", "url", "title", "by_script") if name in more}
    fresh_status = more.pop("fresh_status", 200)
    openings = (
        Opening(carried="nothing", device="phone", shows=nothing, status=fresh_status),  # type: ignore[arg-type]
        Opening(carried="cookies", device="phone", shows=cookies, **({"status": 200, "url": "/check"} | own)),  # type: ignore[arg-type]
    )
    return Resumed(**({"address": "/check", "sought": "button “Order”", "openings": openings} | more))


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        (resumed(), (PASSED, None)),
        (resumed(found=True), (PASSED, None)),
        (resumed(found=False), (UNSURE, Impact.MODERATE)),
        (resumed("error", status=500), (FAILED, Impact.SERIOUS)),
        (resumed("error", status=405, posted=True), (FAILED, Impact.MODERATE)),
        (resumed("error", status=429), (UNSURE, None)),
        (resumed("error", status=503), (UNSURE, None)),
        (resumed("error", status=None, title="It gave no answer."), (UNSURE, None)),
        (resumed("login"), (UNSURE, Impact.MODERATE)),
        (resumed("empty-form", lost=("Name",)), (UNSURE, Impact.MODERATE)),
        (resumed("empty-form", lost=("Name",), begun=True), (PASSED, None)),
    ],
)
def test_a_step_can_be_gone_on_with_elsewhere(here: Resumed, expected: tuple[Word, Impact | None]) -> None:
    (verdict,) = asked(one(Rule, "cannot-go-on-elsewhere"), here)
    assert (verdict.word, verdict.impact) == expected


@pytest.mark.parametrize("shown", ["start", "other"])
def test_another_page_in_place_of_a_step_is_told_by_one_rule(shown: str) -> None:
    here = resumed(shown, shown, url="/")
    assert asked(one(Rule, "cannot-go-on-elsewhere"), here) == []
    assert len(asked(one(Rule, "address-does-not-lead-back"), here)) == 1
    assert asked(one(Rule, "address-does-not-lead-back"), resumed("error", shown, status=500)) == []


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        (resumed(), (PASSED, None)),
        (resumed("same", "login"), (PASSED, None)),
        (resumed("same", "start"), (UNSURE, Impact.MINOR)),
        (resumed("same", "error", fresh_status=403), (UNSURE, Impact.MINOR)),
        (resumed("same", "error", fresh_status=500), (FAILED, Impact.MODERATE)),
        (resumed("same", "error", fresh_status=503), (UNSURE, Impact.MINOR)),
        (resumed("start", "start", url="/"), (FAILED, Impact.MODERATE)),
        (resumed("other", "other", url="/check"), (UNSURE, Impact.MINOR)),
        (resumed("start", "start", url="/", posted=True), (UNSURE, Impact.MINOR)),
        (resumed("start", "start", url="/", begun=True), (UNSURE, Impact.MINOR)),
        (resumed("start", "start", url="/", sought=""), (UNSURE, Impact.MINOR)),  # a confirmation is shown once
        (resumed("start", "start", url="/", by_script=True), (UNSURE, Impact.MINOR)),
        (resumed("other", "same", url="/loading", found=True), (UNSURE, Impact.MINOR)),
    ],
)
def test_an_address_leads_back(here: Resumed, expected: tuple[Word, Impact | None]) -> None:
    (verdict,) = asked(one(Rule, "address-does-not-lead-back"), here)
    assert (verdict.word, verdict.impact) == expected


def test_a_walk_that_went_on_elsewhere_is_finished_or_ends_there() -> None:
    rule, moved = one(Rule, "finished-elsewhere"), visit(0, resumed(went_on=True))
    stop: dict[str, Any] = {"outcome": "blocked", "stop": "not-expected", "stopped_at": 1, "reason": "No slot."}
    assert said(rule, walk(moved, visit(1), persona="returning")) == [(PASSED, "")]
    ends = walk(moved, visit(1), persona="returning", **stop)
    assert said(rule, ends) == [(FAILED, "")]
    assert said(one(Rule, "stopped-here"), ends) == []
    stayed = walk(visit(0, resumed()), visit(1), persona="returning", **stop)
    assert said(rule, stayed) == []
    assert said(one(Rule, "stopped-here"), stayed) == [(FAILED, "")]
    waited = touch("wait_for", path="#times", went="not-found")
    asks = walk(moved, visit(1, touches=[waited]), persona="returning", **stop | {"stop": "cannot-act"})
    assert said(rule, asks) == [(UNSURE, "#times")]
    other_words = touch("click", path="", went="not-found")
    asks = walk(moved, visit(1, touches=[other_words]), persona="returning", **stop | {"stop": "cannot-act"})
    assert said(rule, asks) == [(UNSURE, "")]
