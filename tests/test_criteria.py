"""The success criteria of WCAG 2.2."""

from auditor.criteria import clauses, clauses_v411, criteria, sources


def test_all_criteria_of_wcag_22_are_there() -> None:
    levels = [one.level for one in criteria().values()]
    assert (levels.count("A"), levels.count("AA")) == (31, 24)
    assert "4.1.1" not in criteria(), "WCAG 2.2 has dropped it"


def test_clauses_are_those_of_version_321() -> None:
    """V3.2.1 has 50 clauses for WCAG 2.1; 4.1.1 is the one that WCAG 2.2 has dropped."""
    assert sum(one.en301549 is not None for one in criteria().values()) == 49
    assert clauses(["1.4.3", "2.5.8", "9.9.9"]) == ("9.1.4.3",)
    assert all((one.en301549 is None) == (one.since == "2.2") for one in criteria().values())


def test_version_411_knows_what_came_with_wcag_22() -> None:
    assert clauses_v411(["1.4.3", "2.5.8", "9.9.9"]) == ("9.1.4.3", "9.2.5.8")
    assert all(one.en301549 in (None, one.en301549_v411) for one in criteria().values())
    assert criteria()["1.4.3"].clause == "9.1.4.3 (V3.2.1, V4.1.1)"
    assert criteria()["2.5.8"].clause == "9.2.5.8 (V4.1.1)"


def test_sources_say_which_version_of_what() -> None:
    told = {one.id: (one.version, one.date) for one in sources()}
    assert told == {
        "wcag": ("2.2", "2024-12-12"),
        "en301549": ("V3.2.1", "2021-03"),
        "en301549_v411": ("V4.1.1", "2026-09"),
    }
    assert all(one.url.startswith("https://") and one.note for one in sources())


def test_each_criterion_says_what_stays_for_a_person() -> None:
    texts = [one.person for one in criteria().values()]
    assert all(text.endswith(".") and len(text) <= 150 for text in texts)
    assert len(set(texts)) == len(texts)
