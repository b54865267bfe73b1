"""A journey that is proposed from a look at a service: its steps, what was guessed, and all of them as a plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from auditor.commons.labels import somebody_else
from auditor.commons.made_up import Question, answer
from auditor.commons.tasks import Task
from auditor.formats._plan_text import Comments
from auditor.model import Action, ActionKind, Expect, Journey, Plan, Step, Target
from auditor.places import Place, expected, name_of, target_of, writable
from auditor.surveying import Field, Form

K = ActionKind
# What a journey is called, for a service in English, Finnish and Swedish.
CALLED: dict[Task | str, tuple[str, str, str]] = {
    "login": ("Log in", "Kirjaudu sisään", "Logga in"),
    "register": ("Create an account", "Luo tili", "Skapa ett konto"),
    "book": ("Book", "Varaa", "Boka"),
    "buy": ("Buy", "Osta", "Köp"),
    "apply": ("Apply", "Hae tai ilmoittaudu", "Ansök eller anmäl dig"),
    "contact": ("Contact the service", "Ota yhteyttä", "Ta kontakt"),
    "help": ("Find help", "Löydä apua", "Hitta hjälp"),
    "search": ("Search", "Etsi", "Sök"),
    "start": ("Begin", "Aloita", "Börja"),
    "form": ("Fill in the form", "Täytä lomake", "Fyll i formuläret"),
    "read": ("Read", "Lue", "Läs"),
}
STEPS: dict[str, tuple[str, str, str]] = {
    "front": ("Front page", "Etusivu", "Startsidan"),
    "fill": ("Fill in", "Täytä", "Fyll i"),
    "send": ("Send", "Lähetä", "Skicka"),
}
LANGUAGES = ("en", "fi", "sv")
TYPED = (
    "What is typed is made up. A step with stop_before: true is looked at and not taken, since it would send "
    "something: take that line away where sending does no harm, or undo it with before and after."
)
OWNED = "Who answers for which part of the path? The report shows hand-overs between them. For example:"


@dataclass(slots=True)
class Proposed:
    """A journey under way to being proposed. `said` are the comments on a step, or on an action of it."""

    task: Task | str
    about: str = ""  # words that tell it from others of its kind
    steps: list[Step] = field(default_factory=list)
    said: dict[tuple[int | str, ...], list[str]] = field(default_factory=dict)

    def add(self, name: str, actions: Sequence[Action], place: Place | None, *, stop_before: bool = False) -> None:
        """One more step, which arrives at this place."""
        taken = {step.name for step in self.steps}
        own = name_of(name) or f"Step {len(self.steps) + 1}"
        tries = (own if number == 1 else f"{own} ({number})" for number in range(1, 99))
        called = next(one for one in tries if one not in taken)
        expect = Expect() if stop_before else expected(place)
        self.steps.append(Step(name=called, actions=tuple(actions), expect=expect, stop_before=stop_before))

    def wait_for(self, target: Target) -> None:
        """Have the last step wait for this, too, which comes late."""
        last = self.steps[-1]
        self.steps[-1] = last.model_copy(update={"actions": (*last.actions, Action(kind=K.WAIT_FOR, target=target))})

    def say(self, *at: int | str, text: str) -> None:
        """A comment on the last step, or on a part of it."""
        self.said.setdefault((len(self.steps) - 1, *at), []).append(text)


@dataclass(frozen=True, slots=True)
class Filling:
    """What is done in a field (None: it is left alone), and what must be said of it."""

    action: Action | None
    note: str = ""


def fillings(form: Form, language: str, *, word: str = "") -> Iterator[Filling]:
    """What to do in each field of a form; `word` is what to look for in a search."""
    groups = {one.group for one in form.fields if one.type == "radio" and one.checked}
    for one in form.fields:
        target = target_of(one.target)
        if target is None or one.type == "file":
            yield Filling(None, _left(one))
        elif one.type == "radio":
            if one.group not in groups:
                groups.add(one.group)
                yield Filling(Action(kind=K.CHECK, target=target), "Guessed: the first choice.")
        elif one.type == "checkbox":
            if one.required and not one.checked:
                yield Filling(Action(kind=K.CHECK, target=target))
        elif one.type == "select":
            if one.options and not one.filled:
                action = Action(kind=K.SELECT, target=target, value=writable(one.options[0]))
                yield Filling(action, "Guessed: the first choice.")
        elif not one.filled:
            yield _typed(one, target, language, word)


def _typed(one: Field, target: Target, language: str, word: str) -> Filling:
    if word and one.type in ("search", "text"):
        action = Action(kind=K.FILL, target=target, value=writable(word))
        return Filling(action, "A word from the front page: it should find something.")
    question = Question(one.label or one.name, one.type, one.autocomplete, one.least, one.longest)
    value, sure = answer(question, language)
    note = "" if sure and not somebody_else(one.label) else "Guessed: write what fits."
    secret = one.type == "password"
    if secret:
        note = 'Made up. With a test account, write "${TEST_PASSWORD}" and set it in the environment.'
    return Filling(Action(kind=K.FILL, target=target, value=value, secret=secret), note)


def _left(one: Field) -> str:
    return f"Left out: {name_of(one.label or one.name) or 'a field'} ({one.type}), for which nothing could be made up."


def words(table: Mapping[str, tuple[str, str, str]], key: str, language: str) -> str:
    """A name in the language of the service."""
    return table[key][LANGUAGES.index(language)]


def plan_of(
    url: str, service: str, language: Literal["en", "fi", "sv"], proposals: Sequence[Proposed], looked: Sequence[str]
) -> tuple[Plan, Comments]:
    """The proposals as one plan; `looked` says what was looked at and how far."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    names = _names(proposals, language)
    journeys = tuple(Journey(name=name, steps=tuple(one.steps)) for name, one in zip(names, proposals, strict=True))
    comments: dict[tuple[str | int, ...], Sequence[str]] = {
        (): [_begins(url), *looked, TYPED],
        ("journeys",): [OWNED, "owners:", f'- {{match: "{parts.scheme}://{host}/**", owner: Web team}}'],
    }
    for number, one in enumerate(proposals):
        for (step, *rest), said in one.said.items():
            comments["journeys", number, "steps", step, *rest] = said
    plan = Plan(service=service or host, url=f"{parts.scheme}://{host}/", language=language, journeys=journeys)
    return plan, comments


def _begins(url: str) -> str:
    return (
        f"Proposed by `auditor init {name_of(url)}` from a look at the service. It is a beginning: read it, take out "
        "what does not matter to your customers, and correct what was guessed."
    )


def _names(proposals: Sequence[Proposed], language: str) -> list[str]:
    names: list[str] = []
    for one in proposals:
        called = words(CALLED, one.task, language)
        name = name_of(f"{called}: {one.about}" if one.about and one.about.lower() != called.lower() else called)
        base, number = name, 2
        while name in names:
            name, number = f"{base} ({number})", number + 1
        names.append(name)
    return names
