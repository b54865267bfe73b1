"""`auditor personas`: lists who walks, and what each notices."""

import click

from auditor.catalogue import every
from auditor.parts import Persona

from .terminal import output, say


@click.command("personas")
def command() -> None:
    """List the personas: who walks, how, and what each is there to notice.

    Choose them in the plan (`personas: [desktop, keyboard]`, or `all`) or with --persona. A plan can make its own of
    them: `{name: Tablet, like: mobile, viewport: 820x1180}`.
    """
    console = output()
    for number, persona in enumerate(every(Persona)):
        if number:
            console.print()
        say(console, (persona.id, "bold"), f"  {persona.hint}; {persona.conditions}")
        say(console, f"  {persona.docs.title}")
        for heading, text in persona.docs.sections.items():
            for line in (f"{heading}:", *text.splitlines()):
                say(console, f"  {line}" if line.endswith(":") else f"    {line}")
