"""Rules on names, doors, ends and channels of the path, asked of plain walks."""

from collections.abc import Sequence
from typing import Any

import pytest
from builders import asked, block, dom, element, field, joined, link, said, touch, visit, walk, within

from auditor.catalogue import one
from auditor.evidence.consent import Consent, ConsentBox, ConsentControl, ConsentLayer
from auditor.evidence.dom import Dom
from auditor.evidence.links import Link, Links
from auditor.evidence.login import Login, LoginField
from auditor.evidence.requests import Request, Requests
from auditor.evidence.time_limits import Refresh, Setting, TimeLimits
from auditor.evidence.touches import Touches
from auditor.languages.messages import fill
from auditor.model import Effort, Impact, Visit, Walk, Word
from auditor.parts import Rule

FAILED, UNSURE, PASSED = Word.FAILED, Word.UNSURE, Word.PASSED
SITE = "https://service.example"


def words(rule: str, *needs: Any) -> list[Word]:
    """What a rule says, in order."""
    return [word for word, _ in said(one(Rule, rule), *needs)]


def not_passed(rule: str, *needs: Any) -> list[tuple[Word, str]]:
    """What a rule says besides that all is well."""
    return [verdict for verdict in said(one(Rule, rule), *needs) if verdict[0] is not PASSED]


def told(rule: str, *needs: Any) -> list[str]:
    """The sentences of what is not well."""
    verdicts = [verdict for verdict in asked(one(Rule, rule), *needs) if verdict.word is not PASSED]
    return [fill(verdict.message, verdict.values) for verdict in verdicts]


# same-control-other-name


def headed(
    *links_: tuple[str, str], step: int = 0, lang: str = "en", block_: str = "header", host: str = SITE
) -> Visit:
    """A visit of a page with these links in its head."""
    inside = [link(name, href, path=f"#{n}") for n, (name, href) in enumerate(links_)]
    return visit(step, dom(*within(element(block_), inside=inside), url=f"{host}/{step}", lang=lang))


def test_known_words_for_one_thing_fail_where_they_change() -> None:
    basket = walk(headed(("Basket (1)", "/basket")), headed(("Cart", "/basket"), step=1))
    assert not_passed("same-control-other-name", basket) == [(FAILED, "#0")]
    assert told("same-control-other-name", basket) == ["“Cart” was called “Basket (1)” on an earlier step."]


@pytest.mark.parametrize("name", ["Maija Meikäläinen", "My page"])
def test_other_names_for_one_address_are_left_to_a_person(name: str) -> None:
    changed = walk(headed(("Sign in", "/own")), headed((name, "/own"), step=1))
    assert not_passed("same-control-other-name", changed) == [(UNSURE, "#0")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("Basket (1)", "/basket"), ("Basket (2)", "/basket")),
        (("Basket", "/basket"), ("Your basket, 2 items", "/basket")),
        (("Search", "/find"), ("Find", "/seek")),
        (("På svenska", "/sv"), ("In English", "/sv")),
        (("Search", "#find"), ("Find", "#find")),
    ],
    ids=["a number", "more words", "another address", "a language", "the same page"],
)
def test_what_may_differ_is_no_other_name(before: tuple[str, str], after: tuple[str, str]) -> None:
    assert not_passed("same-control-other-name", walk(headed(before), headed(after, step=1))) == []


def test_other_languages_hosts_and_blocks_are_not_compared() -> None:
    first, other = headed(("Search", "/find")), ("Find", "/find")
    for later in (
        headed(other, step=1, lang="fi"),
        headed(other, step=1, block_="footer"),
        headed(other, step=1, host="https://pay.example"),
        visit(1, dom(link(*other, path="#c"), url=f"{SITE}/1", lang="en")),
    ):
        assert not_passed("same-control-other-name", walk(first, later)) == []


def test_one_address_under_two_names_on_one_page_is_left_alone() -> None:
    both = headed(("Acme", "/"), ("Front page", "/"))
    assert not_passed("same-control-other-name", walk(both, headed(("Home", "/"), step=1))) == []


def test_the_button_of_a_search_is_known_by_its_form() -> None:
    def searched(name: str, step: int) -> Visit:
        form = element("form", path="#form", role="search", attributes={"action": "/find"})
        return visit(step, dom(*within(form, inside=[element("button", name, path="#go")]), url=f"{SITE}/{step}"))

    assert not_passed("same-control-other-name", walk(searched("Hae", 0), searched("Etsi", 1))) == [(FAILED, "#go")]


def test_other_words_for_going_on_are_left_to_a_person_once() -> None:
    def pressed(*names: str) -> Walk:
        return walk(
            *(visit(n, touches=[touch(path=f"#{n}", role="button", name=name)]) for n, name in enumerate(names))
        )

    assert said(one(Rule, "same-control-other-name"), pressed("Continue", "Continue", "Next", "Proceed")) == [
        (UNSURE, "#2")
    ]
    assert said(one(Rule, "same-control-other-name"), pressed("Jatka", "Maksa", "Jatka", "Jatka tietoihin")) == []
    assert said(one(Rule, "same-control-other-name"), pressed("Jatka", "Next")) == []


# navigation-order-changes: whole blocks


def test_blocks_that_change_places_are_left_to_a_person() -> None:
    search, nav, main = element("div", path="#s", role="search"), element("nav", path="#n"), element("main", path="#m")
    first = visit(0, dom(search, nav, main, url=f"{SITE}/0"))
    other = visit(1, dom(nav, search, main, url=f"{SITE}/1"))
    fewer = visit(2, dom(search, main, element("footer"), url=f"{SITE}/2"))
    assert not_passed("navigation-order-changes", walk(first, other)) == [(UNSURE, "#n")]
    assert not_passed("navigation-order-changes", walk(first, fewer)) == []
    assert (
        not_passed("navigation-order-changes", walk(first, visit(1, dom(nav, search, url="https://b.example/")))) == []
    )


# one-way-to-the-start


def front(*elements: Any, inputs: Sequence[Any] = ()) -> Visit:
    """A visit of the front page, left by a link."""
    return visit(
        0, dom(*elements, inputs=inputs, url=f"{SITE}/"), touches=[touch(path="#go", role="link", name="Book")]
    )


BOOK = link("Book", "/book", path="#go")
BOOKING = visit(1, dom(text=["Book a hall"], url=f"{SITE}/book"))


def test_a_start_that_one_link_leads_to_is_left_to_a_person() -> None:
    assert not_passed("one-way-to-the-start", walk(front(BOOK), BOOKING)) == [(UNSURE, "")]
    assert told("one-way-to-the-start", walk(front(BOOK), BOOKING)) == [
        "Look for a second way to this page: the walk saw a link in the content."
    ]


@pytest.mark.parametrize(
    "page",
    [
        front(BOOK, inputs=[field("Search the site", type="search")]),
        front(*joined([BOOK], within(element("nav"), inside=[link("Book a hall", "/book")]))),
        front(BOOK, link("Site map", "/map")),
        front(BOOK, link("Palvelut A–Ö, sivukartta", "/map")),
    ],
    ids=["search", "navigation", "site map", "sivukartta"],
)
def test_any_second_way_will_do(page: Visit) -> None:
    assert words("one-way-to-the-start", walk(page, BOOKING)) == [PASSED]


def test_steps_of_a_process_and_journeys_that_begin_elsewhere_are_left_alone() -> None:
    sent = visit(0, dom(BOOK, url=f"{SITE}/"), touches=[touch(path="#send", role="button", name="Send")])
    assert words("one-way-to-the-start", walk(sent, BOOKING)) == []
    assert words("one-way-to-the-start", walk(BOOKING)) == []
    assert words("one-way-to-the-start", walk(front(BOOK))) == []


# refusing-takes-more, wall-before-any-use


def control(name: str, role: str = "button", **more: Any) -> ConsentControl:
    """A control of a layer, drawn as a green button on white."""
    drawn = {"color": "rgb(255, 255, 255)", "background": "rgb(0, 68, 0)", "around": "rgb(255, 255, 255)"}
    box = {"box": (0.0, 0.0, 100.0, 40.0)}
    return ConsentControl(
        path=f"#{name}", name=name, tag="a" if role == "link" else role, role=role, **(drawn | box | more)
    )


def layer(*controls: ConsentControl, **more: Any) -> Consent:
    """One layer with these controls."""
    return Consent(layers=(ConsentLayer(path="#layer", controls=controls, **more),))


POLICY = control("Cookie policy", "link")


@pytest.mark.parametrize("more", ["Settings", "Lisää vaihtoehtoja", "Hantera kakor", "Let me choose"])
def test_settings_in_place_of_a_refusal_take_more(more: str) -> None:
    accept = control("Accept")
    assert said(one(Rule, "refusing-takes-more"), layer(accept, control(more), POLICY)) == [(FAILED, "#Accept")]
    assert said(one(Rule, "refusing-takes-more"), layer(accept, control(more, "link"))) == [(FAILED, "#Accept")]


@pytest.mark.parametrize(
    "refuse",
    [
        "Reject all",
        "Only necessary",
        "Accept necessary only",
        "Use necessary cookies",
        "No, thanks",
        "Continue without accepting",
        "Hylkää",
        "Hyväksy vain välttämättömät",
        "En hyväksy",
        "Jatka hyväksymättä",
        "Avvisa alla",
        "Endast nödvändiga",
        "Godkänn bara nödvändiga kakor",
    ],
)
def test_a_refusal_beside_the_acceptance_is_well(refuse: str) -> None:
    assert words("refusing-takes-more", layer(control("Accept all"), control(refuse), control("Settings"))) == [PASSED]


def test_choices_ticked_beforehand_have_to_be_unticked() -> None:
    boxes = (
        ConsentBox(path="#a", name="A", checked=True),
        ConsentBox(path="#n", name="N", checked=True, disabled=True),
    )
    offered = (control("Accept all"), control("Accept selected"))
    assert told("refusing-takes-more", layer(*offered, boxes=boxes)) == [
        "To refuse takes 2 clicks, for choices are ticked beforehand (1); “Accept all” takes one."
    ]
    unticked = tuple(box.model_copy(update={"checked": False}) for box in boxes)
    assert words("refusing-takes-more", layer(*offered, boxes=unticked)) == [PASSED]


@pytest.mark.parametrize(
    "other",
    [
        [control("Settings"), control("×")],
        [control("Settings"), control("Essentials", "link")],
        [control("Subscribe")],
        [],
    ],
    ids=["close", "unknown link", "unknown", "nothing"],
)
def test_without_a_refusal_that_is_known_a_person_must_look(other: list[ConsentControl]) -> None:
    assert words("refusing-takes-more", layer(control("Accept"), *other)) == [UNSURE]


@pytest.mark.parametrize(
    ("drawn", "word"),
    [
        ({"color": "rgb(250, 250, 250)", "background": "rgb(255, 255, 255)"}, FAILED),
        ({"color": "rgb(170, 170, 170)", "background": "rgb(255, 255, 255)"}, UNSURE),
        ({"color": "rgb(0, 0, 0)", "background": "rgb(255, 255, 255)"}, UNSURE),
        ({"color": "rgb(0, 0, 0)", "background": "rgb(255, 255, 255)", "border": True}, PASSED),
        ({"box": (0.0, 0.0, 45.0, 40.0)}, UNSURE),
        ({"color": "rgb(255, 255, 255)", "background": ""}, UNSURE),
    ],
    ids=["illegible", "faint", "a link", "bordered", "small", "on a picture"],
)
def test_a_refusal_that_is_drawn_weaker(drawn: dict[str, Any], word: Word) -> None:
    assert words("refusing-takes-more", layer(control("Accept"), control("Reject", **drawn))) == [word]


def test_a_notice_without_acceptance_is_no_question() -> None:
    assert words("refusing-takes-more", layer(control("OK"), POLICY)) == []
    assert words("refusing-takes-more", Consent()) == []


@pytest.mark.parametrize(
    ("names", "more", "word"),
    [
        (["Accept"], {"modal": True}, FAILED),
        (["Accept"], {"behind": 4, "reachable": 0}, FAILED),
        (["Accept"], {"behind": 4, "reachable": 1}, PASSED),
        (["Accept"], {"behind": 1, "reachable": 0}, PASSED),
        (["Accept"], {"behind": 1, "reachable": 0, "said_modal": True}, FAILED),
        (["Accept"], {"behind": 4, "reachable": 4, "said_modal": True}, PASSED),
        (["Accept"], {}, PASSED),
        (["Accept", "Reject"], {"modal": True}, PASSED),
        (["Accept", "Settings"], {"modal": True}, PASSED),
        (["OK"], {"modal": True}, UNSURE),
        (["Accept", "Subscribe for 5 €"], {"modal": True}, UNSURE),
    ],
)
def test_a_wall_is_what_only_acceptance_takes_away(names: list[str], more: dict[str, Any], word: Word) -> None:
    consent = layer(*(control(name) for name in names), POLICY, **more)
    assert said(one(Rule, "wall-before-any-use"), consent) == [(word, "#layer")]


# password-cannot-be-pasted, password-manager-kept-out, login-asks-a-puzzle


def password(path: str = "#p", label: str = "Password", **more: Any) -> Any:
    """A password field."""
    return field(label, type="password", path=path, form="#form", **more)


def test_a_split_password_is_left_to_a_person_once() -> None:
    parts = tuple(LoginField(path=f"#{n}", type="password", secret=True, max_length=1) for n in range(4))
    assert said(one(Rule, "password-manager-kept-out"), Login(fields=parts), dom()) == [(UNSURE, "#0")]


@pytest.mark.parametrize(
    ("title", "word"), [("Sign in", FAILED), ("Create an account", UNSURE), ("Rekisteröidy", UNSURE)]
)
def test_where_an_account_is_made_the_criterion_does_not_speak(title: str, word: Word) -> None:
    page = dom(inputs=[password()], title=title)
    login = Login(fields=(LoginField(path="#p", type="password", secret=True, paste="prevented"),))
    assert said(one(Rule, "password-cannot-be-pasted"), login, page) == [(word, "#p")]


def test_a_repeated_password_is_no_sign_in() -> None:
    page = dom(inputs=[password(), password("#again", "Repeat password")])
    login = Login(fields=(LoginField(path="#p", type="password", secret=True, paste="prevented"),))
    assert said(one(Rule, "password-cannot-be-pasted"), login, page) == [(UNSURE, "#p")]


@pytest.mark.parametrize(
    "label", ["What is 3 + 4?", "Paljonko on 7 x 2?", "Hur mycket är två plus tre?", "5 − 2 =", "Solve: 12 times 3 ="]
)
def test_a_sum_beside_the_password_fails_without_another_way(label: str) -> None:
    fields = [password(), field(label, path="#sum", form="#form")]
    assert not_passed("login-asks-a-puzzle", dom(inputs=fields)) == [(FAILED, "#sum")]


@pytest.mark.parametrize("other", ["Sign in with a passkey", "Tunnistaudu pankkitunnuksilla", "Mobilt BankID"])
def test_another_way_leaves_the_puzzle_to_a_person(other: str) -> None:
    fields = [password(), field("What is 3 + 4?", path="#sum", form="#form")]
    page = dom(link(other, "/other"), inputs=fields)
    assert not_passed("login-asks-a-puzzle", page) == [(UNSURE, "#sum")]


@pytest.mark.parametrize(
    "label",
    [
        "Enter the code shown in your app",
        "Kirjoita viestissä näkyvä koodi",
        "E-mail",
        "Customer number (6–8 digits)",
        "Code 123-456",
        "Date, 1.5.–2.6.",
    ],
)
def test_other_fields_of_a_sign_in_are_no_puzzle(label: str) -> None:
    page = dom(inputs=[password(), field(label, path="#other", form="#form")])
    assert said(one(Rule, "login-asks-a-puzzle"), page) == [(PASSED, "#p")]


def test_single_characters_of_a_password_are_left_to_a_person() -> None:
    page = dom(inputs=[password(label="2nd and 5th character of your password")])
    assert not_passed("login-asks-a-puzzle", page) == [(UNSURE, "#p")]


# login-before-any-use


def signs_in(step: int, *evidence: Any, action: str = "fill", title: str = "Sign in") -> Visit:
    """A visit on which the walk types a password."""
    page = dom(inputs=[password()], url=f"{SITE}/login", title=title)
    return visit(step, page, *evidence, touches=[touch(action, path="#p", type="password")])


FRONT = visit(0, dom(BOOK, url=f"{SITE}/"), touches=[touch(path="#go", role="link")])
FILLED = visit(0, dom(inputs=[field("Sport", path="#s")], url=f"{SITE}/"), touches=[touch("fill", path="#s")])


def test_a_password_that_is_asked_for_first_is_left_to_a_person() -> None:
    assert said(one(Rule, "login-before-any-use"), walk(FRONT, signs_in(1))) == [(UNSURE, "#p")]
    redirected = Requests(requests=(Request(url=SITE, type="document", status=302, redirected_to=f"{SITE}/login"),))
    assert words("login-before-any-use", walk(signs_in(0, redirected))) == [UNSURE]


def test_a_journey_that_came_to_sign_in_or_began_before_is_well() -> None:
    assert words("login-before-any-use", walk(signs_in(0))) == []
    assert words("login-before-any-use", walk(FILLED, signs_in(1))) == [PASSED]
    assert words("login-before-any-use", walk(FRONT)) == []


# session-ends-without-warning

NAME = field("Name", path="#name")


def test_a_form_that_leaves_by_itself_without_a_word_fails() -> None:
    limits = TimeLimits(refresh=Refresh(seconds=900, url=f"{SITE}/out"))
    assert said(one(Rule, "session-ends-without-warning"), limits, dom(inputs=[NAME])) == [(FAILED, "")]
    page = dom(inputs=[NAME], text=[block("Istunto vanhenee 15 minuutissa.", path="#t")])
    assert said(one(Rule, "session-ends-without-warning"), limits, page) == [(UNSURE, "#t")]


@pytest.mark.parametrize(
    "limits",
    [
        TimeLimits(settings=(Setting(name="sessionTimeout", value="900"),)),
        TimeLimits(countdowns=("#left",)),
    ],
    ids=["script", "countdown"],
)
def test_a_limit_without_a_warning_is_left_to_a_person(limits: TimeLimits) -> None:
    assert words("session-ends-without-warning", limits, dom(inputs=[NAME])) == [UNSURE]
    warned = limits.model_copy(update={"warnings": ("#soon",)})
    assert words("session-ends-without-warning", warned, dom(inputs=[NAME])) == [PASSED]
    extended = dom(element("button", "Jatka istuntoa"), inputs=[NAME])
    assert words("session-ends-without-warning", limits, extended) == [PASSED]


@pytest.mark.parametrize(
    "limits",
    [
        TimeLimits(),
        TimeLimits(refresh=Refresh(seconds=0, url=f"{SITE}/next")),
        TimeLimits(refresh=Refresh(seconds=72_000, url=f"{SITE}/next")),
        TimeLimits(refresh=Refresh(seconds=30)),
        TimeLimits(settings=(Setting(name="sessionTimeout", value="0"),)),
        TimeLimits(settings=(Setting(name="sessionCookieTimeout", value="900"),)),
    ],
)
def test_no_limit_that_counts_says_nothing(limits: TimeLimits) -> None:
    assert words("session-ends-without-warning", limits, dom(inputs=[NAME])) == []


def test_a_page_without_answers_loses_none() -> None:
    limits = TimeLimits(refresh=Refresh(seconds=5, url=f"{SITE}/news"))
    assert words("session-ends-without-warning", limits, dom(inputs=[field("Search")])) == []


# confirmed-unchecked


def given(*values: str, **more: Any) -> Visit:
    """A visit with a field for each of these answers."""
    fields = [field(f"Question {n}", path=f"#q{n}", **more) for n in range(len(values))]
    typed = [
        touch("fill", path=f"#q{n}", name=f"Question {n}", words=f"fill css “#q{n}” “{value}”")
        for n, value in enumerate(values)
    ]
    return visit(0, dom(inputs=fields, url=f"{SITE}/details"), touches=typed)


def bound(*texts: str, name: str = "Pay 18 €", url: str = f"{SITE}/pay") -> Visit:
    """A visit of a page with these texts whose button binds."""
    return visit(1, dom(text=texts, url=url), touches=[touch(path="#pay", role="button", name=name)])


@pytest.mark.parametrize("name", ["Pay 18 €", "Maksa 18 €", "Place order", "Vahvista varaus", "Beställ"])
def test_answers_that_are_not_shown_before_the_binding_button_are_left_to_a_person(name: str) -> None:
    unseen = walk(given("Maija Meikäläinen", "12.5.2027"), bound("Card number", name=name))
    assert said(one(Rule, "confirmed-unchecked"), unseen) == [(UNSURE, "#pay")]
    assert told("confirmed-unchecked", unseen)[0].endswith("its page shows 0 of 2 answers.")


def test_answers_that_are_shown_or_an_act_that_can_be_undone_are_well() -> None:
    shown = walk(given("Maija  Meikäläinen", "12.5.2027"), bound("Name: maija meikäläinen", "Card number"))
    assert words("confirmed-unchecked", shown) == [PASSED]
    undone = walk(given("Maija Meikäläinen"), bound("Voit perua vuoron ilmaiseksi päivää ennen."))
    assert words("confirmed-unchecked", undone) == [PASSED]


def test_searches_sign_ins_cards_and_other_buttons_bind_nobody() -> None:
    assert words("confirmed-unchecked", walk(given("badminton", type="search"), bound("Card"))) == []
    assert (
        words("confirmed-unchecked", walk(given("4000 0000", attributes={"autocomplete": "cc-number"}), bound())) == []
    )
    assert words("confirmed-unchecked", walk(given("Maija"), bound(name="Send message"))) == []
    assert words("confirmed-unchecked", walk(given("Maija"), bound(name="Edit order"))) == []
    secret = visit(
        0, dom(inputs=[field("PIN", path="#q0")]), touches=[touch("fill", path="#q0", words="fill (secret)")]
    )
    assert words("confirmed-unchecked", walk(secret, bound())) == []


# language-change-loses-data


def in_language(step: int, *, filled: bool, switch: str = "Svenska", use: bool = False, answers: int = 2) -> Visit:
    """A visit of a form with a link to another language."""
    page = dom(
        link(switch, "/sv", path="#sv"),
        inputs=[
            field("Name", path="#name", attributes={"name": "name"}, value_present=filled),
            field("Sport", path="#sport", attributes={"name": "sport"}, value_present=filled),
        ],
        url=f"{SITE}/{step}",
    )
    typed = [touch("fill", path=path, words=f"fill css “{path}” “Maija”") for path in ("#name", "#sport")[:answers]]
    return visit(step, page, touches=[*typed, *([touch(path="#sv", name=switch)] if use else [])])


def test_a_plain_link_to_another_language_on_a_form_is_left_to_a_person_once() -> None:
    both = walk(in_language(0, filled=False), in_language(1, filled=False))
    assert said(one(Rule, "language-change-loses-data"), both) == [(UNSURE, "#sv")]
    assert words("language-change-loses-data", walk(in_language(0, filled=False, switch="Language Reference"))) == []
    assert words("language-change-loses-data", walk(in_language(0, filled=False, answers=1))) == []


@pytest.mark.parametrize(("kept", "word"), [(False, FAILED), (True, PASSED)])
def test_a_change_of_language_that_the_walk_made_shows_what_is_kept(kept: bool, word: Word) -> None:  # noqa: FBT001 - the case
    changed = walk(in_language(0, filled=False, use=True), in_language(0, filled=kept, answers=0))
    assert said(one(Rule, "language-change-loses-data"), changed) == [
        (word, "#name"),
        (word, "#sport"),
    ]
    other = visit(1, dom(inputs=[field("Name", path="#name", attributes={"name": "name"})]))
    assert words("language-change-loses-data", walk(in_language(0, filled=False, use=True), other)) == []


# title-does-not-say-step


def titled(title: str, *headings: str) -> Walk:
    """A walk over one page."""
    return walk(visit(0, dom(*(element("h1", heading) for heading in headings), title=title)))


@pytest.mark.parametrize("title", ["Untitled document", "index.html", "React App", "Document", "Nimetön", "lomake.php"])
def test_a_title_that_nobody_wrote_fails(title: str) -> None:
    assert words("title-does-not-say-step", titled(title, "Your details")) == [FAILED]


@pytest.mark.parametrize(
    ("title", "heading", "said_"),
    [
        ("Your details – Halls", "Your details", [PASSED]),
        ("Varauksen vahvistus", "Varaus on vahvistettu", [PASSED]),
        ("Example City", "Your details", [UNSURE]),
        ("Example City", "", []),
        ("", "Your details", []),
        ("Index", "Index", [PASSED]),
    ],
)
def test_a_title_without_a_word_of_the_headings_is_left_to_a_person(
    title: str, heading: str, said_: list[Word]
) -> None:
    page = titled(title, heading) if heading else titled(title)
    assert words("title-does-not-say-step", page) == said_


def test_a_title_that_stays_is_told_once() -> None:
    stays = walk(*(visit(n, dom(element("h1", "Details"), title="City", url=f"{SITE}/{n}")) for n in range(3)))
    assert words("title-does-not-say-step", stays) == [UNSURE]


# no-confirmation-at-the-end

SENT = touch(path="#send", role="button", name="Send")


def ended(*texts: str, lang: str = "en", by: Any = SENT, **more: Any) -> Walk:
    """A walk that sends a form and ends on a page with these texts."""
    form = given("Maija Meikäläinen")
    filled = visit(0, form.get(Dom), touches=[*_touches(form), by])  # type: ignore[arg-type] # it has one
    return walk(filled, visit(1, dom(text=texts, url=f"{SITE}/end", lang=lang, title="End")), **more)


def _touches(of: Visit) -> Sequence[Any]:
    found = of.get(Touches)
    return found.touches if isinstance(found, Touches) else ()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Thank you. We answer by e-mail within two weeks.", "en"),
        ("Hakemus on vastaanotettu. Saat päätöksen kuukauden kuluessa.", "fi"),
        ("Tack! Vi skickar ett kvitto till din e-post.", "sv"),
    ],
)
def test_an_end_that_says_that_it_is_done_and_what_is_next_is_well(text: str, lang: str) -> None:
    assert words("no-confirmation-at-the-end", ended(text, lang=lang)) == [PASSED]


def test_an_end_without_words_for_it_is_left_to_a_person() -> None:
    assert words("no-confirmation-at-the-end", ended("Halls near you")) == [UNSURE]
    [verdict] = asked(one(Rule, "no-confirmation-at-the-end"), ended("Thank you."))
    assert (verdict.word, verdict.impact) == (UNSURE, Impact.MINOR)


@pytest.mark.parametrize(
    "walked",
    [
        ended("Halls", by=touch(path="#next", role="link", name="Terms")),
        ended("Halls", by=touch(path="#close", role="button", name="Cancel")),
        ended("Hallen", lang="de"),
        ended("Halls", outcome="blocked"),
        ended("Halls", ended_before=1),
        walk(FRONT, BOOKING),
    ],
    ids=["a link", "cancelled", "another language", "blocked", "stopped before", "nothing filled"],
)
def test_walks_that_sent_nothing_need_no_confirmation(walked: Walk) -> None:
    assert words("no-confirmation-at-the-end", walked) == []


# dead-end


def test_a_page_without_any_control_is_a_dead_end() -> None:
    assert words("dead-end", walk(visit(0, dom(text=["Thank you."])))) == [FAILED]


@pytest.mark.parametrize(
    "only",
    [link("Up", "#top"), link("Call", "tel:123"), element("iframe", box=(0, 0, 9, 9))],
    ids=["top", "tel", "frame"],
)
def test_controls_that_lead_nowhere_else_are_left_to_a_person(only: Any) -> None:
    assert words("dead-end", walk(visit(0, dom(only, text=["Thank you."])))) == [UNSURE]


def test_any_way_on_will_do_and_a_page_that_shows_nothing_is_not_judged() -> None:
    assert words("dead-end", walk(visit(0, dom(link("Home", "/"), text=["Thanks"])))) == [PASSED]
    assert words("dead-end", walk(visit(0, dom(element("button", "Next"), text=["Thanks"])))) == [PASSED]
    assert words("dead-end", walk(visit(0, dom()))) == []
    assert words("dead-end", walk(visit(0, dom(text=["Go"]), touches=[touch(path="#drawn")]))) == []
    assert words("dead-end", walk(visit(0, dom(text=["Wait"]), touches=[touch("wait_for")]))) == []
    hidden = element("button", "Next", visible=False)
    assert words("dead-end", walk(visit(0, dom(hidden, text=["Thanks"])))) == [FAILED]


# broken-link-on-the-path


def linked(status: int | None, own: int | None = 200) -> Links:
    """One link with this answer."""
    return Links(links=(Link(url=f"{SITE}/terms", status=status, path="#terms", name="Terms"),), own_status=own)


@pytest.mark.parametrize(
    ("status", "own", "said_"),
    [
        (404, 200, [FAILED]),
        (410, 200, [FAILED]),
        (404, 405, [UNSURE]),
        (404, None, [UNSURE]),
        (500, 200, [UNSURE]),
        (501, 501, []),
        (403, 200, []),
        (None, 200, []),
        (200, 200, [PASSED]),
    ],
)
def test_a_link_is_broken_where_its_page_is_gone(status: int | None, own: int | None, said_: list[Word]) -> None:
    assert words("broken-link-on-the-path", walk(visit(0, linked(status, own)))) == said_


def test_a_page_may_be_there_for_the_customer_alone_once_something_was_filled_in() -> None:
    assert words("broken-link-on-the-path", walk(FILLED, visit(1, linked(404)))) == [UNSURE]
    assert words("broken-link-on-the-path", walk(visit(0, linked(404)), FILLED)) == [FAILED]


# missing-on-a-channel


def channel(*elements: Any, texts: Sequence[str] = (), **more: Any) -> Dom:
    """A page with these in its main content."""
    return dom(*within(element("main"), inside=elements), text=texts, url=f"{SITE}/hall", **more)


def compared(full: Dom, phone: Dom, persona: str = "mobile") -> list[Walk]:
    return [walk(visit(0, full)), walk(visit(0, phone), persona=persona)]


PRICES = element("h2", "Prices", path="#prices")
MAP = link("Show on a map", "/map", path="#map")


def test_what_only_the_desktop_shows_is_left_to_a_person() -> None:
    walks = compared(channel(PRICES, MAP), channel(PRICES))
    assert told("missing-on-a-channel", walks) == [
        "Look for the link “Show on a map”: the desktop shows it, and the phone does not."
    ]
    hidden = channel(PRICES, MAP.model_copy(update={"visible": False}))
    assert words("missing-on-a-channel", compared(channel(PRICES, MAP), hidden)) == [UNSURE]


@pytest.mark.parametrize(
    "phone",
    [
        channel(PRICES, MAP),
        channel(PRICES, link("On a map", "/map")),
        channel(PRICES, element("button", "Show on a map (3)")),
        channel(PRICES, texts=["You can show on a map where it is."]),
        channel(
            PRICES,
            MAP.model_copy(update={"visible": False}),
            element("button", "More", attributes={"aria-expanded": "false"}),
        ),
        channel(PRICES, left_out=3),
    ],
    ids=["the same", "same address", "same name", "in the text", "behind a button", "not all known"],
)
def test_what_the_phone_offers_in_another_way_is_not_missing(phone: Dom) -> None:
    assert not_passed("missing-on-a-channel", compared(channel(PRICES, MAP), phone)) == []


def test_navigation_prints_other_pages_and_other_personas_are_left_alone() -> None:
    full = dom(*within(element("nav"), inside=[MAP]), url=f"{SITE}/hall")
    assert words("missing-on-a-channel", compared(full, channel())) == [PASSED]
    assert words("missing-on-a-channel", compared(channel(element("button", "Print this page")), channel())) == [PASSED]
    assert words("missing-on-a-channel", compared(channel(MAP), dom(url=f"{SITE}/other"))) == []
    assert words("missing-on-a-channel", compared(channel(MAP), channel(), persona="zoom")) == []
    assert words("missing-on-a-channel", []) == []


NAMES = ("Alpha", "Beta", "Gamma", "Delta", "Eta", "Iota", "Kappa", "Mu", "Nu")


def test_much_that_is_missing_is_told_in_one_sentence() -> None:
    many = channel(*(link(f"Hall of {name}", f"/{name}") for name in NAMES))
    assert told("missing-on-a-channel", compared(many, channel(PRICES))) == [
        "Look what is missing on a phone: 9 of 9 things on the desktop, such as “Hall of Alpha”."
    ]


# more-effort-on-a-channel


def cost(persona: str, *, pages: int = 3, **effort: Any) -> Walk:
    """A walk that cost so much, all of it in its first step."""
    return walk(*(visit(n) for n in range(pages)), persona=persona, step_efforts=(Effort(**effort), Effort(), Effort()))


@pytest.mark.parametrize(
    ("best", "other", "word"),
    [
        (cost("desktop", fields=8), cost("mobile", fields=10), FAILED),
        (cost("desktop", fields=8), cost("mobile", fields=9), PASSED),
        (cost("desktop", fields=20), cost("mobile", fields=22), PASSED),
        (cost("mobile", fields=2), cost("desktop", fields=4), FAILED),
        (cost("desktop", pages=4), cost("mobile", pages=6), UNSURE),
        (cost("desktop", pages=4), cost("mobile", pages=5), PASSED),
        (cost("desktop", clicks=5), cost("mobile", clicks=10), UNSURE),
        (cost("desktop", seconds=10), cost("mobile", seconds=30), UNSURE),
        (cost("desktop", seconds=2), cost("mobile", seconds=20), PASSED),
        (cost("desktop", clicks=5), cost("zoom", clicks=50), PASSED),
        (cost("desktop", key_presses=5), cost("keyboard", key_presses=500), PASSED),
    ],
)
def test_a_channel_that_costs_clearly_more_is_told(best: Walk, other: Walk, word: Word) -> None:
    found = set(words("more-effort-on-a-channel", [best, other])) - {PASSED}
    assert found == ({word} - {PASSED})


def test_key_presses_are_compared_for_like_with_like() -> None:
    plain, own = cost("keyboard", key_presses=100), cost("Switch", key_presses=250, pages=2)
    like = Walk(
        own.journey,
        "Switch",
        "",
        own.visits,
        finished=True,
        outcome="completed",
        like="keyboard",
        step_efforts=own.step_efforts,
    )
    assert told("more-effort-on-a-channel", [cost("desktop"), plain, like]) == [
        "Look why Switch needs 250 key presses, and keyboard 100."
    ]


def test_walks_that_were_not_timed_or_did_not_end_are_not_compared() -> None:
    slow = cost("mobile", seconds=100)
    busy = Walk(
        slow.journey,
        "mobile",
        "",
        slow.visits,
        finished=True,
        outcome="completed",
        timed=False,
        step_efforts=slow.step_efforts,
    )
    assert UNSURE not in words("more-effort-on-a-channel", [cost("desktop", seconds=1), busy])
    stopped = walk(visit(0), persona="mobile", outcome="blocked", step_efforts=(Effort(fields=90),))
    assert words("more-effort-on-a-channel", [cost("desktop"), stopped]) == []


# no-progress-told: lists of steps


def test_a_list_that_is_called_steps_tells_the_progress() -> None:
    steps = element("ol", attributes={"class": "checkout-steps"}, role="list")
    shopping = element("ol", attributes={"class": "stepmother-tales"}, role="list")

    def forms(first: Any) -> Walk:
        pages = [
            dom(*([first] if n == 0 else []), inputs=[field("Answer", path="#f")], url=f"{SITE}/{n}") for n in range(4)
        ]
        return walk(*(visit(n, page, touches=[touch("fill", path="#f")]) for n, page in enumerate(pages)))

    assert words("no-progress-told", forms(steps)) == [PASSED]
    assert words("no-progress-told", forms(shopping)) == [UNSURE]
