"""Secrets reach no file, no error, no picture, no foreign host."""

import io
import json
from pathlib import Path
from urllib.parse import quote

import pytest
from leaks import red_in
from PIL import Image
from service import Answer, Service
from walking import act, plan_of, step, walked

from auditor.engines.chromium import Chromium
from auditor.evidence.screenshot import Screenshot
from auditor.model import Visit
from auditor.secrets import MASK, Secrets
from auditor.session import Device

SECRET = 'Pa"ss <wörd> 7&7'
NUMBER = "4111111111111111"


@pytest.mark.parametrize(
    "text",
    [
        f"typed {SECRET} here",
        json.dumps({"typed": SECRET}),
        json.dumps({"typed": SECRET}, ensure_ascii=False),
        f"https://x.example/?q={quote(SECRET)}",
        f"https://x.example/?q={quote(SECRET, safe='')}",
        "Pa&quot;ss &lt;wörd&gt; 7&amp;7",
        json.dumps("Pa&quot;ss &lt;wörd&gt; 7&amp;7"),
        'PA"SS <WÖRD> 7&7',
    ],
)
def test_every_way_in_which_text_carries_a_secret_is_masked(text: str) -> None:
    masked = Secrets([SECRET]).mask(text)
    assert MASK in masked
    assert "rd" not in masked.replace("word", "").lower() or "w" not in masked.lower().replace("wörd", "")


def test_a_number_is_masked_in_groups_too() -> None:
    assert Secrets([NUMBER]).mask("Card 4111 1111-1111 1111.") == f"Card {MASK}."


def test_a_short_secret_is_masked_only_where_it_stands_alone() -> None:
    assert Secrets(["12"]).mask("12 of 2012") == f"{MASK} of 2012"


def test_a_short_secret_leaves_measures_alone() -> None:
    assert Secrets(["123"]).mask_json('{"box": [123.0, 136.5], "text": "code 123", "123": "1234"}') == (
        f'{{"box": [123.0, 136.5], "text": "code {MASK}", "{MASK}": "1234"}}'
    )


FORM = """<h1>Sign in</h1><form method="post" action="/in">
<input id="pass" name="pass" style="font-size: 30px; color: #f00; background: #fff; width: 400px">
<textarea id="more" style="font-size: 30px; color: #f00; width: 400px"></textarea>
<button>Send</button></form>"""


def shown(_: bytes) -> Answer:
    red = 'style="font-size: 30px; color: #f00"'
    text = f"<p>You typed: <span {red}>Pa&quot;ss &lt;w&ouml;rd&gt; 7&amp;7</span></p>"
    card = f'<p>Card <b {red}>4111 1111</b> <i {red}>1111 1111</i></p><div id="host"></div>'
    script = "<script>document.getElementById('host').attachShadow({mode: 'open'}).innerHTML = "
    script += "'<p style=\"font-size: 30px; color: #f00\">4111111111111111</p>';"
    script += " console.error('it was 4111111111111111')</script>"
    return Answer(f"<!doctype html><title>For {NUMBER}</title><h1>Welcome</h1>{text}{card}{script}".encode())


def red(root: Path, visit: Visit) -> int:
    """How many pixels of the visit's picture are red, as the secrets' letters are."""
    picture = visit.get(Screenshot)
    assert isinstance(picture, Screenshot)
    image = Image.open(io.BytesIO((root / picture.file).read_bytes())).convert("RGB")
    r, g, b = (band.tobytes() for band in image.split())
    return sum(1 for one, two, three in zip(r, g, b, strict=True) if one > 150 and two < 110 and three < 110)


def bytes_of(root: Path) -> dict[str, bytes]:
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*") if file.is_file()}


@pytest.mark.parametrize("secret", [True, False])
async def test_secrets_are_in_no_file_and_no_pixel(service: Service, tmp_path: Path, *, secret: bool) -> None:
    service.page("/", FORM)
    service.answers["/in"] = shown
    typed = (act("fill", "#pass", SECRET, secret=secret), act("fill", "#more", NUMBER, secret=secret))
    steps = (
        step("Type", act("open", value="/"), *typed, act("screenshot", value="filled")),
        step("Send", act("click", "button"), text="Welcome"),
    )
    values = frozenset({SECRET, NUMBER}) if secret else frozenset()
    plan = plan_of(service.url, *steps, secrets=values)
    root = tmp_path / "run"
    walk = (await walked(plan, root, pictures=True, without=()))["desktop"]
    assert walk.stop is None, walk.reason
    reds = [red(root, visit) for visit in walk.visits][1:]  # the first is the empty form
    found = [name for name, data in bytes_of(root).items() if b"4111111111111111" in data or b"Pa\\" in data]
    if secret:
        assert found == []
        assert reds == [0, 0]
    else:  # the test sees secrets where they are not told to be any
        assert found
        assert min(reds) > 500


# Text that is covered shows in the registry of highlights, which a page sees: then it shows more.
WHILE = """<h1>Here</h1><p style="color:#f00;font-size:30px">known-word-1</p><script>let count = 0; setInterval(() => {
  if (!CSS.highlights.size || count >= %d) return;
  count += 1;
  const told = `late-cookie-${count}-0123456789abcdef`;
  document.cookie = `late=${told}`;
  document.querySelector("p").textContent = told;
}, 1)</script>"""


@pytest.mark.parametrize("times", [0, 1, 1_000_000])
async def test_what_is_shown_while_a_picture_is_taken_is_in_none(
    engine: Chromium, service: Service, tmp_path: Path, times: int
) -> None:
    service.page("/", WHILE % times)
    async with engine.session(Device(), Secrets(["known-word-1"])) as session:
        await session.open(service.url)
        picture = await session.picture(max_height=800)
        assert not await session.evaluate("() => CSS.highlights.size"), "no cover is left"
    file = tmp_path / "picture.jpg"
    file.write_bytes(picture)
    assert red_in([file]) == {}


async def test_a_secret_is_typed_only_on_hosts_that_the_plan_names(service: Service, tmp_path: Path) -> None:
    service.page("/there", FORM)
    service.page("/", f'<h1>Start</h1><a href="http://localhost:{service.host.split(":")[1]}/there">Sign in</a>')
    typed = step("Type", act("click", "a"), act("fill", "#pass", SECRET, secret=True))
    plan = plan_of(service.url, step("Open", act("open", value="/")), typed, secrets=frozenset({SECRET}))
    walk = (await walked(plan, tmp_path / "run", without=()))["desktop"]
    assert walk.stop == "wrong-page"
    assert "localhost" in (walk.reason or "")


def test_run_folder_is_its_owners_alone(tmp_path: Path) -> None:
    from auditor.store import RunFolder

    folder = RunFolder.create(tmp_path / "runs" / "one", plan_of("http://127.0.0.1:9/", step("x")))
    file = folder.write("evidence/a/b.json", "{}")
    assert [oct(path.stat().st_mode & 0o777) for path in (folder.path, file.parent, file)] == [
        "0o700",
        "0o700",
        "0o600",
    ]
