"""What reports receive: pictures cut by box, steps and lanes, who stopped where, what mending would change."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from sample_audit import HOSTS, JOURNEY, OWNERS, STEPS, prevented, sample, shown

from auditor.catalogue import one
from auditor.evidence.touches import After, Touch, Touches
from auditor.evidence.transcript import Line, Transcript
from auditor.model import Arrival, Audit, Impact, Journey, Step, Visit, Walk
from auditor.parts import Report, Showing
from auditor.present.noted import notes_of
from auditor.present.pictures import Album
from auditor.present.prose import first_sentence, prose
from auditor.present.words import about, brief, shortened
from auditor.showing import Frame, Piece


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("run")


@pytest.fixture(scope="module")
def audit(run: Path) -> Audit:
    return sample(run)


@pytest.fixture(scope="module")
def showing(run: Path, audit: Audit) -> Showing:
    return shown(audit, run)


def test_rows_are_worst_first(showing: Showing) -> None:
    rows = showing.journeys[0].rows
    assert [row.persona.title for row in rows[:3]] == ["Keyboard", "Screen reader", "Returning"]
    assert [row.ended for row in rows] == ["blocked"] * 3 + ["struggled"] * 6 + ["completed"]
    assert rows[0].at is not None
    assert rows[0].at.number == 3


def test_lanes_follow_owners_and_hosts(showing: Showing) -> None:
    journey = showing.journeys[0]
    assert [lane.owner for lane in journey.lanes] == [
        "Communications", "Sports services", "Digital services", "Payments Ltd",
    ]  # fmt: skip
    assert [lane.host for lane in journey.lanes] == [None, None, None, "maksut.example"]
    assert [step.hand_over for step in journey.steps] == [None, 1, None, 2, 3, 4]
    assert [(step.arrived, step.stopped, step.gone_on) for step in journey.steps] == [
        (10, 0, 10), (10, 0, 10), (10, 2, 8), (8, 0, 8), (8, 1, 7), (7, 0, 7),
    ]  # fmt: skip


def test_an_unseen_step_lies_in_its_owners_lane(run: Path, audit: Audit) -> None:
    journey = shown(prevented(audit), run).journeys[0]
    assert len(journey.lanes) == 4
    assert journey.steps[5].host is None
    assert journey.steps[5].friction is None
    assert journey.steps[4].unjudged == 8


def test_steps_are_the_sum_of_what_mending_takes_off(showing: Showing) -> None:
    journey = showing.journeys[0]
    for step in journey.steps:
        mends = [mend for point in showing.points for mend in point.mended if mend.step == step.ref]
        assert sum(round((mend.before - mend.after) * 10) for mend in mends) == round((step.friction or 0) * 10)
    assert round(sum(point.point.score for point in showing.points), 1) == journey.friction


def test_who_is_stopped_by_a_friction_point(showing: Showing) -> None:
    assert [persona.id for persona in showing.points[0].stopped] == ["keyboard", "screen-reader"]
    assert showing.points[2].stopped == ()


def test_what_a_person_must_look_at_is_not_among_the_first_to_fix(run: Path, audit: Audit) -> None:
    unsure = tuple(point.model_copy(update={"certainty": "review"}) for point in audit.friction_points[:11])
    few = shown(audit.model_copy(update={"friction_points": (*unsure, audit.friction_points[11])}), run)
    assert [point.point.title for point in few.first] == ["Day arrows are 18 px wide"]


def test_the_same_order_is_given_once_but_no_blocker_is_left_out(run: Path, audit: Audit) -> None:
    alike = tuple(point.model_copy(update={"fix": "Do this."}) for point in audit.friction_points[:5])
    assert [point.impact for point in alike[:3]] == ["blocker", "blocker", "serious"]
    told = shown(audit.model_copy(update={"friction_points": (*alike, *audit.friction_points[5:])}), run)
    assert [point.number for point in told.first] == ["F1", "F2", "F3"]
    mild = tuple(point.model_copy(update={"impact": Impact.SERIOUS}) for point in alike)
    told = shown(audit.model_copy(update={"friction_points": (*mild, *audit.friction_points[5:])}), run)
    assert [point.number for point in told.first] == ["F1", "F6", "F7"]


def test_a_blocker_on_the_page_before_the_stop_stops_the_walk(run: Path, audit: Audit) -> None:
    walks = tuple(
        walk.model_copy(update={"stopped_at": STEPS[3]}) if walk.persona == "keyboard" else walk for walk in audit.walks
    )
    told = shown(audit.model_copy(update={"walks": walks}), run)
    assert "keyboard" in [persona.id for persona in told.points[0].stopped]


def test_what_adds_most_to_a_step_is_named_first_there_after_its_blockers(showing: Showing) -> None:
    for step in showing.journeys[0].steps:
        shares = [
            (one.point.impact is not Impact.BLOCKER, round(mend.after - mend.before, 1))
            for one in step.points
            for mend in one.mended
            if mend.step == step.ref
        ]
        assert shares == sorted(shares)


def test_points_of_one_title_are_told_apart_by_their_elements(run: Path, audit: Audit) -> None:
    assert all(point.about is None for point in shown(audit, run).points)
    alike = tuple(point.model_copy(update={"title": "Too small."}) for point in audit.friction_points[:2])
    told = shown(audit.model_copy(update={"friction_points": (*alike, *audit.friction_points[2:])}), run)
    assert told.points[0].about == Piece("“16:00”")
    assert all(point.about is None for point in told.points[2:])


def test_sentences_lose_known_hosts_and_codes_of_colours() -> None:
    home = "hall.example:8080"
    assert shortened("The script http://hall.example:8080/a/b.js did not come.", home) == (
        "The script /a/b.js did not come."
    )
    assert shortened("Such as https://cdn.example/x.js?v=1, http://hall.example:8080/.", home) == (
        "Such as cdn.example/x.js, hall.example:8080."
    )
    assert shortened(f"http://hall.example:8080/{'long/' * 30}end.css", home) == "/…/end.css"
    assert brief("Too pale (2.6 : 1, #4f7f76 against #083F38).") == "Too pale (2.6 : 1)."
    assert about('<a class="x" href=""></a>') == Piece('<a class="x" href="">', code=True)
    assert about("") is None


def test_an_order_ends_before_its_example() -> None:
    assert first_sentence("Tie it with `for`: `<label for=a>`. Then look.") == "Tie it with for."
    assert first_sentence("Set `text-align: start` on running text.") == "Set text-align: start on running text."


def test_fixed_and_suppressed_points_stand_last_and_are_not_counted(run: Path, audit: Audit) -> None:
    worst = audit.friction_points[0].model_copy(update={"status": "fixed"})
    told = shown(audit.model_copy(update={"friction_points": (worst, *audit.friction_points[1:])}), run)
    assert told.points[-1].point.title == worst.title
    assert told.counts.points == 11
    assert told.counts.impacts[Impact.BLOCKER] == 1
    assert all(worst.title != point.point.title for step in told.journeys[0].steps for point in step.points)


def test_a_crop_shows_the_element_where_its_box_is(tmp_path: Path) -> None:
    page = Image.new("RGB", (1366, 3000), "white")
    page.paste("red", (700, 2500, 780, 2530))
    page.save(tmp_path / "page.jpg", quality=95)
    crop = Album(tmp_path).crop("page.jpg", Frame("F1", Impact.SERIOUS, (700, 2500, 80, 30)))
    assert crop is not None
    image = Image.open(BytesIO(crop.jpeg))
    assert image.size == (crop.width, crop.height)
    x, y, width, height = crop.frames[0].box
    middle = image.getpixel((round((x + width / 2) * image.width), round((y + height / 2) * image.height)))
    beside = image.getpixel((round((x + width * 1.5) * image.width), round((y + height / 2) * image.height)))
    assert isinstance(middle, tuple)
    assert isinstance(beside, tuple)
    assert middle[0] > 200
    assert middle[1] < 60
    assert min(beside) > 200


@pytest.mark.parametrize("box", [(10, 5000, 50, 20), (10, 10, 0, 0), (-500, 10, 100, 20)])
def test_what_lies_outside_the_picture_has_no_crop(tmp_path: Path, box: tuple[float, float, float, float]) -> None:
    Image.new("RGB", (800, 600), "white").save(tmp_path / "page.jpg")
    assert Album(tmp_path).crop("page.jpg", Frame("F1", Impact.MINOR, box)) is None


def test_pictures_come_from_the_run_folder_alone(tmp_path: Path) -> None:
    outside = tmp_path / "secret.jpg"
    Image.new("RGB", (800, 600), "white").save(outside)
    inside = tmp_path / "run"
    inside.mkdir()
    (inside / "broken.jpg").write_bytes(b"\xff\xd8\xff not a picture")
    album = Album(inside)
    assert album.view("../secret.jpg") is None
    assert album.view(str(outside)) is None
    assert album.view("broken.jpg") is None
    assert album.view("missing.jpg") is None


def test_docs_become_paragraphs_items_and_code() -> None:
    blocks = prose("Add `alt`. Then look.\n\n- one\n- two\n\n    <img alt>\n\n```html\n<b>\n```")
    assert [block.kind for block in blocks] == ["text", "item", "item", "code", "code"]
    assert [piece.code for piece in blocks[0].pieces] == [False, True, False]
    assert first_sentence('Add `alt="a. B"` that says it. Or `alt=""`.') == 'Add alt="a. B" that says it.'


def test_the_json_report_is_the_audit(showing: Showing, audit: Audit) -> None:
    text = one(Report, "json").write(showing)
    assert text.startswith(b'{\n "schema":')
    assert Audit.model_validate_json(text) == audit.model_copy(update={"outcomes": ()})


def test_an_audit_without_walks_or_findings_can_be_shown(run: Path, audit: Audit) -> None:
    empty = audit.model_copy(update={"walks": (), "findings": (), "friction_points": (), "curve": ()})
    told = shown(empty, run)
    assert told.journeys == ()
    assert b"no journey was walked" in one(Report, "html").write(told)
    alone = audit.model_copy(update={"findings": (), "friction_points": (), "curve": ()})
    page = one(Report, "html").write(shown(alone, run))
    assert b"not a proof that there is none" in page
    assert [step.ref.name for step in shown(alone, run).journeys[0].steps] == list(STEPS)
    assert shown(alone, run).journeys[0].name == JOURNEY


def test_what_breaks_between_two_owners_stands_with_the_hand_over(showing: Showing) -> None:
    crossings = showing.journeys[0].crossings
    assert [(one.giver.owner, one.taker.owner, one.to.number) for one in crossings] == [
        (before, after, number)
        for number, (before, after) in enumerate(pairwise(OWNERS), 2)
        if before != after or HOSTS[number - 2] != HOSTS[number - 1]
    ]
    assert {point.point.category for one in crossings for point in one.points} <= {"path"}


def test_the_same_place_is_shown_as_the_reference_walk_saw_it(run: Path, audit: Audit, showing: Showing) -> None:
    first = next(one for one in showing.points if one.crop)
    place = next(one for one in audit.findings if one.id in first.point.findings and one.screenshot)
    shot = "evidence/keyboard-alone.jpg"
    (run / shot).write_bytes((run / str(place.screenshot)).read_bytes())
    place = place.model_copy(update={"screenshot": shot, "values": {"before": [10.0, 20.0, 200.0, 40.0]}})
    point = first.point.model_copy(update={"findings": (place.id,)})
    walks = tuple(
        walk.model_copy(
            update={"visits": tuple(one.model_copy(update={"screenshot": shot}) for one in walk.visits)}
            if walk.persona == "keyboard"
            else {}
        )
        for walk in audit.walks
    )
    told = shown(audit.model_copy(update={"findings": (place,), "friction_points": (point,), "walks": walks}), run)
    (compared,) = told.points
    assert compared.before
    assert compared.before.frames == ()
    assert (compared.crop_persona, compared.before_persona) == (told.personas["keyboard"], told.personas["desktop"])


def test_a_transcript_becomes_lines_with_their_trouble_in_place() -> None:
    lines = (
        Line(kind="title", name="Times"),
        Line(kind="heading", role="heading", level=1, name="Choose a time"),
        Line(kind="control", role="button", trouble="no-name"),
        Line(kind="control", role="checkbox", name="Shower", states=("not checked", "required")),
        Line(kind="control", role="link", name="Go", label="Start now", trouble="name-lacks-label"),
    )
    after = After(changed=True, shown="Chosen: 16:00")
    touches = Touches(touches=(Touch(action="click", words="", name="16:00", after=after, step=0),))
    evidence = {"Transcript": Transcript(lines=lines), "Touches": touches}
    read = {name: (lambda value=value: value) for name, value in evidence.items()}
    visit = Visit(0, Arrival(step=0, url="https://x.example/", ends_step=True), "screen-reader", "J", read)
    walk = Walk("J", "screen-reader", "", (visit,), finished=True)
    heard = notes_of([Journey(name="J", steps=(Step(name="Times"),))], [walk]).heard["J", "Times"]
    assert [(one.said, bool(one.trouble)) for one in heard.lines] == [
        ("Page: Times", False),
        ("Heading 1: Choose a time", False),
        ("Button", True),
        ("Checkbox, not checked, required: Shower", False),
        ("Link: Go", True),
    ]
    assert "Start now" in heard.lines[4].trouble
    assert [(one.said, one.trouble) for one in heard.after] == [("After “16:00”", "silence. “Chosen: 16:00” appears.")]
    assert [one.said for one in heard.brief] == ["Heading 1: Choose a time", "Button", "After “16:00”"]
