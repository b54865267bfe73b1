"""What machines leave in a text: marks of templates, values that are none, traces of programs, codes of errors."""

import re

# A mark that nothing but a machine writes into running text.
_MARK = re.compile(
    r"\{\{\s*[\w.$|()'\" -]{1,60}\s*\}\}"  # {{ name }}
    r"|\{%-?\s*\w+[^%{}]{0,60}%\}"  # {% if … %}
    r"|<%=?[^%<>]{1,60}%>"  # <%= name %>
    r"|\$\{[\w.]{1,40}\}"  # ${name}
    r"|%\(\w{2,30}\)[sd]\b"  # %(name)s
    r"|\[object (?:Object|Undefined|Null|Array|Promise)\]"
    r"|&(?:amp|nbsp|lt|gt|quot|eacute|auml|ouml|aring|ndash|mdash|#\d{2,4});"
    r"|\bInvalid Date\b"
    r"|\bNaN\s?(?:%|€|kr\b|:NaN)|(?<=[€$£] )NaN\b|(?<=[€$£])NaN\b"
    r"|\bundefined (?:undefined|null|NaN)\b"
)
_FILLER = re.compile(r"\blorem ipsum\b", re.IGNORECASE)
# A value that a program had none for, where it stands as the whole text or at the end of a label: “Name: undefined”.
_VALUE = re.compile(r"^(?:[^\W\d_][^:.!?]{0,40}:\s*)?(undefined|null|NaN|nil|None|TODO|FIXME|TBD|XXX)\s*[.!]?$")
_GREETING = re.compile(r"\b(?:Hello|Hi|Dear|Welcome|Hei|Moi|Tervetuloa|Hej|Välkommen),? (undefined|null|None|NaN)\b")
_KEY = re.compile(r"^[a-z][\w-]{1,30}(?:\.[a-z][\w-]{1,30}){2,5}$")  # a translation's key, as form.name.label
_ENDS_OF_HOSTS = re.compile(r"\.(?:fi|com|net|org|eu|se|io|gov|uk|info|dev|app|html?|pdf|md|py|js)$")

# What a program says of its own failure, meant for those who wrote it.
_TRACE = re.compile(
    r"Traceback \(most recent call last\)"
    r"|\bat (?:[\w$]+\.){2,}[\w$<>]+\([\w$]+\.(?:java|kt|scala):\d+\)"
    r"|\b(?:java|javax|org\.springframework|org\.hibernate|com\.sun)\.(?:\w+\.)+\w*(?:Exception|Error)\b"
    r"|\bSystem\.(?:\w+\.)*\w+Exception\b"
    r"|\bSQLSTATE\[\w+\]|\bORA-\d{5}\b|\bPDOException\b|\bmysqli?_\w+\(\)"
    r"|\b(?:Fatal error|Parse error|Warning|Notice|Deprecated): .{3,200} in /\S+ on line \d+"
    r"|\bUncaught (?:Type|Reference|Syntax|Range)?Error\b|\bCannot read propert(?:y|ies) of (?:undefined|null)\b"
    r"|\b\w+ is not a function\b.{0,40}\bat\b|\bat \S+ \(?https?://\S+:\d+:\d+\)?"
)
_NUMBER = r"\s*[:#(=]?\s*\(?[A-Z]{0,5}[-_]?(?:\d{3,6}|\d{1,4}-\d{2,4})\b"
_CODE = re.compile(
    r"\b0x[0-9A-Fa-f]{6,8}\b|\b(?:ERR|E|ERROR)_[A-Z][A-Z_]{3,}\b"
    rf"|\b(?:error|err|exception|fault|status)(?: code| no\.?| number)?{_NUMBER}"
    rf"|\b(?:virhe|virhekoodi|virhenumero|fel|felkod|felnummer){_NUMBER}",
    re.IGNORECASE,
)


def template_mark(text: str) -> str:
    """A template's mark, a filler or an object written as text; empty where there is none."""
    found = _MARK.search(text) or _FILLER.search(text) or _GREETING.search(text)
    return found[0] if found else ""


def empty_value(text: str) -> str:
    """A program's word for nothing, or a translation's key, that stands where a value should; empty for none."""
    whole = text.strip()
    if found := _VALUE.match(whole):
        return found[1]
    return whole if _KEY.match(whole) and not _ENDS_OF_HOSTS.search(whole) else ""


def trace(text: str) -> str:
    """What a program says of its own failure; empty where there is none."""
    found = _TRACE.search(text)
    return found[0] if found else ""


def error_code(text: str) -> str:
    """The code of an error in a text; empty where there is none."""
    found = _CODE.search(text)
    return found[0] if found else ""
