"""What one more load of a page shows, beside the walk and with an empty cache: a film, what is used, the answer."""

import re
from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field

from auditor.errors import AuditorError
from auditor.evidence.filming import Shot, chosen, complete_at
from auditor.evidence.links import LAST
from auditor.model import Evidence, Value
from auditor.parts import evidence
from auditor.session import Carry, Session

SCRIPT = files(__package__).joinpath("loaded_again.js").read_text(encoding="utf-8")
SECONDS = 10.0  # the limit of one load, until its view is at rest
MOST_FILES = 300
# Words of addresses that end a session, or do something once, although they are asked for by GET.
ENDS = re.compile(
    r"(log|sign)[-_]?(out|off)|kirjaudu-?ulos|uloskirj|logga-?ut|utlogg|delete|remove|unsubscri|poista|radera|ta-?bort"
    r"|(confirm|verify|activate|reset)\b.*[?&/](token|code|key)=?",
    re.IGNORECASE,
)


class Frame(Value):
    """One picture of the film: a JPEG of the view, at most 320 px wide. `file` is its path from the run folder."""

    file: str
    at_ms: float  # since the address was asked for
    width: int
    height: int


class Used(Value):
    """How much of a script or style sheet came to use until the view was at rest. Sizes in characters, unpacked."""

    kind: Literal["script", "style"]
    url: str
    size: int
    used: int
    inline: bool = False  # it stands in the document

    @property
    def unused_share(self) -> float:
        """The share that did nothing."""
        return 1 - self.used / self.size if self.size else 0


class LoadedAgain(Evidence):
    """One load of the document's address by a first-time visitor's browser, on the same device and line.

    `frames` are at most twelve: the first, those that differ, the last. `carried`: with the walk's session; without it
    where the page holds something that may be used once. What it asked and sent is GET alone.
    """

    url: str = ""  # where it led; empty on a visit that loaded no document
    carried: bool = True
    status: int | None = None
    title: str = ""
    ttfb_ms: float | None = None
    document_bytes: int = 0  # of the document, unpacked
    text_length: int = 0  # characters that are seen of the page's text
    walked_document_bytes: int = 0  # the same of the walk's own document
    walked_text_length: int = 0
    first_paint_ms: float | None = None
    complete_ms: float | None = None  # since when the view looked as at the end; None where it was not at rest by then
    settled: bool = True  # False: the load was not at rest when the film ended
    frames: tuple[Frame, ...] = ()
    no_frames: str = ""  # why there is no film, a sentence
    files: tuple[Used, ...] = ()
    left_out: int = 0  # files over the limit
    shots: tuple[Any, ...] = Field(default=(), exclude=True, repr=False)  # `Shot`s, until they are kept as files

    def kept(self, keep: Callable[[bytes, int], str] | None) -> Self:
        """With its pictures written down by `keep`, which is given a picture and its number and tells the file.

        Without `keep` no pictures are wanted, and there is no film.
        """
        if keep is None:
            return self.model_copy(update={"shots": ()})
        frames = [
            Frame(file=keep(shot.jpeg, number), at_ms=shot.at_ms, width=shot.width, height=shot.height)
            for number, shot in enumerate(self.shots)
        ]
        return self.model_copy(update={"frames": tuple(frames), "shots": ()})


@evidence(LoadedAgain, usual=False, order=LAST + 1)
async def gather(session: Session) -> LoadedAgain:
    """Open the address once more beside the walk. Nothing of it touches the walk's own page."""
    here = await session.evaluate(SCRIPT)
    if not here["fresh"]:
        return LoadedAgain()
    _refuse_what_is_not_to_be_asked_again(session)
    carry: Carry = "nothing" if here["once"] else "everything"
    async with session.aside(carry=carry) as beside:
        told = await beside.filmed(session.url, seconds=SECONDS)
        there = await beside.evaluate(SCRIPT)
        if carry == "nothing" and _place(beside.url) != _place(session.url):
            raise AuditorError("The page holds what may be used once; without a session its address leads elsewhere.")
        return _read(beside, told, here, there, carried=carry != "nothing")


def _refuse_what_is_not_to_be_asked_again(session: Session) -> None:
    if not session.url.startswith(("http:", "https:")):
        raise AuditorError("The page has no address that could be asked for again.")
    if session.method != "GET":
        raise AuditorError(f"The document came by {session.method}, and is not asked for again.")
    asked = [session.url, *(one["url"] for one in session.requests() if one["type"] == "document")]
    if any(ENDS.search(url) for url in asked):
        raise AuditorError("The address may sign out or do something once, and is not asked for again.")


def _read(beside: Session, told: Any, here: dict[str, Any], there: dict[str, Any], *, carried: bool) -> LoadedAgain:
    shots = [Shot.of(one["jpeg"], max(0.0, one["at"] * 1000 - there["origin"])) for one in told["frames"]]
    files = _once([Used.model_validate(one) for one in told["files"]])
    return LoadedAgain(
        url=beside.url,
        carried=carried,
        status=beside.status,
        title=there["title"],
        ttfb_ms=there["ttfb"],
        document_bytes=there["bytes"],
        text_length=there["text"],
        walked_document_bytes=here["bytes"],
        walked_text_length=here["text"],
        first_paint_ms=there["painted"],
        complete_ms=complete_at(shots) if told["settled"] and not told["why"] else None,
        settled=told["settled"],
        no_frames=told["why"],
        files=tuple(files[:MOST_FILES]),
        left_out=max(0, len(files) - MOST_FILES),
        shots=chosen(shots) if not told["why"] else (),
    )


def _once(used: Sequence[Used]) -> list[Used]:
    """Each file once, where frames loaded it too: what was used most; largest unused first."""
    found: dict[tuple[str, str, int], Used] = {}
    for one in used:
        key = (one.kind, one.url, one.size)
        found[key] = max(one, found.get(key, one), key=lambda each: each.used)
    return sorted(found.values(), key=lambda one: one.used - one.size)


def _place(url: str) -> str:
    return f"{urlsplit(url).netloc}{urlsplit(url).path}".rstrip("/")
