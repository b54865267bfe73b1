"""The pages of the town's guide: one for each family of barriers.

A page is `service-pages/guide_<name>.jinja`, found under its address in `CHAPTERS`; it extends `guide.jinja` and fills
the block `chapter`. `guide_<name>_<part>.jinja` is answered under `<address>/<part>`: what a frame shows, say. Style
and scripts stand in `service-assets/guide_<name>.css` and `.js`. `planted_<name>.py` lists what is planted there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from .shelf import Shelf
from .web import Request, Response

Pages = dict[tuple[str, str], Callable[[Request], Response]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the guide."""

    name: str
    title: str
    parts: tuple[str, ...] = ()


CHAPTERS = {
    "/opas/kuvat": Chapter("pictures", "Hallit kuvina"),
    "/opas/hinnat": Chapter("prices", "Hinnat ja aukioloajat", ("osoitteet",)),
    "/opas/linkit": Chapter("links", "Lue lisää"),
    "/opas/varit": Chapter("colours", "Näin luet kalenteria"),
    "/opas/merkinnat": Chapter("aria", "Salin varusteet", ("nouto",)),
    "/opas/kokeile": Chapter("tour", "Kokeile palvelua"),
    "/opas/kysymykset": Chapter("questions", "Usein kysyttyä"),
}


def guide(shelf: Shelf) -> Pages:
    """The answers for the addresses of the guide."""
    return chapters(shelf, "guide", CHAPTERS)


def chapters(shelf: Shelf, family: str, places: Mapping[str, Chapter], **values: object) -> Pages:
    """The answers for the addresses of chapters and of their parts; `values` are their templates'."""
    pages: Pages = {}
    for address, chapter in places.items():
        name = f"{family}_{chapter.name}"
        pages["GET", address] = partial(_page, shelf, name, {"chapter": chapter, **values})
        for part in chapter.parts:
            pages["GET", f"{address}/{part}"] = partial(_page, shelf, f"{name}_{part}", {"chapter": chapter, **values})
    return pages


def _page(shelf: Shelf, template: str, values: Mapping[str, Any], _: Request) -> Response:
    return shelf.page(template, **values)
