"""`auditor rules`: lists the rules by what they are about, or explains one."""

import click

from auditor.catalogue import every, one
from auditor.criteria import criteria
from auditor.parts import Rule

from .catalogue_page import catalogue_page, headings
from .options import examples
from .terminal import output, say


@click.command(
    "rules",
    epilog=examples(
        "auditor rules", "auditor rules unreachable-by-keyboard", "auditor rules --markdown > docs/rules.md"
    ),
)
@click.argument("rule", required=False)
@click.option("--markdown", is_flag=True, help="Write the whole catalogue as a Markdown page.")
def command(rule: str | None, *, markdown: bool) -> None:
    """List the rules; or explain one: why it matters, how to fix it, what it cannot decide."""
    if markdown:
        click.echo(catalogue_page(every(Rule)), nl=False)
    elif rule is None:
        _list()
    else:
        _explain(one(Rule, rule))


def _list() -> None:
    console = output()
    for heading, rules in headings(every(Rule)):
        say(console, (f"{heading} ({len(rules)})", "bold"))
        for rule in rules:
            say(console, f"  {rule.id}", (f"  {rule.docs.title}", "dim"))
        console.print()
    say(console, "`auditor rules ID` explains one.")


def _explain(rule: Rule) -> None:
    console = output()
    say(console, (rule.docs.title, "bold"))
    say(console, (f"{rule.id}, {rule.category}, {rule.impact}, from {rule.source}", "dim"))
    for number in rule.criteria:
        known = criteria().get(number)
        say(console, f"WCAG {number} {known.name} (level {known.level}): {known.url}" if known else f"WCAG {number}")
    for heading, text in rule.docs.sections.items():
        console.print()
        say(console, (heading, "bold"))
        for line in text.splitlines():
            say(console, line)
