"""The command line: `auditor` and its commands, each loaded when it is asked for."""

import importlib
import keyword
from typing import Any

import click

from auditor import __version__

from .failing import told

# What each command does, as `auditor --help` says it; the command stands in the file of its name.
COMMANDS = {
    "demo": "Audit the bundled demo service: see what this tool does.",
    "run": "Walk a plan's journeys and report their friction.",
    "check": "Audit one page, no plan needed.",
    "crawl": "Audit a whole service, page by page, no plan needed.",
    "judge": "Judge a run's stored evidence again, without a browser.",
    "report": "Write another report of a run.",
    "review": "List what needs a person, and write down what people say of it.",
    "init": "Propose a plan from a look at a service.",
    "record": "Make a plan of what you do in a visible browser.",
    "import": "Make a plan of a recording, a pa11y-ci configuration or a Playwright script.",
    "compare": "Say what is new, fixed, known, come back or not seen since an earlier run.",
    "baseline": "Write down what a run found, for later runs to be compared with.",
    "prune": "Delete old runs.",
    "validate": "Check a plan without walking it.",
    "rules": "List the rules, or explain one.",
    "personas": "List the personas: who walks, and what each notices.",
    "doctor": "Say what is installed and what is missing; get a browser.",
}


class _Commands(click.Group):
    """Loads a command's file when the command is named, so that `--help` is fast."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = f"{name}_" if keyword.iskeyword(name) else name
        command: click.Command = importlib.import_module(f"auditor.cli.{module}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Name the nearest command where one is mistyped."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean “{near[0]}”?" if near else " `auditor --help` lists them."
            raise click.UsageError(f"There is no command “{args[0]}”.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        with told(ctx):
            return super().invoke(ctx)


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done and the gate (if any) passed; 1 the gate failed; 2 wrong usage or a bad plan; "
    "3 the audit is incomplete, or the tool could not do its work; 130 stopped by Ctrl-C; 143 stopped by SIGTERM.",
)
@click.version_option(__version__, "-V", "--version", message="auditor %(version)s")
def main() -> None:
    """Walk a digital service the way its customers do, and see where they are slowed, lost or shut out.

    Begin with `auditor demo`, then `auditor check https://…` for a page of yours, then `auditor run audit.yaml` for
    the journeys of a plan.
    """
