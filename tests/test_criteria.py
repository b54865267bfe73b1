"""The success criteria of WCAG 2.2."""

from auditor.criteria import clauses, criteria


def test_all_criteria_of_wcag_22_are_there() -> None:
    levels = [one.level for one in criteria().values()]
    assert (levels.count("A"), levels.count("AA")) == (31, 24)
    assert "4.1.1" not in criteria(), "WCAG 2.2 has dropped it"


def test_clauses_are_those_of_version_321() -> None:
    """V3.2.1 has 50 clauses for WCAG 2.1; 4.1.1 is the one that WCAG 2.2 has dropped."""
    assert sum(one.en301549 is not None for one in criteria().values()) == 49
    assert clauses(["1.4.3", "2.5.8", "9.9.9"]) == ("9.1.4.3",)
    assert all((one.en301549 is None) == (one.since == "2.2") for one in criteria().values())
