"""What the grant's page “network” asks for beside itself: slow data, chains of styles, files that come badly."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import replace

from .shelf import Shelf
from .web import Request, Response, redirect

PAGE = "/tuki/tietoa"
READY = "sivu"  # the query by which the broken page says that its detours lie behind
SLOW, CHAINED = 1.4, 0.3  # seconds: of the data, and of each style sheet in the chain
FILE_BYTES = 24_000  # of a script that gzip cannot make small
CSS, JS = "text/css; charset=utf-8", "text/javascript; charset=utf-8"
# Rules as somebody wrote them, with what they thought.
RULES = "".join(
    f"// Ehto {n}: tarkistetaan ennen kuin hakemus otetaan vastaan.\n"
    f"function ehto{n}(hakemus) {{\n        const seura = hakemus.seura;\n\n"
    f"        return seura.jasenia >= {n};\n}}\n\n"
    for n in range(260)
)
SHORT_RULES = "function ehto(hakemus,n){return hakemus.seura.jasenia>=n}\n"

Answer = Callable[[Request], Response]


def detours(shelf: Shelf, page: Answer) -> Answer:
    """The page itself; broken, customers come to it by a page that leads on, and two redirects."""

    def answer(asked: Request) -> Response:
        stage = asked.query.get(READY, "")
        if shelf.mended or stage == "3":
            return page(asked)
        if stage:
            return redirect(f"{PAGE}?{READY}={int(stage) + 1 if stage in '12' else 1}")
        return shelf.page("grant_network_lead", target=f"{PAGE}?{READY}=1")

    return answer


def beside(shelf: Shelf) -> dict[tuple[str, str], Answer]:
    """The answers for what the page asks for."""
    sums = {"vuosi": 2025, "summat": [["Lasten liikunta", 41200], ["Erityisliikunta", 18900], ["Tapahtumat", 9300]]}
    filler = base64.b64encode(hashlib.shake_256(b"seuratuki").digest(FILE_BYTES)).decode()
    file = Response(f'window.seurakartta = "{filler}";\n'.encode(), type=JS)
    rules = Response((SHORT_RULES if shelf.mended else RULES).encode(), type=JS, packed=shelf.mended)
    answers = {
        "summat": shelf.json(sums, delay=0 if shelf.mended else SLOW),
        "ehdot.js": rules,
        "kartta.js": replace(file, cache="no-cache" if shelf.mended else "no-store"),
        "tyyli.css": _style('@import "sivu.css";'),
        "sivu.css": _style('@import "osa.css";'),
        "osa.css": _style(".tuki-ala { font-weight: 600 }"),
    }
    pages: dict[tuple[str, str], Answer] = {("GET", f"{PAGE}/{name}"): _always(each) for name, each in answers.items()}
    return pages | {("GET", f"{PAGE}/tilanne"): _now_and_then(shelf)}


def _style(text: str) -> Response:
    return Response(text.encode(), type=CSS, delay=CHAINED)


def _always(response: Response) -> Answer:
    return lambda _: response


def _now_and_then(shelf: Shelf) -> Answer:
    """Whether the grant is open: broken, every second question of a customer fails."""

    def answer(asked: Request) -> Response:
        asked.session["tilanne"] = not asked.session.get("tilanne", False)
        answer = shelf.json({"auki": True})
        return answer if shelf.mended or asked.session["tilanne"] else replace(answer, status=503)

    return answer
