"""Tells what of a page lies on the customer's path."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.evidence.dom import Dom, Element
from auditor.evidence.touches import Touch, Touches
from auditor.model import Verdict, Visit

_SEPARATORS = (" > ", " >>> ", " |> ")
_CONTROLS = frozenset({"a", "area", "button", "input", "label", "option", "select", "summary", "textarea"})
_CONTROL_ROLES = frozenset(
    """button checkbox combobox link listbox menuitem menuitemcheckbox menuitemradio option radio searchbox slider
    spinbutton switch tab textbox treeitem""".split()  # noqa: SIM905 - a word a line would be longer than the rest
)
# A touch on one of these says nothing of all that is inside: the customer scrolled there or waited for it.
_CONTAINERS = frozenset(
    """html body main header footer nav aside section article form fieldset table tbody ul ol dl dialog
    iframe""".split()  # noqa: SIM905 - a word a line would be longer than the rest
)
_START_TAG = re.compile(r"\s*<([a-zA-Z][\w-]*)([^>]*)")
_ROLE = re.compile(r"""\srole\s*=\s*["']?([\w-]+)""")


@dataclass(frozen=True, slots=True)
class Trail:
    """What the customer's actions met on a visit, as paths.

    `touched` is what the actions touched, had to open or found in their way; `known` the same with what was gathered
    in, around or as a label of a touched control; `inside` what the path of all else in such a control begins with.
    """

    touched: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    inside: tuple[str, ...] = ()

    def __or__(self, other: "Trail") -> "Trail":
        inside = tuple(dict.fromkeys(self.inside + other.inside))
        return Trail(self.touched | other.touched, self.known | other.known, inside)

    def holds(self, verdict: Verdict) -> bool:
        """Whether the element that a verdict is about lies on the path.

        Only a control or a label may hold what was touched: a form or a page is not on the path for the button in it.
        """
        if not self.touched:
            return False
        if verdict.path in self.known or verdict.path.startswith(self.inside):
            return True
        inside = _inside(verdict.path)
        return any(touched.startswith(inside) for touched in self.touched) and _is_control(verdict.html)


def trail_of(visit: Visit) -> Trail:
    """What the actions that began on this visit met."""
    noted, page = visit.get(Touches), visit.get(Dom)
    if not isinstance(noted, Touches) or not noted.touches:
        return Trail()
    touched, handled = frozenset(noted.on_path()), frozenset(_handled(noted.touches))
    inside = tuple(beginning for path in sorted(handled) for beginning in _inside(path))
    if not isinstance(page, Dom):
        return Trail(touched, touched, inside)
    return Trail(touched, touched.union(_held(page, handled), _holders(page, touched), _labels(page, handled)), inside)


def _handled(touches: Iterable[Touch]) -> Iterable[str]:
    return (touch.path for touch in touches if touch.path and touch.tag not in _CONTAINERS)


def _held(page: Dom, handled: frozenset[str]) -> Iterable[str]:
    """What stands in a control. An id cuts a path short, so the tree is asked and not the path."""
    inside: set[int] = set()
    for element in page.elements:
        if element.parent is not None and (element.parent in inside or page.elements[element.parent].path in handled):
            inside.add(element.index)
            yield element.path


def _holders(page: Dom, touched: frozenset[str]) -> Iterable[str]:
    elements = (page.at(path) for path in touched)
    return (holder.path for element in elements if element for holder in page.above(element) if _controls(holder))


def _labels(page: Dom, handled: frozenset[str]) -> Iterable[str]:
    fields = (field for field in page.fields if field.path in handled)
    return (label.path for field in fields for label in field.labels if label.path)


def _controls(element: Element) -> bool:
    return element.tag in _CONTROLS or element.role in _CONTROL_ROLES


def _is_control(html: str) -> bool:
    tag = _START_TAG.match(html)
    if not tag:
        return False
    role = _ROLE.search(tag[2])
    return tag[1].lower() in _CONTROLS or (role is not None and role[1] in _CONTROL_ROLES)


def _inside(path: str) -> tuple[str, ...]:
    return tuple(path + separator for separator in _SEPARATORS)
