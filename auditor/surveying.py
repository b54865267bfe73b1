"""Looks at what a page offers to be done: its links, buttons and forms."""

from importlib.resources import files

from auditor.engines import scripts
from auditor.model import Value
from auditor.places import Place
from auditor.session import Session

Given = dict[str, object]


class Offer(Value):
    """A link or a button, and how a plan names it. `where`: main, nav, aside or footer."""

    target: Given
    name: str
    where: str = "main"
    href: str = ""
    download: bool = False
    window: bool = False
    call: bool = False  # looks like a button


class Field(Value):
    """A field of a form."""

    target: Given
    label: str
    type: str
    autocomplete: str = ""
    required: bool = False
    options: tuple[str, ...] = ()
    group: str = ""
    checked: bool = False
    filled: bool = False
    least: str = ""
    longest: int = 0
    name: str = ""


class Form(Value):
    """A form that is shown."""

    where: str
    method: str
    action: str
    search: bool
    fields: tuple[Field, ...]
    submit: Offer | None = None

    @property
    def signature(self) -> tuple[object, ...]:
        """What makes it the same form on another page."""
        return self.action.partition("?")[0], self.method, tuple(field.name or field.label for field in self.fields)


class Surveyed(Value):
    """What a page offers."""

    url: str
    title: str
    heading: str
    born: float
    language: str
    site: str
    links: tuple[Offer, ...]
    buttons: tuple[Offer, ...]
    forms: tuple[Form, ...]

    @property
    def offered(self) -> int:
        """How much there is to press and to fill."""
        return len(self.links) + len(self.buttons) + len(self.forms)

    @property
    def place(self) -> Place:
        """What it shows of itself."""
        return Place(self.url, " ".join(self.title.split()), " ".join(self.heading.split()), self.born)


async def survey(session: Session) -> Surveyed:
    """Look at the page that is shown."""
    return Surveyed.model_validate(await session.evaluate(_script(), seconds=15))


def _script() -> str:
    look = (files("auditor") / "surveying.js").read_text(encoding="utf-8")
    return f"() => ({look})(({scripts.own('naming.js')})(auditor))"
