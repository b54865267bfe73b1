"""Whether a menu has few enough entries at a level to be read at a glance."""

from auditor.commons.labels import folded
from auditor.commons.naming import LANGUAGES
from auditor.evidence.signposts import Menu, Signposts
from auditor.model import Impact
from auditor.parts import Verdicts, passed, rule, unsure

MOST = 9
SORTED = 15  # entries from which on a list in the order of the alphabet is an index


@rule(Impact.MINOR, problem="A menu has many entries at one level.")
def long_menu(signposts: Signposts) -> Verdicts:
    """A menu has no more than nine entries at a level.

    ## Why it matters
    Who does not know the service reads a menu from its beginning and compares each entry with what they came for. The
    more there are, the longer that takes, and the more of them sound alike. On a phone a long menu fills the screen.

    ## How to fix it
    Group entries that belong together under a heading of their own, take out what hardly anybody uses, and put the
    commonest first. Look at how customers sort the entries themselves (card sorting).

    ## What it cannot decide
    Whether the entries are told apart easily: well-named and grouped ones may be many. Nine is this tool's own limit,
    no law: Miller's “seven plus or minus two” is about what people keep in mind, and a menu need not be kept in mind.
    That choosing takes longer with more entries is Hick's law. Therefore a person must look. Nested lists are levels of
    their own. Left alone: the foot of the page, breadcrumbs, contents of the page itself, lists of pages, letters,
    years and languages, and lists of fifteen and more in the order of the alphabet.

    ## References
    - https://www.nngroup.com/articles/short-term-memory-and-web-usability/
    - https://www.nngroup.com/articles/menu-design/
    - https://lawsofux.com/hicks-law/
    """
    for menu in signposts.menus:
        if _is_index(menu):
            continue
        if menu.count > MOST:
            values = {"count": menu.count, "label": menu.label or menu.names[0]}
            yield unsure(menu, "Look whether the menu “{label}” can be shorter: {count} entries at a level.", **values)
        else:
            yield passed(menu)


def _is_index(menu: Menu) -> bool:
    names = [folded(name) for name in menu.names]
    half = menu.count / 2
    short = sum(len(name) < 3 or name.isdigit() for name in names)
    in_order = len(names) >= SORTED and names == sorted(names)
    return menu.in_page > half or short > half or sum(name in LANGUAGES for name in names) > half or in_order
