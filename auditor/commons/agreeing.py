"""Whether several measurements of one figure agree."""

# Beyond this the runs do not agree, as we reckon it: on a page that never changes, measured alone on a machine, the
# largest contentful paint of five runs spreads over less than a fifth of its median.
SHARE = 0.25
LEAST_MS = 100.0  # what customers feel as at once (Nielsen): differences within it do not matter
LEAST_SHIFT = 0.05  # half of what Web Vitals calls good


def agrees(figure: str, median: float, spread: tuple[float, float]) -> bool:
    """Whether the smallest and the largest of several measurements of a figure lie near enough to each other."""
    least = LEAST_SHIFT if figure == "cls" else LEAST_MS
    return spread[1] - spread[0] <= max(least, SHARE * median)
