"""Text of pages and plans in the Markdown of GitHub and GitLab: it stays text, calls nobody, links to nothing."""

import re

from auditor.showing import Paragraph, Prose

from .plain import line, plain

_JOINER = "\u2060"  # takes no room, and parts what would be made a mention, a reference or a link
_MARKUP = re.compile(r"([\\`*_\[\]<>|~&$])|^([#+=:-])|(?<=^\d)([.)])")
# People, issues, merge requests, labels, milestones, commits of either forge; addresses, which both make links of.
_CALLS = re.compile(r"[@#!~%&$^](?=\w)|(?<=\bGH)-(?=\d)|:(?=//)|www(?=\.)|(?<=mailto):|:(?=\w+:)", re.IGNORECASE)


def marked(text: str, most: int = 300) -> str:
    """The text in one line, cut where it is longer than `most`."""
    told = _CALLS.sub(lambda found: f"{found[0]}{_JOINER}", line(text, most))
    return _MARKUP.sub(lambda found: f"\\{found[0]}", told)


def code(text: str, most: int = 300) -> str:
    """The text as code in a line, fenced by more backticks than it holds."""
    told = line(text, most)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", told)), default=0))
    return f"{fence} {told} {fence}" if told else ""


def marked_prose(prose: Prose) -> str:
    """Paragraphs, items and code."""
    return "\n\n".join(_paragraph(one) for one in prose)


def _paragraph(one: Paragraph) -> str:
    if one.kind == "code":
        text = plain("".join(piece.text for piece in one.pieces))
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
        return f"{fence}\n{text}\n{fence}"
    told = "".join(_piece(piece.text, is_code=piece.code) for piece in one.pieces)
    return f"- {told}" if one.kind == "item" else told


def _piece(text: str, *, is_code: bool) -> str:
    if is_code:
        return code(text, 2000)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{' ' * bool(before)}{marked(text, 5000)}{' ' * bool(after and text.strip())}"
