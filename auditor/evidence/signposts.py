"""The signposts of a page: breadcrumbs, and the menus with many entries."""

from importlib.resources import files

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

SCRIPT = files(__package__).joinpath("signposts.js").read_text(encoding="utf-8").strip()
# Trails, crumbs of each, menus, from how many entries on a menu is told, characters of a script of data.
LIMITS = {"trails": 3, "crumbs": 15, "menus": 10, "entries": 8, "data": 50_000}


class Crumb(Value):
    """One crumb; `url` is where its link leads, empty for one that is no link."""

    path: str
    name: str
    html: str = ""
    url: str = ""
    current: bool = False  # aria-current says that it is the page


class Trail(Value):
    """One row of breadcrumbs that is seen, in its order."""

    path: str
    html: str = ""
    box: Box | None = None
    crumbs: tuple[Crumb, ...] = ()


class Menu(Value):
    """A list of links or buttons in a navigation that are seen, those of lists inside it left out.

    Lists of pages, letters, languages and the like are left out where their names say so, and so is the page's foot.
    """

    path: str
    html: str = ""
    box: Box | None = None
    label: str = ""
    count: int = 0
    names: tuple[str, ...] = ()  # the first 60
    in_page: int = 0  # entries that lead to a place on this page


class Signposts(Evidence):
    """Breadcrumbs, and menus of eight entries and more. `told` are the crumbs that search engines are given."""

    trails: tuple[Trail, ...] = ()
    told: tuple[str, ...] = ()
    menus: tuple[Menu, ...] = ()


@evidence(Signposts, usual=False)
async def gather(session: Session) -> Signposts:
    """Read them once, in the page."""
    return Signposts.model_validate(await session.evaluate(SCRIPT, LIMITS))
