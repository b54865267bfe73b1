"""Rules about links and fields, on plain values: what needs listeners, answers of the service, other pages."""

from test_rule_pages import said_of

from auditor.catalogue import one
from auditor.evidence.controls import Control, Controls
from auditor.evidence.destinations import Destination, Destinations
from auditor.evidence.listeners import Listener, Listeners, Listening
from auditor.model import Arrival, Evidence, Visit
from auditor.parts import Rule

CLICK = (Listener(type="click"),)
PLACES = Controls(
    controls=(
        Control(path="a1", tag="a", role="link", name="Prices", href="#prices", missing=True),
        Control(path="a2", tag="a", role="link", name="News", href="#"),
    )
)


def said(rule: str, *found: Evidence) -> dict[str, str]:
    """What a rule says of a visit with this evidence."""
    arrival = Arrival(step=0, url="https://town.example/", status=200, wait_ms=0)
    readers = {type(value).__name__: (lambda value=value: value) for value in found}
    return said_of(one(Rule, rule), Visit(0, arrival, "desktop", "Journey", readers))


def links(*urls: str) -> Controls:
    """Links of one name in one sentence."""
    return Controls(
        controls=tuple(
            Control(
                path=f"a{n}", tag="a", role="link", name="Contact", url=url, href=url, sides=("p",), around="by or by"
            )
            for n, url in enumerate(urls)
        )
    )


def test_a_link_leads_nowhere_where_nothing_listens() -> None:
    assert said("link-leads-nowhere", PLACES, Listeners()) == {"a1": "failed", "a2": "failed"}


def test_a_script_around_a_link_may_lead_somewhere() -> None:
    for heard in (
        Listeners(whole=CLICK),
        Listeners(elements=(Listening(path="div", tag="div", holds=2, listeners=CLICK),)),
        Listeners(left_out=1),
    ):
        assert said("link-leads-nowhere", PLACES, heard) == {"a1": "unsure"}


def test_a_button_that_listens_for_itself_takes_no_link() -> None:
    menu = Listening(path="button", tag="button", listeners=CLICK)
    assert said("link-leads-nowhere", PLACES, Listeners(elements=(menu,)))["a1"] == "failed"


def test_links_of_one_name_to_pages_with_other_titles() -> None:
    pages = Destinations(
        pages=(
            Destination(url="https://town.example/chat", leads="https://town.example/chat", status=200, title="Chat"),
            Destination(
                url="https://town.example/tel", leads="https://town.example/tel", status=200, title="Telephone"
            ),
        )
    )
    assert said("same-name-other-place", links("https://town.example/chat", "https://town.example/tel"), pages) == {
        "a1": "failed"
    }


def test_links_of_one_name_to_one_page() -> None:
    pages = Destinations(
        pages=(
            Destination(
                url="https://town.example/a", leads="https://town.example/c", status=200, title="Contact", text="1"
            ),
            Destination(
                url="https://town.example/b", leads="https://town.example/c", status=200, title="Contact", text="1"
            ),
        )
    )
    assert said("same-name-other-place", links("https://town.example/a", "https://town.example/b"), pages) == {
        "a1": "passed"
    }


def test_links_of_one_name_to_pages_that_a_script_makes() -> None:
    pages = Destinations(
        pages=tuple(
            Destination(url=url, leads=url, status=200, title="Contact", text="1", scripted=True)
            for url in ("https://town.example/c?page=1", "https://town.example/c?page=2")
        )
    )
    found = links("https://town.example/c?page=1", "https://town.example/c?page=2")
    assert said("same-name-other-place", found, pages) == {"a1": "unsure"}
