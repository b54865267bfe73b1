"""Says what a PDF file tells of itself, as JSON: run as a process of its own, with little time and memory."""

import json
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import pikepdf

from auditor.languages.marking import phrase

MEMORY, CPU_SECONDS = 1024**3, 30
SAMPLED = 12  # pages that are looked at for text: the first three, then evenly
MOST_STREAM = 20 * 1024 * 1024  # bytes of a page's content
MOST_FORMS = 40  # drawings within a page that are looked into
DEEPEST = 4
MOST_TITLE = 300
SHOWS_TEXT = "Tj TJ ' \""


def main() -> None:
    """Print the facts of the file that is handed in."""
    _limit()
    try:
        told = facts_of(sys.stdin.buffer)
    except pikepdf.PasswordError:
        told = {"encrypted": True, "why": phrase("it opens with a password only")}
    except Exception:  # noqa: BLE001 - whatever is wrong with the file: one that is broken is told and stops nothing
        told = {"why": phrase("it is broken: it cannot be read as a PDF file")}
    sys.stdout.write(json.dumps(told))


def facts_of(file: BinaryIO) -> dict[str, Any]:
    """What `DocumentRecord` has of a file. Raises whatever pikepdf raises."""
    with pikepdf.open(file) as pdf:
        return {
            "encrypted": pdf.is_encrypted,
            "tagged": _is_tagged(pdf),
            "title": _title(pdf),
            "shows_title": _shows_title(pdf),
            "language": _text(pdf.Root.get("/Lang")),
            "has_text": _has_text(pdf),
        }


def _limit() -> None:
    """Little memory and time, where the system can say so; elsewhere whoever started us stops us."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard < 0 else min(most, hard), hard))


def _is_tagged(pdf: pikepdf.Pdf) -> bool:
    """Marked as tagged, and with a tree of tags that holds something (PDF 2.0, 14.8)."""
    mark, tree = pdf.Root.get("/MarkInfo"), pdf.Root.get("/StructTreeRoot")
    marked = isinstance(mark, pikepdf.Dictionary) and bool(mark.get("/Marked", False))
    return marked and isinstance(tree, pikepdf.Dictionary) and "/K" in tree


def _title(pdf: pikepdf.Pdf) -> str:
    """Of the metadata, else of the older properties; empty where there is none."""
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            told = metadata.get("dc:title")
            found = " ".join(str(told).split()) if told else ""
    except Exception:  # noqa: BLE001 - metadata that cannot be read are none
        found = ""
    return found[:MOST_TITLE] or _text(pdf.docinfo.get("/Title"))


def _shows_title(pdf: pikepdf.Pdf) -> bool:
    """Whether the window is to show the title rather than the file's name."""
    wishes = pdf.Root.get("/ViewerPreferences")
    return isinstance(wishes, pikepdf.Dictionary) and bool(wishes.get("/DisplayDocTitle", False))


def _has_text(pdf: pikepdf.Pdf) -> bool | None:
    """Whether there is text; False where there are only pictures, None where there is neither."""
    pictures = False
    for number in _sample(len(pdf.pages)):
        text, drawn = _drawn(pdf.pages[number].obj, depth=0, left=[MOST_FORMS])
        if text:
            return True
        pictures = pictures or drawn
    return False if pictures else None


def _sample(count: int) -> list[int]:
    """The numbers of the first three pages and of others at even distances."""
    first = list(range(min(3, count)))
    rest = range(3, count, max(1, (count - 3) // (SAMPLED - 3) or 1))
    return [*first, *list(rest)[: SAMPLED - 3]]


def _drawn(obj: pikepdf.Object, *, depth: int, left: list[int]) -> tuple[bool, bool]:
    """Whether a page, or a drawing within it, shows text, and whether it shows pictures."""
    if _shows(obj):
        return True, False
    pictures = False
    for inner in _inner(obj):
        kind = inner.get("/Subtype")
        pictures = pictures or kind == "/Image"
        left[0] -= 1
        if kind == "/Form" and depth < DEEPEST and left[0] > 0:
            text, drawn = _drawn(inner, depth=depth + 1, left=left)
            if text:
                return True, pictures
            pictures = pictures or drawn
    return False, pictures


def _shows(obj: pikepdf.Object) -> bool:
    """Whether the content itself shows text; a picture within the content is no text."""
    streams = [obj] if isinstance(obj, pikepdf.Stream) else _streams(obj.get("/Contents"))
    if sum(int(one.get("/Length", 0)) for one in streams) > MOST_STREAM:
        return False
    return any(_said(one) for one in pikepdf.parse_content_stream(obj, SHOWS_TEXT))


def _streams(told: Any) -> list[pikepdf.Stream]:
    many = list(told) if isinstance(told, pikepdf.Array) else [told]
    return [one for one in many if isinstance(one, pikepdf.Stream)]


def _said(step: Any) -> bool:
    """Whether a step that shows text shows any letter."""
    return str(step.operator) in SHOWS_TEXT.split() and any(_letters(one) for one in step.operands)


def _letters(told: Any) -> bool:
    if isinstance(told, pikepdf.Array):
        return any(_letters(one) for one in told)
    return isinstance(told, pikepdf.String) and bool(bytes(told).strip(b"\0 "))


def _inner(obj: pikepdf.Object) -> Iterator[Any]:
    """The pictures and drawings that a page or drawing has at hand, its parents' as well."""
    resources = pikepdf.Page(obj).resources if not isinstance(obj, pikepdf.Stream) else obj.get("/Resources")
    found = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if isinstance(found, pikepdf.Dictionary):
        yield from (one for one in found.values() if isinstance(one, pikepdf.Stream))


def _text(told: Any) -> str:
    return " ".join(str(told).split())[:MOST_TITLE] if isinstance(told, pikepdf.String) else ""


if __name__ == "__main__":
    main()
