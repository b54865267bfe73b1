"""What counts as the same thing."""

import pytest
from builders import dom, element, within

from auditor.judging.identity import cause, template_place
from auditor.judging.kinds import Kind, Kinds
from auditor.judging.lasting import is_made, lasting, lasting_classes, lasting_text

SAYS = "This has no name."


def same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two elements, each a path and its HTML, have one root cause."""
    return cause("rule", SAYS, {}, *one) == cause("rule", SAYS, {}, *other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            (
                "html > body > main > div:nth-of-type(2) > div:nth-of-type(1)",
                '<div class="slot" data-id="1">16:00</div>',
            ),
            (
                "html > body > main > div:nth-of-type(2) > div:nth-of-type(35)",
                '<div class="slot" data-id="9">20:00</div>',
            ),
            id="slots of one table",
        ),
        pytest.param(
            ("main > dl:nth-of-type(1) > dd > input", '<input class="facet" type="checkbox" name="book">'),
            (
                "main > dl:nth-of-type(2) > dd:nth-of-type(3) > input",
                '<input class="facet" type="checkbox" name="map">',
            ),
            id="filters of a shop",
        ),
        pytest.param(
            ("#slot-17", '<div id="slot-17" class="slot">'),
            ("#slot-3", '<div id="slot-3" class="slot">'),
            id="numbered ids",
        ),
        pytest.param(("#\\:r1\\: > input", "<input>"), ("#\\:rb\\: > input", "<input>"), id="ids that React 18 makes"),
        pytest.param(
            ("#react-aria5348234244-_r_ap_", "<button>"),
            ("#react-aria99-_r_3_", "<button>"),
            id="ids that React 19 makes",
        ),
        pytest.param(
            ("#a3f91c77-1b2c-4d5e-8f90-0123456789ab > b", "<b>"),
            ("#00f91c77-ffff-4d5e-8f90-ba9876543210 > b", "<b>"),
            id="ids that are UUIDs",
        ),
        pytest.param(
            ("html > body > div > header > nav > a", '<a class="nav-link active" href="/a">A</a>'),
            (
                "html > body > div:nth-of-type(3) > section > header > nav > a:nth-of-type(2)",
                '<a class="nav-link" href="/b">',
            ),
            id="the head of two pages, one link being the current one",
        ),
        pytest.param(
            ("main > button", '<button class="Button_root__x7Ab3 sc-bdVaJa">'),
            ("main > button", '<button class="Button_root__q1Zz9 sc-kjQxYz">'),
            id="classes made by two builds",
        ),
    ],
)
def test_one_root_cause(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            ("form > input:nth-of-type(1)", '<input name="first">'),
            ("form > input:nth-of-type(2)", '<input name="last">'),
            id="two fields",
        ),
        pytest.param(("#first-name", "<input>"), ("#last-name", "<input>"), id="two ids in words"),
        pytest.param(
            ("html > body > header > nav > a", "<a>"), ("html > body > footer > nav > a", "<a>"), id="head and foot"
        ),
        pytest.param(("main > a", '<a class="btn">'), ("main > a", '<a class="crumb">'), id="two kinds of link"),
        pytest.param(
            ("main > input", '<input type="checkbox">'),
            ("main > input", '<input type="text">'),
            id="two types of input",
        ),
        pytest.param(("#app > b", "<b>"), ("#app >>> b", "<i>"), id="two tags"),
    ],
)
def test_two_root_causes(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not same(one, other)


def test_how_a_rule_says_it_is_no_cause() -> None:
    """With one more row, in a second run on a busier machine, a rule chooses other words and is less certain."""

    def of(rule: str, message: str, **values: object) -> str:
        return cause(rule, message, values, "main > p", "<p>")

    assert of("long", "{count} items are too long.", count=2) == of("long", "This item is too long.")
    assert of("long", "Look whether this item is too long.") == of("long", "This item is too long.")
    assert of("long", "This item is too long.") != of("wide", "This item is too long.")


def test_two_colours_are_one_cause_wherever_they_meet() -> None:
    def of(said: str, path: str) -> str:
        return cause("axe-color-contrast", "{said}", {"said": said}, path, "<p>")

    assert of("2.3 (#AAAAAA on #ffffff, 12 pt)", "main > p") == of("2.3 (#aaaaaa on #FFFFFF, 9 pt)", "#foot > a")
    assert of("2.3 (#aaaaaa on #ffffff)", "main > p") != of("2.9 (#999999 on #ffffff)", "main > p")


def test_colours_measured_in_a_picture_need_not_be_quite_the_same() -> None:
    def of(colour: str, path: str = "p") -> str:
        return cause("contrast", "{color}", {"color": colour, "darkest": "#ffffff", "least": 2}, path, "<p>")

    assert of("#888888") == of("#898787") != of("#bb8888")
    assert of("#73a17e", path="") == of("#6d9fa7", path="") == of("#aaaaaa", path="")


def test_where_one_stands_for_more_it_does_not_count_which() -> None:
    def of(path: str, more: int, *holders: str) -> str:
        kind = Kind(holders=holders)
        return cause("hard-to-read", "{more} more", {"more": more}, path, "", kind=kind)

    assert of("main > p", 20, "main") == of("main > ol > li", 0, "main", "list") != of("footer > p", 3, "contentinfo")


def test_what_wraps_does_not_count_unless_nothing_else_tells() -> None:
    assert same(("main > ul > li > a", '<a class="x">'), ("main > div > ul > li > ul > li > a", '<a class="x">'))
    assert same(("form > p > input", '<input name="a">'), ("form > div > p > input", '<input name="a">'))
    assert not same(("form > p > input", "<input>"), ("form > div > p > input", "<input>"))


def test_a_ratio_without_colours_is_of_the_class() -> None:
    def of(path: str, html: str) -> str:
        return cause("field-hardly-seen", "{ratio} : 1", {"ratio": 1.42, "need": 3}, path, html)

    assert of("#name", '<input class="form-control" name="name">') == of("#city", '<input class="form-control">')
    assert of("#name", '<input class="form-control">') != of("#name", '<input class="search-field">')
    assert of("#name", '<input name="name">') != of("#city", '<input name="city">')


def whole(rule: str = "failed-request", *, host: str = "", **values: object) -> str:
    """The cause of something that is said of a whole visit."""
    return cause(rule, "{url} failed.", values, "", "", host=host)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://127.0.0.1:8000/app.1a2b3c4d.js?v=1", "https://live.example/app.js"),
        ("https://a.example/static/js/index.Biq-Yl60.js", "https://b.example:81/static/js/index.DD6K4z_-.js"),
        ("https://a.example/orders/4711/lines/3", "https://a.example/orders/12/lines/99"),
        ("https://a.example/book/bread-for-beginners_10/", "https://a.example/book/sea-charts_1/"),
        ("https://a.example/posts/123-hello", "https://a.example/posts/9-bye"),
        ("https://a.example/accounts/cd9d8d71-6db8-4a1f-b044-d18301ab486c", "https://a.example/accounts/1"),
        ("https://a.example/fi/haku", "https://a.example/sv/haku"),
    ],
)
def test_one_address(one: str, other: str) -> None:
    assert whole(url=one) == whole(url=other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/app.js", "https://a.example/theme.css"),
        ("https://a.example/orders/", "https://a.example/basket/"),
        ("https://a.example/#/orders", "https://a.example/#/basket"),
        ("https://a.example/js/dashboard-BarChart.js", "https://a.example/js/dashboard-PieChart.js"),
    ],
)
def test_two_addresses(one: str, other: str) -> None:
    assert whole(url=one) != whole(url=other)


def test_of_a_whole_visit_its_own_host_and_circumstances_do_not_count() -> None:
    here, there = ({"host": one} for one in ("127.0.0.1:8311", "live.example"))
    packed = [cause("uncompressed-text", "{host}", one, "", "", host=one["host"]) for one in (here, there)]
    assert packed[0] == packed[1] != cause("uncompressed-text", "{host}", there, "", "", host="127.0.0.1:8311")
    assert whole(url="https://a.example/", detail="for 3 s") == whole(url="https://a.example/", detail="for 9 s", ms=9)
    assert whole(url="https://a.example/") != whole("slow-data", url="https://a.example/")


@pytest.mark.parametrize(
    ("name", "lasts"),
    [
        ("date-of-birth", "date-of-birth"),
        ("dateOfBirth", "dateofbirth"),
        ("ember1234", "ember"),
        ("css-1q2w3e", "css"),
        ("field_5f3a9c", "field"),
        ("input-0", "input"),
        ("henkilötunnus", "henkilötunnus"),
        ("名前1", "名前"),
        ("12345", ""),
    ],
)
def test_what_lasts_of_a_name(name: str, lasts: str) -> None:
    assert lasting(name) == lasts


def test_hostile_paths_are_names_like_any_other() -> None:
    assert template_place("#\\110000 x > {{7*7}}")
    assert template_place("#a\\>\\ b > i") == "#a-b > i"
    cause("rule", "{", {"x": "\ud800"}, "#\\d800 ", '<a class="' + "x" * 100_000)
    cause("rule", "-.a" * 50_000, {"x": "-.a" * 50_000}, "", "")


BUTTON = '<button class="btn">'


def told(name: str | None, *holders: str, path: str = "main > form > button", html: str = BUTTON, **more: str) -> str:
    """The cause of a problem of a control that the document tells of."""
    kind = Kind(more.get("role", "button"), name, holders)
    return cause("rule", SAYS, {}, path, html, kind=kind)


def test_words_tell_two_buttons_apart_that_nothing_else_does() -> None:
    assert told("Save") != told("Cancel")
    assert told("Save 3 items") == told("Save 12 items")
    assert told("Save") != told("")


def test_words_do_not_count_where_the_machine_has_a_name_or_in_what_is_repeated() -> None:
    named = '<button class="btn" name="send">'
    assert told("Lähetä", html=named) == told("Skicka", html=named)
    assert told("Lähetä", path="main > #send") == told("Skicka", path="main > #send")
    assert told("Remove Rye bread", "main", "row") == told("Remove Butter", "main", "row")
    assert told("Rye bread", role="link") == told("Butter", role="link")


def test_what_holds_an_element_counts_where_its_id_is_made() -> None:
    def of(path: str, *holders: str) -> str:
        return told(None, *holders, path=path, html="<button>")

    assert of("#\\:r1\\:", "banner") == of("#\\:r9\\:", "banner") != of("#\\:r9\\:", "contentinfo")
    assert of("#post-1 > button", "main", "list") != of("#post-2 > button", "main", "article")
    assert of("#send > button", "main", "list") == of("#send > button", "main", "table")


def test_the_document_tells_role_name_and_landmarks() -> None:
    inside = [element("button", "Save", path="#form > button", role="button")]
    main = element("main", path="html > body > main")
    page = dom(*within(element("body", path="html > body"), main, element("form", path="#form"), inside=inside))
    assert Kinds(page).of("#form > button") == Kind("button", "Save", ("main", "form"), attributes={})
    assert Kinds(page).of("#form > p > b").holders == ("main", "form")
    assert Kinds(page).of("html > body > main > p") == Kind("", None, ("main",))


def test_long_classes_are_known_whole() -> None:
    """Utilities fill more than a finding keeps of the HTML, and may hold the sign that ends a tag."""
    classes = " ".join([*(f"[&>svg]:p-{number}" for number in range(38)), "buy"])
    html = f'<button class="{classes}" name="send">'[:400]
    whole = Kind("button", "Send", attributes={"class": classes, "name": "send"})
    other = Kind("button", "Send", attributes={"class": "buy p-1", "name": "send"})
    assert cause("rule", SAYS, {}, "p", html, kind=whole) == cause("rule", SAYS, {}, "p", BUTTON, kind=other)
    assert same(("p", '<b class="[&>i]:p-1 buy" name="b">'), ("p", '<b name="b" class="buy">'))


def test_an_id_made_of_the_words_of_its_heading_is_of_the_content() -> None:
    page = dom(
        element("h2", "Queues in 3.11", path="#queues-in > h2"), element("h2", "Your name", path="#details > h2")
    )
    assert Kinds(page).of("#queues-in > p > a").made
    assert not Kinds(page).of("#details > p > a").made
    assert Kinds(page).of("#method\\.iter > h4 > a").made


@pytest.mark.parametrize(
    ("classes", "lasts"),
    [
        ("Button_root__x7Yz1 Button_root__abcde", ("button-root",)),
        ("_root_x7yz1_12", ("root",)),
        ("card__title card--wide", ("card-title", "card-wide")),
        ("css-tzsfhd-Button css-abcdef", ("button",)),
        ("sc-bdVaJa kQxYzW", ("sc",)),
        ("ng-untouched ng-invalid ng-tns-c45-3 form-field", ("form-field", "ng-tns")),
        ("MuiButton-root Mui-disabled css-1ab2cd-MuiButton-root", ("muibutton-root",)),
        ("px-4 sm:w-1/2 hover:bg-blue-700 data-[state=open]:bg-red-50 [&>svg]:size-4 text-[13px] flex buy", ("buy",)),
        ("text-input flex-item table-row top-nav", ("flex-item", "table-row", "text-input", "top-nav")),
        ("nav-link active is-open svelte-abcxyz", ("nav-link", "svelte")),
    ],
)
def test_what_lasts_of_classes(classes: str, lasts: tuple[str, ...]) -> None:
    assert lasting_classes(classes) == lasts


def test_ids_that_are_made() -> None:
    assert [is_made(id_) for id_ in ("post-123", ":r1:", "radix-:r3:", "mat-input-0")] == [True] * 4
    assert [is_made(id_) for id_ in ("search", "dateOfBirth-day", "edit_user")] == [False] * 3


def test_hostile_classes_and_addresses_take_no_time() -> None:
    lasting_classes("a-" * 50_000)
    lasting_classes(" ".join(["[" * 300, "-" * 5_000, "x:" * 2_000, "a_" * 3_000 + "__"]))
    lasting_text("http://" * 9_000)
    lasting_text("http://x/" + "-_" * 9_000)
