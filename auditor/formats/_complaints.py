"""Turns what pydantic finds wrong with a plan into sentences with line and column."""

import typing
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from auditor.errors import PlanError

from ._document import Document, Loc, Place, short
from ._targets import Written

LISTS = {"tuple_type", "list_type"}
MAPPINGS = {"model_type", "model_attributes_type", "dict_type"}


def complaints(wrong: ValidationError, document: Document, plan: type[Written]) -> Iterator[PlanError]:
    """One error for each thing that is wrong with `document` as a `plan`."""
    for error in wrong.errors(include_url=False):
        if error["type"] == "too_short" and error["input"]:
            continue  # pydantic counts only the items that are right
        context = error.get("ctx", {})
        loc = _written_loc((*error["loc"], *context.get("at", ())))
        found = _Complaint(error["type"], loc, context, error["input"], document, plan)
        message, mend = found.sentence(error["msg"])
        yield document.error(message, mend, found.place())


def first_of(errors: list[PlanError]) -> PlanError:
    """The first error by line, with all others of the plan as its `more`; one a place."""
    places = {(error.line, error.column): error for error in reversed(errors)}
    first, *others = (places[place] for place in sorted(places))
    return type(first)(
        first.message, first.mend, file=first.file, line=first.line, column=first.column, more=tuple(others)
    )


def nearest(word: str, known: typing.Iterable[str]) -> str:
    """A hint at the known word that is meant, or at all of them."""
    words = list(known)
    near = get_close_matches(word.lower(), words, n=1)
    return f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(words)}."


def _written_loc(loc: tuple[int | str, ...]) -> Loc:
    return tuple(part for part in loc if not str(part).startswith("("))


class _Complaint:
    """One error of pydantic's with all that is known about it."""

    def __init__(self, kind: str, loc: Loc, context: dict[str, Any], given: Any, document: Document, plan: Any) -> None:
        self.kind, self.loc, self.context, self.given, self.document = kind, loc, context, given, document
        self.key = next((part for part in reversed(loc) if isinstance(part, str)), "")
        self.holder = _model_at(plan, loc[:-1])
        self.model = _model_at(plan, loc)

    def place(self) -> Place:
        """Where it stands: an unknown or empty key itself, else its value; what is missing, where it is missing."""
        keys, values = self.document.keys, self.document.values
        if self.kind == "missing":
            return self._place_of(self.loc[:-1])
        if self.loc in keys and (self.kind == "extra_forbidden" or self.given is None or "at" in self.context):
            return keys[self.loc]
        return values.get(self.loc) or self._place_of(self.loc)

    def _place_of(self, loc: Loc) -> Place:
        while loc:
            if found := self.document.keys.get(loc) or self.document.values.get(loc):
                return found
            loc = loc[:-1]
        return Place(1, 1)

    def sentence(self, otherwise: str) -> tuple[str, str]:
        """What is wrong, how to mend it."""
        if self.kind == "plan":
            mend = self.context.get("mend") or nearest(self.context.get("wanted", ""), self.context.get("known", ()))
            return self.context["said"], mend
        if self.kind == "extra_forbidden":
            return f"There is no key “{short(str(self.loc[-1]))}” here.", nearest(str(self.loc[-1]), _keys(self.holder))
        if self.kind == "missing":
            return f"“{self.key}” is missing{self._in_what()}.", self._example(self.holder)
        if self.kind in ("enum", "literal_error"):
            known = typing.cast("str", self.context["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
            return f"“{self.key}” cannot be “{short(str(self.given))}”.", nearest(str(self.given), known)
        return self._of_type(otherwise)

    def _in_what(self) -> str:
        names = [part for part in self.loc[:-1] if isinstance(part, str)]
        if not names:
            return ""
        return f" in “{names[-1]}”" if self.loc[-2] == names[-1] else f" in this item of “{names[-1]}”"

    def _of_type(self, otherwise: str) -> tuple[str, str]:
        subject, given = f"“{self.key}”" if self.key else f"A {self.document.kind.name}", _kind_of(self.given)
        if self.key and self.loc and isinstance(self.loc[-1], int):
            subject = f"An item of {subject}"
        if self.kind == "none_required":
            return f"{subject} takes no value.", f"Write “{self.key}:” alone."
        if self.given is None or self.kind in ("too_short", "string_too_short"):
            return f"{subject} is empty.", self._example(self.model) or "Give it a value, or delete the key."
        if self.kind in LISTS:
            return f"{subject} must be a list, and this is {given}.", "Put each item on a line of its own after “- ”."
        if self.kind in MAPPINGS:
            return f"{subject} must be a mapping of keys, and this is {given}.", self._example(self.model)
        if self.kind == "string_type":
            return f"{subject} must be text, and this is {given}.", "Put quotes around it if it has brackets or colons."
        if self.kind in ("bool_parsing", "bool_type"):
            return f"{subject} must be true or false, and this is {given}.", ""
        if self.kind.startswith("int_") or self.kind == "greater_than_equal":
            return f"{subject} must be a whole number from 0, and this is {given}.", "Write digits alone, such as 100."
        return f"{subject} is wrong: {otherwise}.", self._example(self.model)

    def _example(self, model: type[Written] | None) -> str:
        return f"Write it such as: {model.example}" if model and model.example else ""


def _kind_of(given: Any) -> str:
    if given is None:
        return "nothing"
    if isinstance(given, str):
        return f"the text “{short(given)}”"
    return "a list" if isinstance(given, list | tuple) else "a mapping of keys"


def _keys(model: type[Written] | None) -> list[str]:
    if model is None:
        return []
    named = (str(info.validation_alias or name) for name, info in model.model_fields.items())
    return [name for name in named if not name.startswith("(")]


def _model_at(plan: type[Written], loc: Loc) -> type[Written] | None:
    """The description of the mapping (or of the list of such mappings) that stands at this path."""
    model: type[Written] | None = plan
    named = False  # the next part is a name that somebody chose
    for part in loc:
        if isinstance(part, int) or model is None or named:
            named = False
            continue
        fields = {str(info.validation_alias or name): info for name, info in model.model_fields.items()}
        annotation = fields[part].annotation if part in fields else None
        model, named = _first_model(annotation), _is_mapping(annotation)
    return model


def _is_mapping(annotation: Any) -> bool:
    return typing.get_origin(annotation) is dict or any(map(_is_mapping, typing.get_args(annotation)))


def _first_model(annotation: Any) -> type[Written] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return typing.cast("type[Written]", annotation)
    return next(filter(None, map(_first_model, typing.get_args(annotation))), None)
