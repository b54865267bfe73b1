"""EARL, WCAG-EM, OpenACR and the drafts of statements: valid by their own rules, honest, and safe."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from pyld import jsonld
from sample_audit import HOSTILE, hostile, sample, shown

from auditor.catalogue import one
from auditor.criteria import criteria, slug
from auditor.errors import PlanError
from auditor.model import Audit, CriterionAsked, StatementFacts
from auditor.parts import PlanFormat, Report, Showing
from auditor.supervisors import countries, country

SCHEMAS = Path(__file__).parent / "schemas"
EARL = "http://www.w3.org/ns/earl#"
FORMS = ("earl", "wcag-em", "openacr", "statement")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("run")


@pytest.fixture(scope="module")
def audit(folder: Path) -> Audit:
    asked = tuple(
        CriterionAsked(number=number, rules=("a",), states=9, certain=True) for number in list(criteria())[::2]
    )
    return sample(folder).model_copy(update={"asked": asked})


@pytest.fixture(scope="module")
def showing(audit: Audit, folder: Path) -> Showing:
    return shown(audit, folder)


def written(form: str, showing: Showing) -> str:
    return one(Report, form).write(showing).decode()


def test_earl_is_what_its_schema_asks_for(showing: Showing) -> None:
    """EARL 1.0: each assertion has an assertor, a subject, a test and a result with an outcome of its list."""
    things = jsonld.expand(json.loads(written("earl", showing)))
    kinds = {thing["@id"]: thing["@type"][0].removeprefix(EARL) for thing in things if "@id" in thing}
    assertions = [thing for thing in things if thing["@type"] == [f"{EARL}Assertion"]]
    assert len(assertions) == len(criteria()) + len(showing.audit.findings)
    for told in assertions:
        (by,), (of,), (test,), (mode,) = (told[EARL + name] for name in ("assertedBy", "subject", "test", "mode"))
        assert kinds[by["@id"]] in {"Software", "Assertor"}
        assert kinds[of["@id"]] == "TestSubject"
        assert kinds[test["@id"]] in {"TestRequirement", "TestCase"}
        assert mode["@id"] == f"{EARL}automatic"
        (result,) = told[f"{EARL}result"]
        assert result[f"{EARL}outcome"][0]["@id"] in {f"{EARL}{word}" for word in ("failed", "cantTell", "untested")}


def test_earl_is_read_as_rdf_and_loses_nothing(showing: Showing) -> None:
    lines = jsonld.to_rdf(json.loads(written("earl", showing)), {"format": "application/n-quads"}).splitlines()
    failed = [line for line in lines if f"<{EARL}outcome> <{EARL}failed>" in line]
    assert len(failed) == sum(one.certainty == "violation" for one in showing.audit.findings) + len(
        showing.conformance.of("failed")
    )
    assert len([line for line in lines if "#expression>" in line]) == sum(
        one.target is not None for one in showing.audit.findings
    )


# The terms by which W3C's tool frames a file that it opens (its `src/data/jsonld/appContext.js`), as far as they count.
IMPORTS: dict[str, Any] = {
    "wcagem": "http://www.w3.org/TR/WCAG-EM/#",
    "Evaluation": "wcagem:procedure",
    "defineScope": "wcagem:step1",
    "scope": "wcagem:step1a",
    "step1b": {"@id": "wcagem:step1b", "@type": "@id"},
    "conformanceTarget": "step1b",
    "selectSample": "wcagem:step3",
    "structuredSample": "wcagem:step3a",
    "Website": "wcagem:website",
    "Webpage": "wcagem:webpage",
    "auditSample": "wcagem:step4",
    "reportFindings": "wcagem:step5",
    "WCAG20": "http://www.w3.org/TR/WCAG20/#",
    "WCAG21": "http://www.w3.org/TR/WCAG21/#",
    "WAI": "http://www.w3.org/WAI/",
    "AA": "WAI:WCAG2AA-Conformance",
    "wcagVersion": "WAI:standards-guidelines/wcag/#versions",
    "earl": EARL,
    **{name: f"earl:{name}" for name in ("Assertion", "TestSubject", "TestResult", "OutcomeValue")},
    **{name: f"earl:{name}" for name in ("assertedBy", "mode", "result", "subject", "test", "outcome")},
    "dcterms": "http://purl.org/dc/terms/",
    **{name: f"dcterms:{name}" for name in ("title", "description", "summary", "date")},
    "id": "@id",
    "type": "@type",
    "language": "@language",
}
OUTCOMES = {"earl:passed", "earl:failed", "earl:cantTell", "earl:inapplicable", "earl:untested"}


def opened(text: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The evaluation and its assertions as W3C's tool comes by them: expanded, framed, and framed once more."""
    frame = {"@context": IMPORTS, "@type": ["Evaluation", "wcagem:Evaluation"]}
    evaluation = jsonld.frame(jsonld.expand(json.loads(text)), frame)
    framed = jsonld.frame(evaluation, {"@context": IMPORTS, "@type": ["Assertion"]})
    return evaluation, framed["@graph"]


def test_wcag_em_opens_in_the_tool_of_w3c(showing: Showing) -> None:
    """It joins results to pages by title, to criteria by what follows the last colon, to outcomes by id."""
    evaluation, assertions = opened(written("wcag-em", showing))
    assert evaluation["language"] in {"en", "fr", "nl", "pl", "de"}
    assert evaluation["defineScope"]["wcagVersion"] == "2.2"
    assert evaluation["defineScope"]["conformanceTarget"] == "AA"
    assert evaluation["reportFindings"]["date"]["@value"] == "2026-11-22"
    titles = [page["title"] for page in evaluation["selectSample"]["structuredSample"]]
    assert len(titles) == len(set(titles)) == 6
    slugs = {slug(criterion): number for number, criterion in criteria().items()}
    about = {number: set[str]() for number in criteria()}
    for told in assertions:
        assert "Website" in told["subject"]["type"] or told["subject"]["title"] in titles
        assert told["result"]["outcome"]["id"] in OUTCOMES - {"earl:passed", "earl:inapplicable"}
        about[slugs[told["test"]["id"].split(":")[-1]]].add(told["result"]["outcome"]["id"])
    assert {number for number, words in about.items() if "earl:failed" in words} == {
        one.criterion.number for one in showing.conformance.of("failed")
    }
    assert all(about.values()), "each criterion has a result"


def openacr(showing: Showing) -> dict[str, Any]:
    told = yaml.safe_load(written("openacr", showing))
    assert isinstance(told, dict)
    return told


def test_openacr_is_valid(showing: Showing) -> None:
    """By GSA's schema, and by what its own validator checks against the catalog."""
    told = openacr(showing)
    jsonschema.validate(told, json.loads((SCHEMAS / "openacr-0.1.0.json").read_text()))
    catalog = json.loads((SCHEMAS / "openacr-catalog.json").read_text())
    assert told["catalog"] == catalog["id"]
    assert told["chapters"].keys() <= set(catalog["chapters"])
    for chapter, given in told["chapters"].items():
        for criterion in given.get("criteria", ()):
            assert criterion["num"] in catalog["criteria"][chapter]
            for component in criterion["components"]:
                assert component["name"] in catalog["components"].get(chapter, ["none"])
                assert component["adherence"]["level"] in catalog["terms"]


def test_openacr_evaluates_nothing_but_failures(showing: Showing) -> None:
    levels = {
        criterion["num"]: criterion["components"][0]["adherence"]["level"]
        for chapter in openacr(showing)["chapters"].values()
        for criterion in chapter.get("criteria", ())
    }
    failing = {one.criterion.number for one in showing.conformance.of("failed")}
    assert {number for number, level in levels.items() if level != "not-evaluated"} == failing
    assert {levels[number] for number in failing} <= {"partially-supports", "does-not-support"}
    assert set(criteria()) <= levels.keys()


def test_openacr_says_whether_people_had_a_word(showing: Showing) -> None:
    methods = "evaluation_methods_used"
    nobody = tuple(one.model_copy(update={"by": "rule", "decision": None}) for one in showing.audit.friction_points)
    somebody = (nobody[0].model_copy(update={"by": "person"}), *nobody[1:])
    told = [
        openacr(replace(showing, audit=showing.audit.model_copy(update={"friction_points": points})))[methods]
        for points in (nobody, somebody)
    ]
    assert told[0].endswith("No person has evaluated.")
    assert told[1].endswith("People have looked at single findings; no person has evaluated the whole.")


class Outline(HTMLParser):
    """The headings, the marked places and the landmarks of a page; that all is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.todo: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in {"meta", "br"}:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "mark" in self.open:
            self.todo.append(data)


def told_by(showing: Showing, **facts: Any) -> Showing:
    return replace(showing, statement=StatementFacts(**facts))


def test_statement_leaves_its_status_to_a_person(showing: Showing) -> None:
    page = written("statement", told_by(showing, kind="public"))
    status = page[page.index("Compliance status") : page.index("Content that is not accessible")]
    left = re.sub(r"<mark>\[[^\]]*\]</mark>|<[^>]*>|\s", "", status)
    assert left == "Compliancestatus", "all that is said of it stands in a place to be filled in"
    assert "meets all" not in page, "something fails for certain"
    assert "compliant" not in page.lower()


def test_statement_has_what_the_model_asks_for(showing: Showing) -> None:
    """Annex of Implementing Decision (EU) 2018/1523, section 1, and the Finnish authority and its two weeks."""
    facts = {"kind": "public", "organisation": "City of Example", "email": "a11y@example.org", "phone": "010 20"}
    page = written("statement", told_by(showing, **facts))
    outline = Outline(page)
    assert outline.headings.count("h1") == 1
    for part in ("City of Example", "(306/2019)", "Disproportionate burden", "Not within the scope of the law"):
        assert part in page
    for part in ("Prepared:", "Last reviewed:", "within 14 days", "Traficom", "mailto:saavutettavuus@traficom.fi"):
        assert part in page
    for failing in showing.conformance.of("failed"):
        assert f"WCAG {failing.criterion.number} {failing.criterion.name}" in page
        assert failing.criterion.clause in page
    assert "name of the organisation" not in " ".join(outline.todo)


def test_private_services_get_what_annex_v_asks_for(showing: Showing) -> None:
    page = written("statement", told_by(showing, kind="private"))
    Outline(page)
    for part in ("What the service is", "How the service works", "How the requirements on accessibility are met"):
        assert part in page
    assert "Accessibility statement" not in page
    assert "Annex I" in page
    assert "Article 13" in page


def test_without_a_plans_word_both_drafts_are_written(showing: Showing) -> None:
    page = written("statement", showing)
    assert page.count("<article") == 2
    assert Outline(page).headings.count("h1") == 2


def planned(folder: Path, statement: str) -> Path:
    file = folder / "audit.yaml"
    journeys = "journeys: [{name: J, steps: [{name: S, actions: [open: /]}]}]"
    file.write_text(f"service: S\nurl: https://a.example/\nstatement: {statement}\n{journeys}\n")
    return file


def test_plan_tells_who_answers_for_the_service(tmp_path: Path) -> None:
    read = one(PlanFormat, "yaml").read
    told = read(planned(tmp_path, "{organisation: City, kind: public, country: fi, feedback: https://a.example/say}"))
    assert told.statement == StatementFacts(organisation="City", kind="public", feedback="https://a.example/say")
    with pytest.raises(PlanError, match="Nothing is known of accessibility law in “XX”"):
        read(planned(tmp_path, "{country: XX}"))
    with pytest.raises(PlanError, match="not a whole address"):
        read(planned(tmp_path, "{feedback: /say}"))


@pytest.mark.parametrize("code", countries())
def test_country_has_its_law_in_the_three_languages(code: str) -> None:
    land = country(code)
    assert land.country == code
    assert {"en", "fi", "sv"} <= land.languages.keys() or land.languages
    for told in land.languages.values():
        assert told.law_url.startswith("https://")
        assert told.site.startswith("https://")
    assert land.told("xx") == land.told("en")


def test_finland_is_watched_by_traficom() -> None:
    finland = country("FI")
    assert finland.answer_days == 14
    assert all("Traficom" in finland.told(language).supervisor for language in ("en", "fi", "sv"))


@pytest.mark.parametrize("form", FORMS)
def test_hostile_words_stay_words(form: str, audit: Audit, folder: Path) -> None:
    showing = told_by(shown(hostile(audit), folder), organisation=HOSTILE[0], email=HOSTILE[1], feedback="javascript:1")
    text = written(form, showing)
    if form == "statement":
        outline = Outline(text)
        assert not [name for name, _ in outline.attributes if name.startswith("on")]
        assert not [value for _, value in outline.attributes if value and value.startswith("javascript:")]
        assert "<script" not in text
    elif form == "openacr":
        assert yaml.safe_load(text)["product"]["name"].strip()
    elif form == "earl":
        assert jsonld.expand(json.loads(text))
    else:
        assert opened(text)[1]


@pytest.mark.parametrize("form", FORMS)
def test_an_audit_of_nothing_can_be_told(form: str, audit: Audit, folder: Path) -> None:
    nothing = {"walks": (), "findings": (), "friction_points": (), "curve": (), "budgets": (), "asked": ()}
    assert written(form, shown(audit.model_copy(update=nothing), folder))
