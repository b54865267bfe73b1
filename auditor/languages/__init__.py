"""What a reader is told, in their language: `words_in("fi")` speaks from the gettext catalogs beside this file."""

from .marking import phrase
from .speaking import Language, Words, words_in

__all__ = ["Language", "Words", "phrase", "words_in"]
