"""What counts as the same thing."""

import pytest

from auditor.judging.identity import cause, stable, template_place

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


def test_numbers_in_a_message_are_not_a_cause_but_words_are() -> None:
    def of(message: str) -> str:
        return cause("axe-color-contrast", message, {}, "main > p", "<p>")

    assert of("Contrast of 2.32") == of("Contrast of 3.11")
    assert of("Contrast of 2.32") != of("Contrast cannot be told")


def test_two_colours_are_one_cause_wherever_they_meet() -> None:
    def of(said: str, path: str) -> str:
        return cause("axe-color-contrast", "{said}", {"said": said}, path, "<p>")

    assert of("2.3 (#AAAAAA on #ffffff, 12 pt)", "main > p") == of("2.3 (#aaaaaa on #FFFFFF, 9 pt)", "#foot > a")
    assert of("2.3 (#aaaaaa on #ffffff)", "main > p") != of("2.9 (#999999 on #ffffff)", "main > p")


def test_a_whole_visit_goes_by_the_words_among_its_values() -> None:
    def of(**values: object) -> str:
        return cause("failed-request", "{url} failed after {ms} ms.", values, "", "")

    assert of(url="http://127.0.0.1:8000/app.1a2b3c4d.js?v=1", ms=10) == of(url="https://live.example/app.js", ms=900)
    assert of(url="https://live.example/app.js", ms=1) != of(url="https://live.example/theme.css", ms=1)


@pytest.mark.parametrize(
    ("name", "lasting"),
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
def test_what_lasts_of_a_name(name: str, lasting: str) -> None:
    assert stable(name) == lasting


def test_hostile_paths_are_names_like_any_other() -> None:
    assert template_place("#\\110000 x > {{7*7}}")
    assert template_place("#a\\>\\ b > i") == "#a-b > i"
    cause("rule", "{", {"x": "\ud800"}, "#\\d800 ", '<a class="' + "x" * 100_000)
    cause("rule", "-.a" * 50_000, {"x": "-.a" * 50_000}, "", "")
