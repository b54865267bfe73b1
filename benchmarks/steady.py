"""Says whether audits of an unchanged service come to the same verdict: `python benchmarks/steady.py --audits 20`.

The bundled service is audited again and again by the command that users type, with a gate of Web Vitals' limits.
Compared are the gate's word, the exit code, and each violation by rule, step, persona and place. See README.md
beside it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from importlib.resources import files
from pathlib import Path

from auditor.demo.service import start
from auditor.model import Audit, Finding

GATE = "gate: {fail_on: minor, budgets: {ttfb: 800ms, fcp: 1.8s, lcp: 2.5s, inp: 200ms, cls: 0.1}}\n"
Said = tuple[str, str, str, str, str]


def main() -> None:
    """Audit, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--audits", type=int, default=20)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--persona", action="append", default=[], help="desktop and mobile unless told")
    parser.add_argument("--journey", action="append", default=[], help="all unless told")
    parser.add_argument("--mended", action="store_true", help="the variant without defects, which passes its gate")
    parser.add_argument("--keep", type=Path, help="where the run folders stay; those that are there are not made again")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        audits = [audited(asked, folder / f"{number:02d}") for number in range(asked.audits)]
    tell(audits)


def audited(asked: argparse.Namespace, folder: Path) -> tuple[int, Audit]:
    """One audit in a process of its own, with its exit code."""
    if (folder / "code").exists():
        return int((folder / "code").read_text()), Audit.model_validate_json((folder / "run/audit.json").read_bytes())
    folder.mkdir(parents=True)
    (folder / "audit.yaml").write_text(GATE + (files("auditor.demo") / "plan.yaml").read_text(encoding="utf-8"))
    wanted = [part for name in asked.persona or ("desktop", "mobile") for part in ("--persona", name)]
    wanted += [part for name in asked.journey for part in ("--journey", name)]
    with start(mended=asked.mended) as running:
        command = [sys.executable, "-m", "auditor", "run", str(folder / "audit.yaml"), "--out", str(folder / "run")]
        command += ["--quiet", "--repeat", str(asked.repeat), *wanted]
        known = os.environ | {"DEMO_URL": running.url, "DEMO_PAY_URL": running.pay_url}
        ended = subprocess.run(command, env=known, check=False)
    (folder / "code").write_text(str(ended.returncode))
    audit = Audit.model_validate_json((folder / "run/audit.json").read_bytes())
    print(
        f"{folder.name}: exit {ended.returncode}, gate {audit.verdict.gate}, {len(said(audit))} violations", flush=True
    )
    return ended.returncode, audit


def said(audit: Audit) -> set[Said]:
    """What the audit is certain of."""
    sure = [one for one in audit.findings if one.certainty == "violation"]
    return {told for one in sure for told in _told(one)}


def _told(one: Finding) -> list[Said]:
    place = one.target.selector if one.target else ""
    return [(one.category, one.rule, one.step, persona, place) for persona in one.personas]


def tell(audits: list[tuple[int, Audit]]) -> None:
    """What differed."""
    print(f"{len(audits)} audits")
    print("exit codes:", dict(Counter(code for code, _ in audits)))
    print("gates:", dict(Counter(audit.verdict.gate for _, audit in audits)))
    counts = Counter(one for _, audit in audits for one in said(audit))
    unsteady = {one: count for one, count in counts.items() if count < len(audits)}
    print(f"violations in every audit: {len(counts) - len(unsteady)}; in some only: {len(unsteady)}")
    for one, count in sorted(unsteady.items(), key=lambda item: (item[0][0], -item[1])):
        print(f"  {count:3d} of {len(audits)}: {' · '.join(one)}")


if __name__ == "__main__":
    main()
