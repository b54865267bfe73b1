"""The pages of the town's grant for clubs: one for each family of defects in speed and ease.

A page is `service-pages/grant_<name>.jinja`, found under its address in `STAGES`; it extends `grant.jinja` and fills
the block `stage`. `grant_<name>_<part>.jinja` is answered under `<address>/<part>`. Style and scripts stand in
`service-assets/grant_<name>.css` and `.js`; what is to be answered slowly, unpacked or by a redirect is made by
`grant_answers.py`, pictures by `grant_pictures.py`. `planted_grant_<name>.py` lists what is planted there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from .grant_answers import PAGE, beside, detours
from .grant_pictures import pictures, written_in
from .shelf import Shelf
from .web import Request, Response


@dataclass(frozen=True, slots=True)
class Stage:
    """One page on the way to the grant."""

    name: str
    title: str
    parts: tuple[str, ...] = ()


STAGES = {
    "/tuki/tietoa": Stage("network", "Seuratuki"),
    "/tuki/seurat": Stage("assets", "Seurat, jotka saivat tukea"),
    "/tuki/ohje": Stage("words", "Ohje hakijalle"),
    "/tuki/uutiset": Stage("interruptions", "Uutta tuesta"),
    "/tuki/lajit": Stage("looks", "Lajit, joita tuetaan"),
    "/tuki/etsi": Stage("way", "Etsi tuki"),
    "/tuki/hakemus": Stage("forms", "Tuen hakemus"),
}


def grant(shelf: Shelf) -> dict[tuple[str, str], Callable[[Request], Response]]:
    """The answers for the addresses of the grant."""
    pages: dict[tuple[str, str], Callable[[Request], Response]] = {}
    for address, stage in STAGES.items():
        pages["GET", address] = partial(_page, shelf, stage, f"grant_{stage.name}")
        for part in stage.parts:
            pages["GET", f"{address}/{part}"] = partial(_page, shelf, stage, f"grant_{stage.name}_{part}")
    pages["GET", PAGE] = detours(shelf, pages["GET", PAGE])
    return pages | beside(shelf) | pictures(shelf)


def _page(shelf: Shelf, stage: Stage, template: str, _: Request) -> Response:
    return shelf.page(template, chapter=stage, written_in=written_in())
