"""Times all personas against one: `python benchmarks/personas.py`. See README.md beside it.

Both walk the first five steps of the demo's main journey in turns, mended, so that everybody gets through. What
`slow` waits for its line is told apart: the goal leaves it out.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from auditor.catalogue import every
from auditor.demo.service import start
from auditor.parts import Persona

GOAL = 6.0
STEPS = 5
TEN = [one.id for one in every(Persona) if one.id != "reduced-motion"]
PLAN = Path(__file__).parent.parent / "auditor" / "demo" / "plan.yaml"


def main() -> None:
    """Measure, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    ratios = []
    with start(mended=True) as running, tempfile.TemporaryDirectory() as scratch:
        os.environ |= {"DEMO_URL": running.url, "DEMO_PAY_URL": running.pay_url}
        for turn in range(asked.rounds):
            lanes = {"one": ["desktop"], "ten": TEN}
            took = {}
            for name in list(lanes)[:: 1 if turn % 2 == 0 else -1]:
                took[name] = walked(Path(scratch), f"{name}-{turn}", lanes[name], asked.jobs)
                seconds, slow = took[name]
                print(f"round {turn + 1}, {name}: {seconds:.1f} s, {slow:.1f} s of it slow's", flush=True)
            ratios.append((took["ten"][0] - took["ten"][1]) / took["one"][0])
    told = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    print(f"\nten to one, without slow's walk: median {statistics.median(ratios):.2f} ({told}); goal {GOAL}")


def walked(scratch: Path, name: str, personas: list[str], jobs: int) -> tuple[float, float]:
    """Seconds of wall time that a run took, and those of the walk on the slow line."""
    plan = yaml.safe_load(PLAN.read_text("utf-8"))
    plan["journeys"] = plan["journeys"][:1]
    plan["journeys"][0]["steps"] = plan["journeys"][0]["steps"][:STEPS]
    plan["personas"] = personas
    file = scratch / f"{name}.yaml"
    file.write_text(yaml.safe_dump(plan, allow_unicode=True), "utf-8")
    out = scratch / name
    command = [sys.executable, "-m", "auditor", "run", str(file), "--out", str(out), "--jobs", str(jobs), "--quiet"]
    began = time.monotonic()
    subprocess.run(command, check=True, cwd=PLAN.parent)
    took = time.monotonic() - began
    audit = json.loads((out / "audit.json").read_text("utf-8"))
    ended = {walk["persona"]: walk["outcome"] for walk in audit["walks"]}
    if set(ended.values()) != {"completed"}:
        raise SystemExit(f"Not everybody got through: {ended}")
    slow = out / "evidence"
    walk = next(slow.glob("*--slow"), None)
    times = [file.stat().st_mtime for file in walk.iterdir()] if walk else []
    return took, max(times) - min(times) if times else 0.0


if __name__ == "__main__":
    main()
