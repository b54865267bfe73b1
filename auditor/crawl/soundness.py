"""Whether `run.sqlite` holds what belongs into it: a file may be damaged, cut short, or another one's."""

# JSON that columns hold, by its type. `json_type` of nothing is nothing, which is allowed.
_JSON = {
    "page": {"structure": "array", "navigation": "array", "help": "array", "ids": "array", "alternates": "object"},
    "audited": {"arrival": "object"},
    "target": {"chain": "array", "hops": "array"},
    "document": {"facts": "object"},
}
# What no row can be without, and what may not lead out of the run folder.
_WRONG = {
    "page": ("url IS NULL", "state IS NULL", "state='waiting' AND (place IS NULL OR turn IS NULL OR shape IS NULL)"),
    "audited": ("page IS NULL", "persona IS NULL", "arrival IS NULL", "file IS NULL", "file NOT LIKE 'evidence/%'",
                "file LIKE '%..%'"),
    "link": ("page IS NULL", "url IS NULL"),
    "target": ("url IS NULL",),
    "document": ("url IS NULL",),
    "template": (),
    "fact": ("value IS NULL", "NOT json_valid(value)", "name='left out' AND json_type(value)<>'object'"),
}  # fmt: skip
_FITS = {"TEXT": "'text','null'", "INTEGER": "'integer','null'", "REAL": "'real','integer','null'"}

TABLES = tuple(_WRONG)


def unsound(table: str, columns: dict[str, str]) -> str:
    """The query that finds a row of a table that cannot be read; `columns` are its names and types."""
    types = [f"typeof({name}) NOT IN ({_FITS[kind]})" for name, kind in columns.items() if kind in _FITS]
    told = [f"json_type({name})<>'{kind}'" for name, kind in _JSON.get(table, {}).items() if name in columns]
    wrong = " OR ".join(f"({one})" for one in (*types, *_WRONG[table], *told))
    return f"SELECT rowid AS number FROM {table} WHERE {wrong} LIMIT 1"  # noqa: S608 - names of our own
