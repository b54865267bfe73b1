"""The links in the navigations of a page, comparable between pages."""

from auditor.commons.labels import folded
from auditor.commons.urls import link
from auditor.evidence.dom import Dom, Element

Key = tuple[str, str]  # folded name, address


def navigations(page: Dom) -> dict[str, list[Element]]:
    """The links that are seen in each navigation, by its name and, where names are equal, its number."""
    found: dict[int, list[Element]] = {}
    for one in page.elements:
        if one.tag != "a" or not one.visible or not one.attributes.get("href"):
            continue
        holder = next((above for above in page.above(one) if above.role == "navigation"), None)
        if holder is not None:
            found.setdefault(holder.index, []).append(one)
    names: dict[str, list[Element]] = {}
    for index, links in found.items():
        name = folded(page.elements[index].name)
        number = sum(other.split("#")[0] == name for other in names)
        names[f"{name}#{number}"] = links
    return names


def key_of(page: Dom, one: Element) -> Key:
    """What a link is known by on other pages: its folded name, and its address."""
    return folded(one.name or one.text), link(one.attributes["href"], page.url)
