"""The base of all values: frozen, strict about unknown keys, read from JSON and written to it."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value. Two values with equal fields are equal."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
