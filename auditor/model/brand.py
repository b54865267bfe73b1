"""The looks of whoever hands a report over: a name, a logo, two colours."""

from typing import Literal

from pydantic import Field

from .value import Value

HEX = r"^#[0-9a-f]{6}$"


class Logo(Value):
    """A picture as base64."""

    media: Literal["image/png", "image/svg+xml"]
    data: str = Field(pattern=r"^[A-Za-z0-9+/]+={0,2}$")


class Brand(Value):
    """`light` is the colour of links and marks on a light ground, `dark` the one on a dark ground.

    Both are checked where the brand's file is read (`formats/_brand.py`).
    """

    name: str
    light: str = Field(pattern=HEX)
    dark: str = Field(pattern=HEX)
    logo: Logo | None = None
    logo_dark: Logo | None = None  # None: the same logo on a dark ground
