"""The ways that links make: on from a page, and to a page from others."""

import re

from auditor.commons.labels import is_search
from auditor.commons.urls import link, page, scheme
from auditor.evidence.dom import Dom, Element
from auditor.languages import phrase

CONTROLS = frozenset(
    {"link", "button", "menuitem", "tab", "checkbox", "radio", "combobox", "listbox", "textbox", "searchbox", "switch"}
)
FRAMES = ("iframe", "frame", "object", "embed", "canvas", "video", "audio")  # what is in them is not known here
REPEATED = ("navigation", "banner", "contentinfo")
SITE_MAP = re.compile(
    r"site ?map|a.?z( index)?$|index of pages|all (pages|services|topics)|sivukartta|sivustokartta|hakemisto|kaikki "
    r"(sivut|palvelut|aiheet)|webbkarta|sidkarta|innehåll a|alla (sidor|tjänster|ämnen)",
    re.IGNORECASE,
)


def usable(one: Element) -> bool:
    """Whether a customer can follow, press or fill in an element."""
    meant = one.role in CONTROLS or one.clickable or one.focusable
    return one.visible and not one.disabled and meant and one.tag not in FRAMES


def leads_on(one: Element) -> bool:
    """Whether what can be used may lead to another page: no link to a place on this one, a telephone or a mail."""
    href = one.attributes.get("href", "")
    return one.tag != "a" or not (href.startswith("#") or scheme(href) not in ("", "http", "https"))


def ways_to(wanted: str, seen: Dom) -> set[str]:
    """The ways by which a page leads to another one (see `urls.page`), in words."""
    found: set[str] = set()
    if any(field.type == "search" or is_search(seen.of(field).name) for field in seen.fields):
        found.add(phrase("a search"))
    for one in (one for one in seen.elements if one.role == "link" and one.attributes.get("href")):
        repeated = any(above.role in REPEATED for above in seen.above(one))
        if SITE_MAP.search(one.name or one.text):
            found.add(phrase("a site map"))
        elif page(f"https://{link(one.attributes['href'], seen.url)}") != wanted:
            continue
        elif repeated:
            found.add(phrase("the navigation"))
        elif page(seen.url) != wanted:
            found.add(phrase("a link in the content"))
    return found
