"""Finds every text that readers are told, and keeps the gettext catalogs up to it: `python -m auditor.translating`.

Each domain is a catalog: `report` (the forms of the report), the folders of `rules` (docs and messages), `axe-core` and
`accesslint` (the checkers' rules), `personas`, `criteria`, `sentences` (written down while walking and judging),
`phrases` (words put into sentences, marked by `phrase`). A new text gets an empty translation in each language.
It reads the checkout, not an installed package.
"""

import ast
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from auditor.catalogue import every
from auditor.criteria import criteria, other_clauses
from auditor.languages.codes import CODES
from auditor.parts import Persona, Rule
from auditor.present.prose import blocks

Text = str | tuple[str, str]  # one form, or singular and plural
LANGUAGES = ("fi", "sv")
ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
CATALOGS = HERE / "languages"
AXE_TEXTS = ROOT / "node_modules" / "axe-core" / "locales" / "_template.json"  # the build fetched it
KEYWORDS: Mapping[str, Any] = {"_": None, "gettext": None, "many": (1, 2), "ngettext": (1, 2)}
MARKS = ("phrase", "translated")
# Without times and names, so that a catalog changes only where its texts do.
HEADER = """# {domain}, told in “{language}”. Kept up by `python -m auditor.translating`.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
# Where sentences are written down with their values while a run is walked and judged.
SAYING: tuple[str, ...] = (
    "arrive.py",
    "budgeting.py",
    "cast.py",
    "consenting.py",
    "errors.py",
    "exploring.py",
    "filling.py",
    "gate.py",
)
SAYING += ("gather.py", "kept.py", "lanes.py", "resetting.py", "secrets.py", "visiting.py", "walk.py", "walker.py")
SAYING_FOLDERS = ("commons", "engines", "evidence", "judging", "model", "personas", "present")
_SENTENCE = re.compile(r"[A-Z“{0-9][^\\|]*\s[^\\|]*[.?!:]”?")
_HOLE, _WORD = re.compile(r"\{\w*\}"), re.compile(r"[^\W\d_]+")
_DATA = re.compile(r"\$\{(?:data\.)?([\w.]+)\}")


@cache
def texts() -> dict[str, dict[Text, None]]:
    """All texts by their domain, each once, in a lasting order."""
    found: dict[str, Iterable[Text]] = {"report": _report(), "phrases": (*CODES, *_marked()), "sentences": _sentences()}
    rules = every(Rule)
    for domain in sorted({_domain(rule) for rule in rules}):
        own = [rule for rule in rules if _domain(rule) == domain]
        found[domain] = [*(text for rule in own for text in _of_rule(rule)), *_messages(ROOT / "rules" / domain)]
    found["axe-core"] = [*found["axe-core"], *_axe_texts()]
    found["personas"] = [text for who in every(Persona) for text in _of_persona(who)]
    found["criteria"] = [text for one in criteria().values() for text in (one.name, one.person, one.unseen)]
    found["criteria"] = [*found["criteria"], *(text for one in other_clauses() for text in (one.name, one.person))]
    seen: set[Text] = set()
    return {domain: _once(found[domain], seen) for domain in sorted(found)}


def updated(domain: str, language: str, found: dict[Text, None]) -> Catalog:
    """A language's catalog of a domain, with all texts that were found and no others."""
    path = CATALOGS / language / f"{domain}.po"
    catalog = Catalog(locale=language, domain=domain)
    if path.exists():
        with path.open("rb") as stream:
            old = {key(message.id): message.string for message in read_po(stream) if message.id}
    else:
        old = {}
    for text in found:
        catalog.add(text, old.get(key(text), ""), auto_comments=())
    return catalog


def missing(language: str) -> list[tuple[str, str]]:
    """Texts that have no translation: domain and text."""
    return [
        (domain, key(message.id))
        for domain, found in texts().items()
        for message in updated(domain, language, found)
        if message.id and not all(_forms(message.string))
    ]


def _forms(string: str | Iterable[str] | None) -> list[str]:
    return [string] if isinstance(string, str) else list(string or ("",))


def write() -> None:
    """Write all catalogs anew; what is no longer told is left out."""
    found = texts()
    for language in LANGUAGES:
        folder = CATALOGS / language
        folder.mkdir(exist_ok=True)
        for domain, own in found.items():
            text = BytesIO(HEADER.format(domain=domain, language=language).encode())
            text.seek(0, SEEK_END)
            write_po(text, updated(domain, language, own), width=0, omit_header=True)
            (folder / f"{domain}.po").write_bytes(text.getvalue())


def _once(found: Iterable[Text], seen: set[Text]) -> dict[Text, None]:
    own = {text: None for text in found if text and text not in seen}
    seen |= own.keys()
    return own


def key(text: str | Iterable[str]) -> str:
    """What a text is found by: its singular."""
    return text if isinstance(text, str) else next(iter(text))


def _report() -> Iterator[Text]:
    for file in sorted((ROOT / "reports").glob("*.jinja")):
        with file.open("rb") as stream:
            options = {"trimmed": "true", "newstyle_gettext": "true", "encoding": "utf-8"}
            for _, _, said, _ in babel_extract(stream, tuple(KEYWORDS), (), options):
                yield from _taken(said)
    for file in speaking():
        with file.open("rb") as stream:
            for _, function, message, _ in extract_python(stream, KEYWORDS, (), {}):
                one = function == "_" and isinstance(message, tuple)  # Babel takes strings of its values for texts, too
                yield from _taken(message[:1] if one else message)


def speaking() -> list[Path]:
    """The files in Python that tell readers something in their language."""
    told = (HERE / "cli" / name for name in ("questions.py", "review.py", "site_summary.py", "summary.py"))
    return sorted([*(ROOT / "reports").glob("*.py"), *(HERE / "present").glob("*.py"), *told])


def _taken(message: object) -> Iterator[Text]:
    if isinstance(message, str):
        yield message
    elif isinstance(message, tuple | list):
        forms = [part for part in message if isinstance(part, str)]
        if len(forms) >= 2:
            yield forms[0], forms[1]
        elif forms:
            yield forms[0]


def _domain(rule: Rule) -> str:
    return rule.category if rule.source == "auditor" else rule.source


def _of_rule(rule: Rule) -> Iterator[str]:
    yield rule.docs.title
    yield rule.problem
    for section in (rule.docs.why, rule.docs.fix, rule.docs.cannot):
        yield from (text for kind, text in blocks(section) if kind != "code")


def _of_persona(who: Persona) -> Iterator[str]:
    yield from (who.id, who.title, who.hint, who.docs.title, who.conditions)


def _messages(folder: Path) -> Iterator[str]:
    """The templates in the code of a folder of rules, in their order."""
    for file in sorted(folder.glob("*.py")):
        yield from _sentences_of(file, filled=False)


def _sentences() -> Iterator[str]:
    for file in [HERE / name for name in SAYING] + [
        file for folder in SAYING_FOLDERS for file in sorted((HERE / folder).rglob("*.py"))
    ]:
        yield from _sentences_of(file)
    for file in sorted((ROOT / "rules").rglob("*.py")):
        yield from _sentences_of(file, filled=True)
    for name in ("accesslint.py", "axe.py"):
        yield from _sentences_of(ROOT / "rules" / "accessibility" / name)


def _marked() -> Iterator[str]:
    """What is marked by `phrase("…")`, anywhere, and what the browser was doing when it failed (`translated("…")`)."""
    for file in sorted([*HERE.rglob("*.py"), *(ROOT / "rules").rglob("*.py")]):
        for node in ast.walk(_tree(file)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                yield from (
                    one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )
                yield from (_template(one) for one in node.args if isinstance(one, ast.JoinedStr))


def _sentences_of(file: Path, *, filled: bool | None = None) -> Iterator[str]:
    """Every whole sentence in a module that is no docs: as it stands, or with `{names}` for what is put in.

    `filled`: only those that the code itself fills (f-strings), or only the others.
    """
    tree = _tree(file)
    docs = {id(node.body[0].value) for node in ast.walk(tree) if _has_docs(node)}  # type: ignore[attr-defined]
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)} - {
        id(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
    }
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.JoinedStr) and filled is not False:
            text = _template(node)
        elif filled is True:
            continue
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | inner:
            text = node.value
        if _is_sentence(text) or (filled is False and _is_template(text)):
            yield text


def _is_sentence(text: str) -> bool:
    return bool(_SENTENCE.fullmatch(text)) and "\n" not in text and len(_WORD.findall(_HOLE.sub("", text))) > 1


def _is_template(text: str) -> bool:
    """A message that ends in a value, or begins with a small letter."""
    words = len(_WORD.findall(_HOLE.sub("", text)))
    return bool(_HOLE.search(text)) and words > 2 and not re.search(r"[\\|\n<>=;]", text)


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _has_docs(node: ast.AST) -> bool:
    body = getattr(node, "body", None)
    return (
        isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and bool(body)
        and isinstance(body[0], ast.Expr)  # type: ignore[index]
        and isinstance(body[0].value, ast.Constant)  # type: ignore[index]
    )


def _template(node: ast.JoinedStr) -> str:
    """An f-string as a template: each value is called by the last name in it."""
    parts: list[str] = []
    names: list[str] = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
            continue
        found = [one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in ast.walk(part)]
        name = next((one for one in found if one), "value")
        names.append(name)
        parts.append(f"{{{name}{'_' + str(names.count(name)) if names.count(name) > 1 else ''}}}")
    return "".join(parts)


def _axe_texts() -> Iterator[str]:
    """What axe-core says of elements, from its own template for translators."""
    told = json.loads(AXE_TEXTS.read_text(encoding="utf-8"))
    for check in told["checks"].values():
        for word in ("fail", "incomplete"):
            said = check.get(word, "")
            for text in said.values() if isinstance(said, dict) else [said]:
                if "{{" not in text:
                    yield _DATA.sub(lambda found: f"{{{found[1].rpartition('.')[2]}}}", text)
    for rule in told["rules"].values():
        yield rule["help"]


if __name__ == "__main__":
    write()
    for language in LANGUAGES:
        sys.stdout.write(f"{language}: {len(missing(language))} texts have no translation yet.\n")
