"""Who watches over accessibility in a country, by which law: one file each in `commons/supervisors/`."""

from functools import cache
from importlib.resources import files

from auditor.model import Value


class Supervisor(Value):
    """The law and its authority, as they are called in one language."""

    law: str
    law_url: str
    supervisor: str
    unit: str = ""
    site: str
    email: str = ""
    phone: str = ""


class Country(Value):
    """What holds in one country. `answer_days`: in how many days feedback must be answered."""

    country: str  # ISO 3166-1
    note: str = ""  # where this comes from
    answer_days: int | None = None
    languages: dict[str, Supervisor]

    def told(self, language: str) -> Supervisor:
        """In this language; where the country has no name in it, in English, else in what there is."""
        known = self.languages
        return known.get(language) or known.get("en") or next(iter(known.values()))


@cache
def countries() -> tuple[str, ...]:
    """Those that are known, by their two letters."""
    folder = files("auditor.commons").joinpath("supervisors")
    return tuple(sorted(file.name.removesuffix(".json") for file in folder.iterdir() if file.name.endswith(".json")))


@cache
def country(code: str) -> Country:
    """One of `countries()`."""
    text = files("auditor.commons").joinpath("supervisors", f"{code}.json").read_text(encoding="utf-8")
    return Country.model_validate_json(text)
