"""Reckons how many clicks each page is from the start, once all pages are known."""

from .frontier import Frontier

_BEGIN = "UPDATE page SET depth=CASE WHEN source='start' THEN 0 END"
# What sends on to a page, or is another spelling of it, costs no click of its own.
_SAME = (
    "UPDATE page SET depth=? WHERE depth IS NULL AND url IN (SELECT final_url FROM page WHERE state='same' AND depth=?)"
)
_LINKED = (
    "UPDATE page SET depth=?+1 WHERE depth IS NULL AND url IN "
    "(SELECT l.url FROM page p JOIN link l ON l.page=p.id WHERE p.depth=?)"
)


def reckon_depths(frontier: Frontier) -> None:
    """By the links that were found; None for what no way of links leads to from the start.

    While pages are found, an essential page or one of a sitemap is met before the links that lead to it.
    """
    with frontier.change():
        frontier.alter(_BEGIN)
        depth = 0
        while True:
            while frontier.alter(_SAME, depth, depth):
                pass
            if not frontier.alter(_LINKED, depth, depth):
                return
            depth += 1
