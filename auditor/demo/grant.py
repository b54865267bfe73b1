"""The pages of the town's grant for clubs: one for each family of defects in speed and ease.

A page is `service-pages/grant_<name>.jinja`, found under its address in `STAGES`; it extends `grant.jinja` and fills
the block `stage`. `grant_<name>_<part>.jinja` is answered under `<address>/<part>`. Style and scripts stand in
`service-assets/grant_<name>.css` and `.js`; what is to be answered slowly, unpacked or by a redirect is made by
`grant_answers.py`, pictures by `grant_pictures.py`. `planted_grant_<name>.py` lists what is planted there.
"""

from .grant_answers import PAGE, beside, detours
from .grant_pictures import pictures, written_in
from .guide import Chapter, Pages, chapters
from .shelf import Shelf

STAGES = {
    "/tuki/tietoa": Chapter("network", "Seuratuki"),
    "/tuki/seurat": Chapter("assets", "Seurat, jotka saivat tukea"),
    "/tuki/ohje": Chapter("words", "Ohje hakijalle"),
    "/tuki/uutiset": Chapter("interruptions", "Uutta tuesta"),
    "/tuki/lajit": Chapter("looks", "Lajit, joita tuetaan"),
    "/tuki/etsi": Chapter("way", "Etsi tuki"),
    "/tuki/hakemus": Chapter("forms", "Tuen hakemus"),
}


def grant(shelf: Shelf) -> Pages:
    """The answers for the addresses of the grant."""
    pages = chapters(shelf, "grant", STAGES, written_in=written_in())
    pages["GET", PAGE] = detours(shelf, pages["GET", PAGE])
    return pages | beside(shelf) | pictures(shelf)
