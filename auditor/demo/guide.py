"""The pages of the town's guide: one for each family of barriers.

A page is `service-pages/guide_<name>.jinja`, found under its address in `CHAPTERS`; it extends `guide.jinja` and fills
the block `chapter`. `guide_<name>_<part>.jinja` is answered under `<address>/<part>`: what a frame shows, say. Style
and scripts stand in `service-assets/guide_<name>.css` and `.js`. `planted_<name>.py` lists what is planted there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from .shelf import Shelf
from .web import Request, Response


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


def guide(shelf: Shelf) -> dict[tuple[str, str], Callable[[Request], Response]]:
    """The answers for the addresses of the guide."""
    pages: dict[tuple[str, str], Callable[[Request], Response]] = {}
    for address, chapter in CHAPTERS.items():
        pages["GET", address] = partial(_page, shelf, chapter, f"guide_{chapter.name}")
        for part in chapter.parts:
            pages["GET", f"{address}/{part}"] = partial(_page, shelf, chapter, f"guide_{chapter.name}_{part}")
    return pages


def _page(shelf: Shelf, chapter: Chapter, template: str, _: Request) -> Response:
    return shelf.page(template, chapter=chapter)
