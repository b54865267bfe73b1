"""What a form for signing in does to those who do not type by heart: whether its fields take what is pasted."""

from importlib.resources import files
from typing import Literal

from auditor.model import Box, Evidence, Value
from auditor.parts import evidence
from auditor.session import Session

FIELDS, PASTE = (files(__package__).joinpath(name).read_text(encoding="utf-8") for name in ("login.js", "paste.js"))
SCRIPT = f"() => ({FIELDS})({PASTE})"


class LoginField(Value):
    """A field that is seen in a form with a password, or one for a code. Its value is not told."""

    path: str
    type: str
    name: str = ""  # the accessible one
    autocomplete: str = ""
    # Whether a paste was let through. `untried`: the field was filled, disabled or read-only.
    paste: Literal["taken", "prevented", "untried"] = "untried"
    secret: bool = False  # a password, by its type or because its letters are masked
    masked: bool = False  # a text field whose letters a style sheet masks: no password to the browser
    max_length: int | None = None
    form: str = ""  # path of its form, empty without one
    html: str = ""
    box: Box | None = None


class Login(Evidence):
    """The fields for signing in on the visit; none where nothing asks for a password or a code."""

    fields: tuple[LoginField, ...] = ()


@evidence(Login, order=2)  # after the facts of the page: its own script hears the paste and may put up a notice
async def gather(session: Session) -> Login:
    """Offer a paste to each field that is empty, as the browser would, and see whether the page refuses it."""
    return Login.model_validate(await session.evaluate(SCRIPT))
