"""Rule: what an embedded map or document says can also be had in another way."""

import re

from auditor.commons.urls import host
from auditor.evidence.dom import Dom, Element
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

MAP = re.compile(
    r"google\.[a-z.]+/maps|maps\.google|openstreetmap\.org/export|bing\.com/maps|mapbox|arcgis\.com|palvelukartta"
    r"|kartat?\.|/kartta|hitta\.se/kart|maps\.|/maps?/embed",
    re.IGNORECASE,
)
DOCUMENT = re.compile(
    r"\.(pdf|docx?|pptx?|xlsx?)([?#]|$)|docs\.google\.com|view\.officeapps|issuu\.com|scribd", re.IGNORECASE
)
LIVING_MAP = re.compile(r"\b(leaflet-container|ol-viewport|mapboxgl-map|maplibregl-map|gm-style)\b")


@rule(Impact.MODERATE, "WCAG 1.1.1", problem="An embedded map or document may say what is said nowhere else")
def embedded_map_or_document(dom: Dom) -> Verdicts:
    """What an embedded map or document shows is said beside it too, or can be opened by itself.

    ## Why it matters
    A map tells nothing to those who cannot see it; embedded documents are often hard to enter and to leave by
    keyboard, and tiny on a phone.

    ## How to fix it
    Write the address, the stop and the way on the page. Beside a document, link to the file and say what is in it.

    ## What it cannot decide
    Whether the text beside it says what the map or document says: a person must look. Maps and documents are known by
    their addresses and the class names of common libraries. A document to which a link on the page leads is passed.

    ## References
    - https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html
    - https://www.w3.org/WAI/tutorials/images/complex/
    """
    links = {link.attributes.get("href", "").split("#")[0] for link in dom.all("a")}
    for one in dom.elements:
        kind = _kind(one)
        if not kind or not one.visible:
            continue
        source = _source(one)
        if kind == "document" and source.split("#")[0] in links:
            yield passed(one)
        else:
            ask = "Look whether what this embedded {kind} shows is also said as text."
            yield unsure(one, ask, kind=kind, host=host(source))


def _source(one: Element) -> str:
    return one.attributes.get("src") or one.attributes.get("data") or ""


def _kind(one: Element) -> str:
    if one.tag in ("iframe", "object", "embed"):
        return "map" if MAP.search(_source(one)) else "document" if DOCUMENT.search(_source(one)) else ""
    return "map" if LIVING_MAP.search(one.attributes.get("class", "")) else ""
