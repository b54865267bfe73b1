"""Rules on being sent about, asked again and left alone, asked of plain walks."""

from dataclasses import replace
from typing import Any

import pytest
from builders import asked, block, dom, element, field, joined, link, said, touch, visit, walk, within

from auditor.catalogue import one
from auditor.evidence.dom import Dom, Element, Style, TextBlock
from auditor.evidence.requests import Request, Requests
from auditor.evidence.touches import Touch
from auditor.languages.messages import fill
from auditor.model import Impact, Verdict, Visit, Walk, Word
from auditor.parts import Rule

FAILED, UNSURE, PASSED = Word.FAILED, Word.UNSURE, Word.PASSED
GREEN, BLUE = Style(background="rgb(0, 80, 40)"), Style(background="rgb(20, 40, 160)")
TOWN, BANK = "https://town.example", "https://bank.example"
NEXT = touch(path="#next", name="Next")


def wrong(rule: str, *needs: Any) -> list[Verdict]:
    """What a rule says besides that all is well."""
    return [verdict for verdict in asked(one(Rule, rule), *needs) if verdict.word is not PASSED]


def words(rule: str, *needs: Any) -> list[tuple[Word, str]]:
    """Word and path of the same."""
    return [(verdict.word, verdict.path) for verdict in wrong(rule, *needs)]


def told(verdict: Verdict) -> str:
    """The filled message."""
    return fill(verdict.message, verdict.values)


def framed(url: str, name: str, *inside: Element, colour: Style | None = GREEN, text: Any = (), **more: Any) -> Dom:
    """A page whose head holds a name, whose content holds the elements and texts."""
    head = within(element("header", style=colour), inside=[element("p", name, role="paragraph")])
    main = within(element("main"), inside=inside)
    blocks: list[TextBlock | str] = [block(name, in_landmark="banner"), *text]
    return dom(*joined(head, main), url=url, text=blocks, **more)


# hand-over-to-another-host


def there(*pages: Dom, by: Touch = NEXT) -> Walk:
    """A walk over these pages, each left by the same action."""
    return walk(*(visit(step, page, touches=[by]) for step, page in enumerate(pages)))


def test_a_hand_over_tells_hosts_and_step_of_both_sides() -> None:
    blank = visit(1, url="about:blank")
    (verdict,) = wrong(
        "hand-over-to-another-host",
        walk(visit(0, url=TOWN, touches=[NEXT]), blank, visit(2, url=f"{BANK}/pay")),
    )
    assert verdict.values == {"before": "town.example", "here": "bank.example", "from_step": 1}
    assert verdict.word is FAILED
    assert told(verdict) == "The journey goes from town.example to bank.example."


def test_the_host_before_is_the_one_that_was_left_last() -> None:
    walked = walk(
        *(visit(n, url=url, touches=[NEXT]) for n, url in enumerate((TOWN, BANK, TOWN, "https://post.example")))
    )
    assert [verdict.values["before"] for verdict in wrong("hand-over-to-another-host", walked)] == [
        "town.example",
        "town.example",
    ]


def test_between_names_of_one_owner_a_hand_over_is_minor() -> None:
    names = walk(visit(0, url="https://www.town.example", touches=[NEXT]), visit(1, url="https://pay.town.example"))
    ports = walk(visit(0, url="http://10.0.0.1:80", touches=[NEXT]), visit(1, url="http://10.0.0.1:81"))
    assert [verdict.impact for verdict in wrong("hand-over-to-another-host", names)] == [Impact.MINOR]
    assert [verdict.impact for verdict in wrong("hand-over-to-another-host", ports)] == [None]


def test_a_host_in_a_new_tab_is_a_hand_over_too() -> None:
    tab = walk(visit(0, url=TOWN, touches=[NEXT, touch("switch_tab")]), visit(1, url=BANK))
    assert words("hand-over-to-another-host", tab) == [(FAILED, "")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("You pay at bank.example and come back here.", UNSURE),
        ("Next you confirm with First Bank of Lake.", UNSURE),
        ("You will be taken to another page to pay.", UNSURE),
        ("Seuraavaksi siirryt pankin sivulle.", UNSURE),
        ("Du skickas vidare till banken.", UNSURE),
        ("Then Lakepay takes your money.", UNSURE),
        ("Next: payment. First you wait.", FAILED),
    ],
)
def test_a_hand_over_that_is_told_is_left_to_a_person(text: str, word: Word) -> None:
    walked = there(framed(TOWN, "Town", text=[text]), framed(BANK, "First Bank of Lake", title="Payment – Lakepay"))
    assert words("hand-over-to-another-host", walked) == [(word, "")]


def test_what_lies_behind_a_step_that_only_a_person_can_pass_is_no_hand_over() -> None:
    walked = walk(visit(0, url=TOWN, touches=[NEXT]), visit(2, url=BANK))
    assert said(one(Rule, "hand-over-to-another-host"), walked) == [(PASSED, "")]


# looks-like-another-service


def test_a_step_that_shares_nothing_on_another_host_fails() -> None:
    walked = there(framed(TOWN, "Town sports"), framed(BANK, "First Bank", colour=BLUE))
    (verdict,) = wrong("looks-like-another-service", walked)
    assert (verdict.word, verdict.path, verdict.at) == (FAILED, "", walked.visits[1])
    assert verdict.values == {"before": "town.example", "here": "bank.example", "from_step": 1}


def test_on_one_host_or_without_colours_another_look_is_left_to_a_person() -> None:
    same_host = there(framed(TOWN, "Town sports"), framed(f"{TOWN}/pay", "Old payments", colour=BLUE))
    plain = there(framed(TOWN, "Town sports"), framed(BANK, "First Bank", colour=None))
    assert words("looks-like-another-service", same_host) == [(UNSURE, "")]
    assert words("looks-like-another-service", plain) == [(UNSURE, "")]


def logo(address: str) -> tuple[Element, ...]:
    """A head in blue that holds a picture."""
    return within(element("header", style=BLUE), inside=[element("img", "Other words", source=address)])


@pytest.mark.parametrize(
    "later",
    [
        framed(BANK, "Town sports", colour=BLUE),
        framed(BANK, "First Bank"),
        dom(element("main"), url=BANK),
        framed(f"{TOWN}/2", "Town sports"),
    ],
    ids=["the name is shared", "the colours are shared", "nothing around the content", "the same"],
)
def test_what_shares_a_name_or_a_colour_is_one_service(later: Dom) -> None:
    assert wrong("looks-like-another-service", there(framed(TOWN, "Town sports"), later)) == []


def test_a_name_that_is_a_part_of_the_other_or_stands_in_both_titles_is_shared() -> None:
    longer = there(framed(TOWN, "Town sports"), framed(BANK, "Town sports payments", colour=BLUE))
    titled = there(
        framed(TOWN, "Sports", title="Halls – Town of Lake"),
        framed(BANK, "Pay", title="Pay | Town of Lake", colour=BLUE),
    )
    assert wrong("looks-like-another-service", longer) == []
    assert wrong("looks-like-another-service", titled) == []


def test_a_shared_picture_or_address_makes_one_service() -> None:
    pictures = there(dom(*logo(f"{TOWN}/town.svg"), url=TOWN), dom(*logo(f"{BANK}/town.svg"), url=BANK))
    assert wrong("looks-like-another-service", pictures) == []
    first = within(element("footer", style=GREEN), inside=[link("Hem", "/"), link("Om oss", "/om")])
    later = within(element("footer", style=BLUE), inside=[link("Etusivu", "/"), link("Tietoja", "/t")])
    assert (
        wrong("looks-like-another-service", there(dom(*first, url=f"{TOWN}/sv"), dom(*later, url=f"{TOWN}/fi"))) == []
    )


def test_words_that_stand_around_any_service_are_not_shared() -> None:
    first = within(element("header", style=GREEN), inside=[link("Town sports", f"{TOWN}/"), link("Log in", "/in")])
    later = within(element("header", style=BLUE), inside=[link("First Bank", f"{BANK}/"), link("Log in", "/in")])
    walked = there(dom(*first, url=TOWN), dom(*later, url=BANK))
    assert words("looks-like-another-service", walked) == [(FAILED, "")]


def test_a_look_that_was_told_of_or_opened_or_seen_before_is_well() -> None:
    town = framed(TOWN, "Town sports", text=["You will be taken to the bank."])
    assert wrong("looks-like-another-service", there(town, framed(BANK, "First Bank", colour=BLUE))) == []
    opened = there(framed(TOWN, "Town sports"), framed(BANK, "First Bank", colour=BLUE), by=touch("open"))
    assert wrong("looks-like-another-service", opened) == []
    back = there(framed(TOWN, "Town"), framed(BANK, "First Bank", colour=BLUE), framed(f"{TOWN}/done", "Town"))
    assert [verdict.at.number for verdict in wrong("looks-like-another-service", back)] == [1]


# another-login


def login(step: int, url: str, *names: str, autocomplete: str = "current-password", **more: Any) -> Visit:
    """A visit on which passwords are typed."""
    fields = [
        field(name, type="password", path=f"#p{n}", attributes={"autocomplete": autocomplete})
        for n, name in enumerate(names or ("Password",))
    ]
    return visit(
        step,
        dom(inputs=fields, url=url),
        touches=[touch("fill", path="#p0", type="password"), touch(path="#in", name="Log in")],
        **more,
    )


def plain(step: int, url: str, name: str = "Next") -> Visit:
    """A visit without a password."""
    return visit(step, dom(text=["Welcome"], url=url), touches=[touch(path="#next", name=name)])


def test_a_second_login_on_another_host_fails_and_names_both() -> None:
    walked = walk(login(0, f"{TOWN}/in"), plain(1, f"{TOWN}/own"), login(2, f"{BANK}/in"))
    (verdict,) = wrong("another-login", walked)
    assert (verdict.word, verdict.path, verdict.at) == (FAILED, "#p0", walked.visits[2])
    assert verdict.values == {"before": "town.example", "here": "bank.example", "from_step": 1}


def test_a_second_password_on_one_host_or_after_making_an_account_is_left_to_a_person() -> None:
    again = walk(login(0, f"{TOWN}/in"), plain(1, f"{TOWN}/own"), login(2, f"{TOWN}/confirm"))
    made = login(0, f"{TOWN}/new", "Password", "Password again", autocomplete="new-password")
    assert words("another-login", again) == [(UNSURE, "#p0")]
    assert words("another-login", walk(made, plain(1, TOWN), login(2, f"{BANK}/in"))) == [(UNSURE, "#p0")]


def test_one_login_another_try_and_one_after_signing_out_are_well() -> None:
    assert said(one(Rule, "another-login"), walk(login(0, f"{TOWN}/in"), plain(1, TOWN))) == [(PASSED, "#p0")]
    tries = walk(login(0, f"{TOWN}/in"), login(1, f"{TOWN}/in/error"), plain(2, TOWN))
    assert wrong("another-login", tries) == []
    who = visit(1, dom(inputs=[field("E-mail", type="email", path="#who")], url=f"{TOWN}/who"))
    assert wrong("another-login", walk(login(0, f"{TOWN}/in"), who, login(2, f"{BANK}/in"))) == []
    out = walk(login(0, f"{TOWN}/in"), plain(1, TOWN, "Kirjaudu ulos"), login(2, f"{BANK}/in"))
    assert wrong("another-login", out) == []
    assert said(one(Rule, "another-login"), walk(plain(0, TOWN))) == []


# back-where-one-was


def at(step: int, path: str, heading: str, *texts: str, by: Touch = NEXT, inside: Any = ()) -> Visit:
    """A visit of a page with a heading and texts, left by an action."""
    page = dom(element("h1", heading), *inside, url=f"{TOWN}/{path}", text=texts, title=heading)
    return visit(step, page, touches=[by])


def round_way(by: Touch = NEXT, later: tuple[str, ...] = ("Choose a hall.",), inside: Any = ()) -> Walk:
    """A walk that comes back to its first page."""
    first = at(0, "halls", "Halls", "Choose a hall.")
    return walk(first, at(1, "login", "Log in", by=by, inside=inside), at(2, "halls", "Halls", *later))


def test_an_earlier_page_unchanged_is_left_to_a_person() -> None:
    (verdict,) = wrong("back-where-one-was", round_way())
    assert (verdict.word, verdict.path) == (UNSURE, "")
    assert told(verdict).endswith("they are back on the page of step 1, unchanged.")
    assert verdict.values["from_step"] == 2


def test_a_page_that_says_what_is_done_by_now_is_well() -> None:
    assert wrong("back-where-one-was", round_way(later=("Choose a hall.", "Your details are done."))) == []


@pytest.mark.parametrize("name", ["Back", "Cancel", "Takaisin", "Muuta tietoja", "Tillbaka till start", "Ändra"])
def test_a_way_back_that_the_customer_chose_is_well(name: str) -> None:
    assert wrong("back-where-one-was", round_way(touch(path="#b", name=name))) == []
    assert wrong("back-where-one-was", round_way(touch("back"))) == []
    assert wrong("back-where-one-was", round_way(touch("open"))) == []


def test_a_link_to_the_page_in_the_navigation_or_of_its_name_is_chosen() -> None:
    navigation = within(element("nav"), inside=[link("Book", "/halls", path="#n")])
    navigation = tuple(
        one_.model_copy(update={"parent": None if one_.parent is None else one_.parent + 1}) for one_ in navigation
    )
    assert wrong("back-where-one-was", round_way(touch(path="#n", name="Book"), inside=navigation)) == []
    named = [link("All halls", "/halls", path="#n"), link("Halls", "/halls", path="#m")]
    assert wrong("back-where-one-was", round_way(touch(path="#m", name="Halls"), inside=named)) == []
    assert len(wrong("back-where-one-was", round_way(touch(path="#n", name="Go on"), inside=named))) == 1


def test_the_same_page_twice_in_a_row_is_no_return() -> None:
    stays = walk(at(0, "form", "Form"), at(1, "form", "Form"), at(2, "done", "Done"))
    other = walk(at(0, "?page=1", "Form"), at(1, "x", "X"), at(2, "?page=2", "Form"))
    routes = walk(at(0, "#/one", "App"), at(1, "#/two", "App"), at(2, "#/three", "App"))
    for walked in (stays, other, routes):
        assert wrong("back-where-one-was", walked) == []
    app = walk(at(0, "#/one", "App"), at(1, "#/two", "App"), at(2, "#/one", "App"))
    assert words("back-where-one-was", app) == [(UNSURE, "")]


# redirects-on-the-way


def hops(*urls: str, method: str = "GET", ms: float = 10) -> Requests:
    """The document's requests: each address leads on to the next."""
    pairs = zip(urls, (*urls[1:], ""), strict=True)
    return Requests(
        requests=tuple(
            Request(url=url, type="document", method="GET" if n else method, duration=ms, redirected_to=after)
            for n, (url, after) in enumerate(pairs)
        )
    )


def led(requests: Requests, persona: str = "desktop", **more: Any) -> Walk:
    """A walk whose second visit came by these requests."""
    first = visit(0, hops(TOWN), url=TOWN, touches=[NEXT])
    return walk(first, visit(1, requests, url=requests.requests[-1].url, **more), persona=persona)


A, B, C, D = (f"{TOWN}/{name}" for name in "abcd")


def test_redirects_in_a_row_are_left_to_a_person() -> None:
    (verdict,) = wrong("redirects-on-the-way", led(hops(A, B, C)))
    assert (verdict.word, verdict.values["count"]) == (UNSURE, 2)
    assert verdict.values["from_step"] == 1
    assert told(verdict) == "Look whether 2 redirects in a row are needed here."


@pytest.mark.parametrize(
    ("persona", "ms", "word"),
    [
        ("desktop", 700, FAILED),
        ("desktop", 550, UNSURE),
        ("slow", 700, UNSURE),
        ("keyboard", 700, UNSURE),
    ],
    ids=["long", "too close to the limit", "a slow line", "walked beside others"],
)
def test_redirects_that_take_long_fail(persona: str, ms: float, word: Word) -> None:
    walked = replace(led(hops(A, B, C, ms=ms), persona), timed=persona != "keyboard")
    (verdict,) = wrong("redirects-on-the-way", walked)
    assert verdict.word is word
    assert ("take" in told(verdict)) is (persona == "desktop")


@pytest.mark.parametrize(
    "requests",
    [
        hops(A),
        hops(A, B),
        hops(A, B, C, method="POST"),
        hops("http://town.example/a", "https://town.example/a", "https://www.town.example/a/"),
    ],
    ids=["none", "one", "the answer to a form leads on", "https, www and a slash"],
)
def test_what_needs_no_other_address_is_well(requests: Requests) -> None:
    assert wrong("redirects-on-the-way", led(requests)) == []
    assert PASSED in [word for word, _ in said(one(Rule, "redirects-on-the-way"), led(requests))]


def test_a_way_through_somebody_elses_host_is_left_to_a_person() -> None:
    (verdict,) = wrong("redirects-on-the-way", led(hops("https://ads.example/go?x", B)))
    assert told(verdict) == "Look whether the way to this step must lead through ads.example."
    over = walk(visit(0, url=TOWN, touches=[NEXT]), visit(1, hops(A, "https://pay.town.example/x", BANK), url=BANK))
    assert [told(one_) for one_ in wrong("redirects-on-the-way", over)] == [
        "Look whether 2 redirects in a row are needed here."
    ]


def test_frames_and_visits_without_a_new_document_are_left_alone() -> None:
    page = Request(url=A, type="document")
    frame = [Request(url=f"{A}/f{n}", type="document", redirected_to=f"{A}/f{n + 1}") for n in range(3)]
    assert wrong("redirects-on-the-way", led(Requests(requests=(page, *frame)))) == []
    still = visit(0, hops(A, B, C), url=TOWN, new_document=False)
    assert said(one(Rule, "redirects-on-the-way"), walk(still)) == []
    assert said(one(Rule, "redirects-on-the-way"), walk(visit(0, url=TOWN))) == []


# sent-to-a-file


def pressed(*controls: Element, after: Any = (), text: Any = ()) -> Walk:
    """A walk that touches the first of these controls."""
    page = dom(*controls, url=f"{TOWN}/apply", text=text)
    own = page.elements[0]
    return walk(visit(0, page, touches=[touch(path=own.path, name=own.name)]), *after)


@pytest.mark.parametrize(
    ("name", "href"),
    [
        ("Application form", "/files/form.pdf"),
        ("Tulosta hakemuslomake", "/lomake.pdf?v=2"),
        ("Hakemus (Word)", "/hakemus.docx"),
        ("Blankett för ansökan", "/a.odt"),
    ],
)
def test_a_form_in_a_file_fails(name: str, href: str) -> None:
    (verdict,) = wrong("sent-to-a-file", pressed(link(name, href)))
    assert verdict.word is FAILED
    assert (verdict.values["before"], verdict.values["here"]) == ("town.example", "town.example")


def test_another_file_on_the_way_is_left_to_a_person() -> None:
    (verdict,) = wrong("sent-to-a-file", pressed(link("Hinnasto 2026", f"{BANK}/prices.PDF")))
    assert told(verdict) == "Look whether customers need the file behind “Hinnasto 2026” (PDF) to go on."
    assert (verdict.word, verdict.values["here"]) == (UNSURE, "bank.example")
    assert words("sent-to-a-file", pressed(link("Guide to the application form", "/g.pdf")))[0][0] is UNSURE


def test_a_file_behind_an_address_that_does_not_show_it_is_known_by_its_answer() -> None:
    pdf = Request(url=f"{TOWN}/get?id=7", type="document", headers={"content-type": "application/pdf; q=1"})
    after = [visit(1, Requests(requests=(pdf,)), new_document=False)]
    assert words("sent-to-a-file", pressed(link("Application", "/get?id=7"), after=after))[0][0] is FAILED
    html = pdf.model_copy(update={"url": f"{TOWN}/form.pdf", "headers": {"content-type": "text/html"}})
    viewer = [visit(1, Requests(requests=(html,)))]
    assert said(one(Rule, "sent-to-a-file"), pressed(link("Application", "/form.pdf"), after=viewer)) == []


def test_what_is_kept_and_what_is_not_touched_is_well() -> None:
    for name in ("Download your receipt", "Vahvistus", "Kvitto på ansökan"):
        assert [word for word, _ in said(one(Rule, "sent-to-a-file"), pressed(link(name, "/x.pdf")))] == [PASSED]
    assert said(one(Rule, "sent-to-a-file"), pressed(link("Next", "/n"), link("Form", "/form.pdf"))) == []
    assert said(one(Rule, "sent-to-a-file"), pressed(element("button", "Form"))) == []


# sent-to-mail-or-paper


def test_a_form_that_is_sent_by_mail_fails() -> None:
    send = element("button", "Send", path="#send")
    form = within(element("form", path="#f", attributes={"action": "mailto:a@town.example"}), inside=[send])
    walked = walk(visit(0, dom(*form, url=TOWN), touches=[touch(path="#send", name="Send")]))
    (verdict,) = wrong("sent-to-mail-or-paper", walked)
    assert (verdict.word, verdict.path, verdict.values["before"]) == (FAILED, "#send", "town.example")
    other = within(element("form", path="#f", attributes={"action": "/send"}), inside=[send])
    assert wrong("sent-to-mail-or-paper", walk(visit(0, dom(*other), touches=[touch(path="#send")]))) == []


def test_a_link_that_opens_the_mail_program_is_left_to_a_person() -> None:
    assert [word for word, _ in words("sent-to-mail-or-paper", pressed(link("Apply", "mailto:a@town.example")))] == [
        UNSURE
    ]


def on_page(*texts: Any, **more: Any) -> Walk:
    """A walk that ends at these texts."""
    return walk(visit(0, dom(text=texts), **more))


@pytest.mark.parametrize(
    "text",
    [
        "Print out the form and sign it.",
        "Send the application and its annexes by post to the office.",
        "Collect the key in person.",
        "Tulosta lomake ja allekirjoita se.",
        "Lähetä hakemus liitteineen postitse kirjaamoon.",
        "Palauta allekirjoitettu sopimus sähköpostilla.",
        "Skriv ut blanketten och underteckna den.",
        "Skicka ansökan per post till registratorskontoret.",
    ],
)
def test_orders_to_print_post_or_come_are_left_to_a_person(text: str) -> None:
    (verdict,) = wrong("sent-to-mail-or-paper", on_page("Thank you.", block(f"Hello there. {text}", path="#p")))
    assert (verdict.word, verdict.path, verdict.values["words"]) == (UNSURE, "#p", text)


@pytest.mark.parametrize(
    "text",
    [
        "We send the decision by post.",
        "Lähetämme päätöksen postitse kotiin.",
        "Vi skickar beslutet per post.",
        "You can also send the application by post.",
        "Voit myös lähettää hakemuksen postitse.",
        "Du kan också skicka ansökan per post.",
        "Post your question in the forum.",
        "Palauta avain vuoron jälkeen.",
        "Send the form.",
    ],
)
def test_other_ways_and_what_the_service_does_are_well(text: str) -> None:
    assert wrong("sent-to-mail-or-paper", on_page(text)) == []


def test_orders_at_the_foot_and_beside_a_form_that_is_filled_are_left_alone() -> None:
    order = "Print the form and post it."
    assert wrong("sent-to-mail-or-paper", on_page(block(order, in_landmark="contentinfo"))) == []
    assert wrong("sent-to-mail-or-paper", on_page(order, touches=[touch("fill", path="#name")])) == []


# new-window-on-the-way


def in_new_tab(control: Element, to: str = BANK) -> Walk:
    """A walk that goes on in another tab."""
    first = visit(0, dom(control, url=TOWN), touches=[touch(path=control.path), touch("switch_tab")])
    return walk(first, visit(1, dom(url=to)))


def test_a_window_that_a_script_opens_is_left_to_a_person() -> None:
    walked = in_new_tab(element("button", "Pay", path="#pay"))
    (verdict,) = wrong("new-window-on-the-way", walked)
    assert (verdict.word, verdict.path, verdict.at) == (UNSURE, "#pay", walked.visits[0])
    assert verdict.values == {"name": "Pay", "before": "town.example", "here": "bank.example", "from_step": 1}


def test_a_window_that_is_told_or_known_is_none() -> None:
    assert wrong("new-window-on-the-way", in_new_tab(element("button", "Pay in a new window", path="#pay"))) == []
    assert wrong("new-window-on-the-way", in_new_tab(element("button", "Pay", path="#pay"), to=TOWN)) == []


def test_a_link_tells_the_hosts_on_both_sides_and_fails_once() -> None:
    own = link("Pay", f"{BANK}/pay", path="#pay", attributes={"target": "_blank"})
    (verdict,) = wrong("new-window-on-the-way", in_new_tab(own))
    assert (verdict.word, verdict.values["before"], verdict.values["here"]) == (FAILED, "town.example", "bank.example")


# asked-again


def filled(step: int, own: tuple[Element, Any], value: str = "", url: str = "", **more: Any) -> Visit:
    """A visit on which one field is filled with a value."""
    page = dom(*more.pop("elements", ()), inputs=[own, *more.pop("others", ())], url=url or f"{TOWN}/{step}")
    path = own[0].path
    words_ = f"fill css “{path}” “{value}”" if value else "fill it"
    return visit(step, page, touches=[touch("fill", path=path, target=f"css “{path}”", words=words_)])


def twice(first: tuple[Element, Any], again: tuple[Element, Any], *values: str, **more: Any) -> list[tuple[Word, str]]:
    """What is said of a walk that fills these fields on two steps."""
    before, after = values or ("", "")
    return words("asked-again", walk(filled(0, first, before), filled(1, again, after, **more)))


def called(label: str, **more: Any) -> tuple[Element, Any]:
    """A field with this label."""
    return field(label, path=f"#{label.split(maxsplit=1)[0].lower()}", **more)


@pytest.mark.parametrize(
    ("first", "again", "value", "word"),
    [
        ("Puhelin", "Phone number", "040 555 0123", FAILED),
        ("Nimesi", "Full name", "Maija Meikäläinen", FAILED),
        ("Katuosoite", "Gatuadress", "Torikatu 5", FAILED),
        ("Town", "Postort", "Helsinki", UNSURE),
        ("Customer number", "Customer number", "4711-22", UNSURE),
    ],
)
def test_one_meaning_and_one_answer_are_one_information(first: str, again: str, value: str, word: Word) -> None:
    other = called(again, form="#other")
    assert twice(called(first), other, value, value) == [(word, other[0].path)]


def test_other_answers_are_other_information() -> None:
    assert twice(called("Name"), called("Name", form="#b"), "Maija", "Matti") == []
    mail = {"type": "email"}
    assert twice(called("E-mail", **mail), called("Email", **mail), "a@town.example", "b@town.example") == []


def test_other_answers_to_one_autocomplete_are_left_to_a_person() -> None:
    token = {"attributes": {"autocomplete": "tel"}}
    assert twice(called("Phone", **token), called("Mobile", **token), "040 1", "+358401") == [(UNSURE, "#mobile")]
    assert twice(called("Phone", **token), called("Mobile", **token), "040 1", "(secret)") == [(FAILED, "#mobile")]


def test_two_e_mail_fields_in_two_languages_are_certain() -> None:
    assert twice(called("Sähköposti", type="email"), called("E-mail", type="email")) == [(FAILED, "#e-mail")]
    assert twice(called("Puhelin", type="tel"), called("Mobile number", type="tel")) == [(UNSURE, "#mobile")]


def test_short_answers_to_general_questions_say_nothing() -> None:
    assert twice(called("How many"), called("How many"), "2", "2") == []


@pytest.mark.parametrize(
    "more",
    [
        {"elements": [element("button", "Use my address")]},
        {"others": [field("Same as my own details", type="checkbox", checked=False, path="#same")]},
        {"others": [field("Käytä samoja tietoja", type="checkbox", checked=False, path="#same")]},
    ],
)
def test_what_can_be_taken_over_is_no_repeat(more: dict[str, Any]) -> None:
    assert twice(called("E-mail", type="email"), called("Email", type="email"), **more) == []


def test_a_list_to_choose_from_and_an_invalid_answer_are_no_repeat() -> None:
    first = called("E-mail", type="email")
    offered = called("Email", type="email", attributes={"list": "known"})
    invalid = called("Email", type="email", attributes={"aria-invalid": "true"})
    assert twice(first, offered) == []
    assert twice(first, invalid) == []


def test_two_pages_of_one_step_ask_again_and_one_page_does_not() -> None:
    mail, other = called("E-mail", type="email"), called("Email", type="email")
    pages = walk(filled(0, mail, url=f"{TOWN}/a"), filled(0, other, url=f"{TOWN}/b"))
    assert words("asked-again", pages) == [(FAILED, "#email")]
    assert wrong("asked-again", walk(filled(0, mail, url=f"{TOWN}/a"), filled(0, other, url=f"{TOWN}/a"))) == []


def test_what_was_typed_is_told_nowhere() -> None:
    secret = "maija.the.customer@town.example"
    first, again = called("E-mail", type="email"), called("Email", type="email")
    (verdict,) = wrong("asked-again", walk(filled(0, first, secret), filled(1, again, secret, url=f"{BANK}/x")))
    assert secret not in f"{told(verdict)} {verdict.values} {verdict.html}"
    assert verdict.values == {
        "label": "Email",
        "first": 1,
        "before": "town.example",
        "here": "bank.example",
        "from_step": 1,
    }


# no-human-to-reach


@pytest.mark.parametrize(
    "page",
    [
        dom(text=["We answer on weekdays from 9 to 15."], lang="en"),
        dom(text=["Vastaamme arkisin klo 9–15."], lang="fi"),
        dom(text=["Telefontider: vardagar 9–15"], lang="sv"),
        dom(element("button", "Jätä soittopyyntö"), text=["Jätä soittopyyntö"], lang="fi"),
        dom(inputs=[field("Viestisi (pakollinen)", type="textarea")], text=["Hei"], lang="fi"),
        dom(element("iframe", "Chat with us", role=""), text=["Hello"], lang="en"),
        dom(*within(element("header"), inside=[link("Contact", "/c", visible=False)]), text=["Hi"], lang="en"),
    ],
    ids=["hours", "hours fi", "hours sv", "call-back", "message", "chat in a frame", "closed menu"],
)
def test_hours_calls_messages_and_chats_are_ways_to_a_person(page: Dom) -> None:
    assert wrong("no-human-to-reach", walk(visit(0, page))) == []


def test_a_link_to_help_alone_is_named() -> None:
    page = dom(link("Help", "/help", path="#h"), link("A great help in the kitchen", "/k"), text=["Hello"], lang="en")
    (verdict,) = wrong("no-human-to-reach", walk(visit(0, page)))
    assert (verdict.word, verdict.path) == (UNSURE, "#h")
    assert told(verdict) == "Look whether “Help” leads to a person: nothing else on this step does."
    bare = dom(link("A great help in the kitchen", "/k"), text=["Hello"], lang="en")
    assert words("no-human-to-reach", walk(visit(0, bare))) == [(UNSURE, "")]


def test_a_hidden_contact_in_the_content_reaches_nobody() -> None:
    page = dom(*within(element("main"), inside=[link("Contact", "/c", visible=False)]), text=["Hi"], lang="en")
    assert words("no-human-to-reach", walk(visit(0, page))) == [(UNSURE, "")]


# help-moves


def numbered(place: str, url: str = TOWN, text: str = "Call 029 500 0000") -> Dom:
    """A page with a telephone number that is only written."""
    return dom(text=[block(text, path=f"#{place}", in_landmark=place)], url=url)


def test_a_number_that_is_only_written_may_move_as_well() -> None:
    head, foot = numbered("banner"), numbered("contentinfo", f"{TOWN}/2")
    assert words("help-moves", walk(visit(0, head), visit(1, foot))) == [(FAILED, "#contentinfo")]
    assert wrong("help-moves", walk(visit(0, head), visit(1, numbered("banner", f"{TOWN}/2")))) == []
    aside = numbered("complementary", f"{TOWN}/2")
    assert words("help-moves", walk(visit(0, head), visit(1, aside))) == [(UNSURE, "#complementary")]


def test_a_number_in_a_link_is_told_once() -> None:
    def page(tag: str, place: str, url: str) -> Dom:
        own = link("029 500 0000", "tel:+358295000000", path=f"#{place} > a")
        text = block("029 500 0000", path=f"#{place}", in_landmark=place)
        return dom(*within(element(tag), inside=[own]), text=[text], url=url)

    moved = walk(visit(0, page("header", "banner", TOWN)), visit(1, page("footer", "contentinfo", f"{TOWN}/2")))
    assert words("help-moves", moved) == [(FAILED, "#contentinfo > a")]


# no-feedback-at-the-end


def ended(page: Dom, **more: Any) -> Walk:
    """A walk of two steps that ends at a page."""
    return walk(visit(0, dom(link("Feedback", "/f"), text=["Hello"], lang="en")), visit(1, page), **more)


def test_an_end_that_asks_nothing_is_left_to_a_person() -> None:
    done = dom(element("h1", "Thank you"), text=["Your booking is confirmed."], lang="en", url=f"{TOWN}/done")
    walked = ended(done)
    (verdict,) = wrong("no-feedback-at-the-end", walked)
    assert (verdict.word, verdict.path, verdict.at) == (UNSURE, "", walked.visits[1])


@pytest.mark.parametrize(
    "page",
    [
        dom(link("What did you think of this service?", "/f"), text=["Done"], lang="en"),
        dom(link("Anna palautetta", "/f"), text=["Valmis"], lang="fi"),
        dom(element("button", "Tyck till"), text=["Klart"], lang="sv"),
        dom(inputs=[field("1", type="radio", legend="How easy was it?", path="#r")], text=["Done"], lang="en"),
        dom(text=["Vastaa lyhyeen kyselyyn."], lang="fi"),
        dom(text=["Fertig"], lang="de"),
    ],
    ids=["link", "fi", "sv", "a question", "text", "another language"],
)
def test_any_way_to_say_how_it_went_will_do(page: Dom) -> None:
    assert wrong("no-feedback-at-the-end", ended(page)) == []


def test_a_return_is_no_feedback_and_a_walk_that_does_not_end_is_left_alone() -> None:
    returns = dom(link("Palauta tuote", "/r"), text=["Valmis"], lang="fi")
    assert words("no-feedback-at-the-end", ended(returns)) == [(UNSURE, "")]
    assert said(one(Rule, "no-feedback-at-the-end"), ended(returns, outcome="blocked")) == []
    assert said(one(Rule, "no-feedback-at-the-end"), ended(returns, ended_before=2)) == []
    assert said(one(Rule, "no-feedback-at-the-end"), walk(visit(0, returns))) == []
