"""Plans written as text, and what is told of them."""

import tempfile
from pathlib import Path

import pytest

from auditor.errors import PlanError
from auditor.formats.yaml import yaml
from auditor.model import Action, Plan

KNOWN = ("desktop", "mobile", "keyboard", "slow")
HEAD = "service: Juggling licence\nurl: https://service.example/\n"
ACTION = f"{HEAD}journeys:\n  - name: Apply\n    steps:\n      - name: Start\n        actions:\n          - "


def read(tmp_path: Path, text: str | bytes, name: str = "audit.yaml") -> Plan:
    """The plan in this text."""
    file = tmp_path / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return yaml.read(file, KNOWN)


def action(tmp_path: Path, text: str) -> Action:
    """The only action of a plan."""
    return read(tmp_path, ACTION + text).journeys[0].steps[0].actions[0]


def told(tmp_path: Path, text: str | bytes, name: str = "audit.yaml") -> list[str]:
    """What is told of a wrong plan, one line an error, without the file's name."""
    with pytest.raises(PlanError) as wrong:
        read(tmp_path, text, name)
    assert wrong.value.exit_code == 2
    return [str(error).removeprefix(f"{tmp_path / name}:") for error in (wrong.value, *wrong.value.more)]


def plan_or_error(raw: bytes) -> None:
    """Read this as a plan; anything but a plan or a PlanError fails."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "audit.yaml")
        file.write_bytes(raw)
        try:
            plan = yaml.read(file, KNOWN)
        except PlanError as wrong:
            places = [(error.line, error.column) for error in (wrong, *wrong.more)]
            told = str(wrong)
        else:
            places, told = [(1, 1)], plan.model_dump_json()
        assert min(places) >= (1, 1)
        assert told.encode()
