"""Makes the golden evidence anew: walks a small service with planted friction and keeps the run folder, made small.

Run it where evidence itself has changed: `python tests/golden/make.py`; then accept what the new evidence comes to:
`pytest tests/test_golden.py --update-golden`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from service import Answer, Service, serving  # noqa: E402 - stands in the folder above

HOST = "boats.example"  # in place of the address that the little service had
KEPT = ("run.json", "evidence")

STYLE = """<style>body { font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 40rem }
.small { font-size: 9px } .faint { color: #aaa }
.fake { background: #0b5394; color: white; padding: 12px; width: 9rem }</style>"""
MENU = '<header><nav aria-label="Main"><a href="/">Boats</a> <a href="/contact">Contact the harbour</a></nav></header>'
FRONT = """<main><h1>Rent a rowing boat</h1>
<p>A boat for an hour or a whole day, with life jackets and oars. The pier is open from May to September.</p>
<img src="/boat.png" width="120" height="80">
<p><a href="/details">Choose a boat</a> or read about the rules: <a href="/rules">click here</a>.</p>
<p class="small">Children under twelve need company on the water, and everybody on board wears a life jacket.</p>
</main>"""
DETAILS = """<main><h1>Your details</h1><p>We ask for your name so that the boat is kept for you at the pier.</p>
<form><input name="name" placeholder="Name"> <button type="reset">Clear</button>
<div class="fake" onclick="location = '/thanks'">Rent the boat</div></form>
<p class="faint">You can cancel until the evening before at no cost.</p></main>"""
THANKS = (
    "<main><h1>Thank you</h1><p>Your boat waits at the pier tomorrow at ten. Bring this message with you.</p></main>"
)


def main() -> None:
    """Walk and keep what came of it in the folder `run` beside this file."""
    with tempfile.TemporaryDirectory() as folder, serving() as service:
        out = Path(folder, "run")
        open_shop(service)
        walk(service, out)
        shutil.rmtree(HERE / "run", ignore_errors=True)
        for file in sorted(path for name in KEPT for path in [out / name, *out.glob(f"{name}/**/*")] if path.is_file()):
            kept = HERE / "run" / file.relative_to(out)
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(smaller(file) if file.suffix == ".jpg" else elsewhere(file, service))


def open_shop(service: Service) -> None:
    """Two pages with one title, and a third that is slow."""
    service.page("/", STYLE + MENU + FRONT, title="Rowing boats")
    service.page("/details", STYLE + MENU + DETAILS, title="Rowing boats")
    service.page("/thanks", STYLE + MENU + THANKS, title="Thank you – Rowing boats", after=2.2)
    service.answers["/boat.png"] = Answer(picture(), headers={"content-type": "image/png"})


def picture() -> bytes:
    """A picture that is far larger than it is shown."""
    file = BytesIO()
    Image.effect_noise((1200, 800), 60).save(file, "PNG")
    return file.getvalue()


def walk(service: Service, out: Path) -> None:
    """Have the tool walk the plan beside this file."""
    command = [sys.executable, "-m", "auditor", "run", str(HERE / "audit.yaml"), "--out", str(out)]
    subprocess.run(command, env={**os.environ, "GOLDEN_URL": service.url}, check=True)


def smaller(file: Path) -> bytes:
    """The picture in its size, in few bytes."""
    small = BytesIO()
    with Image.open(file) as image:
        image.save(small, "JPEG", quality=25, optimize=True)
    return small.getvalue()


def elsewhere(file: Path, service: Service) -> bytes:
    """The file without what is of this machine alone."""
    text = file.read_text(encoding="utf-8").replace(service.host, HOST)
    return text.replace(str(HERE / "audit.yaml"), "audit.yaml").encode()


if __name__ == "__main__":
    main()
