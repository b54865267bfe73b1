"""`auditor rules`: lists the rules by what they are about, explains one, or tells which criteria they look at."""

import click

from auditor.catalogue import every, one
from auditor.coverage import coverage
from auditor.criteria import criteria
from auditor.parts import Rule

from .catalogue_page import catalogue_page, headings
from .coverage_page import coverage_lines, coverage_page
from .options import examples
from .terminal import output, say


@click.command(
    "rules",
    epilog=examples(
        "auditor rules",
        "auditor rules unreachable-by-keyboard",
        "auditor rules --coverage",
        "auditor rules --markdown > docs/rules.md",
    ),
)
@click.argument("rule", required=False)
@click.option("--coverage", "covering", is_flag=True, help="Tell which rules and personas look at each WCAG criterion.")
@click.option("--markdown", is_flag=True, help="Write it as a Markdown page: the whole catalogue, or the coverage.")
def command(rule: str | None, *, covering: bool, markdown: bool) -> None:
    """List the rules; or explain one: why it matters, how to fix it, what it cannot decide."""
    if rule is not None and (covering or markdown):
        raise click.UsageError("Name one rule, or ask for all of them with --coverage or --markdown.")
    if rule is not None:
        _explain(one(Rule, rule))
    elif markdown:
        click.echo(coverage_page(coverage(every(Rule))) if covering else catalogue_page(every(Rule)), nl=False)
    elif covering:
        _cover()
    else:
        _list()


def _list() -> None:
    console = output()
    for heading, rules in headings(every(Rule)):
        say(console, (f"{heading} ({len(rules)})", "bold"))
        for rule in rules:
            say(console, f"  {rule.id}", (f"  {rule.docs.title}", "dim"))
        console.print()
    say(console, "`auditor rules ID` explains one.")


def _cover() -> None:
    console = output()
    for line, is_heading in coverage_lines(coverage(every(Rule))):
        say(console, (line, "bold") if is_heading else line)


def _explain(rule: Rule) -> None:
    console = output()
    say(console, (rule.docs.title, "bold"))
    say(console, (f"{rule.id}, {rule.category}, {rule.impact}, from {rule.source}", "dim"))
    for number in rule.criteria:
        known = criteria().get(number)
        say(console, f"WCAG {number} {known.name} (level {known.level}): {known.url}" if known else f"WCAG {number}")
        if known:
            say(console, f"EN 301 549 {known.clause}")
    for heading, text in rule.docs.sections.items():
        console.print()
        say(console, (heading, "bold"))
        for line in text.splitlines():
            say(console, line)
