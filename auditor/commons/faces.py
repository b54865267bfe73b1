"""Controls in two pictures of a page, and beside others of their kind."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from auditor.commons.walks import touches
from auditor.evidence.faces import Face, Faces
from auditor.model import Visit, Walk


def same(before: Faces, now: Faces) -> Iterator[tuple[Face, Face]]:
    """Each control that both pictures show, as it was and as it is."""
    known = {(face.path, face.role, face.name): face for face in before.faces}
    return ((known[key], face) for face in now.faces if (key := (face.path, face.role, face.name)) in known)


def used(walks: Sequence[Walk], visit: Visit) -> set[tuple[str, str]]:
    """Role and name of all that the journey touches on a visit's step and on the next, which begins there."""
    steps = (visit.arrival.step, visit.arrival.step + 1)
    visits = (one for walk in walks for one in walk.visits if one.arrival.step in steps)
    return {(touch.role, touch.name) for one in visits for touch in touches(one)}


def beside_others(faces: Faces) -> Iterator[tuple[Face, bool]]:
    """What is on in each group, and whether it looks like those that are off, where these all look alike."""
    groups: dict[tuple[str, str], list[Face]] = defaultdict(list)
    for face in faces.faces:
        if face.group:
            groups[face.group, face.role].append(face)
    for members in groups.values():
        off = {face.look for face in members if not face.on}
        yield from ((face, face.look in off) for face in members if face.on and len(off) == 1)
