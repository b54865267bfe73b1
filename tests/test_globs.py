"""Globs of addresses."""

import pytest

from auditor.commons.globs import matches


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("https://pay.example/**", "https://pay.example/"),
        ("https://pay.example/**", "https://pay.example/cards/new?step=2#top"),
        ("**/details", "https://service.example/apply/details"),
        ("**/details", "https://service.example/details"),
        ("https://service.example/*/details", "https://service.example/apply/details"),
        ("https://service.example/**/details", "https://service.example/details"),
        ("https://service.example/**/details", "https://service.example/a/b/details"),
        ("https://service.example/pay?order=1", "https://service.example/pay?order=1"),
        ("https://{pay,buy}.example/", "https://buy.example/"),
        ("https://service.example/a+(b)[c]", "https://service.example/a+(b)[c]"),
        ("**{**", "https://service.example/{{7*7}}"),
        ("*://*/", "https://service.example/"),
        ("", ""),
    ],
)
def test_address_matches(pattern: str, address: str) -> None:
    assert matches(pattern, address)


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("https://pay.example/**", "https://pay.example.evil.example/"),
        ("https://pay.example/*", "https://pay.example/cards/new"),
        ("**/details", "https://service.example/details?page=2"),
        ("https://service.example/pay?order=1", "https://service.example/payorder=1"),
        ("https://service.example/a.b", "https://service.example/aXb"),
        ("https://{pay,buy}.example/", "https://try.example/"),
        ("/details", "https://service.example/details"),
    ],
)
def test_address_does_not_match(pattern: str, address: str) -> None:
    assert not matches(pattern, address)
