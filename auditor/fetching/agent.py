"""How the tool names itself to those whom it asks: its name, its version, an address that says what it is."""

from importlib.metadata import metadata

from auditor import __version__

NAME = "auditor"  # the word that robots.txt calls us by
_OTHERWISE = "https://auditor.example/"  # where the package does not say where its own page is


def _page() -> str:
    """The page of the project, as the package says it."""
    for told in metadata(NAME).get_all("Project-URL") or ():
        label, _, address = told.partition(",")
        if label.strip().lower() in {"homepage", "documentation", "repository"}:
            return str(address.strip())
    return _OTHERWISE


AGENT = f"{NAME}/{__version__} (+{_page()})"
