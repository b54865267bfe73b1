"""Makes presses of keys that go down and up: Control down, a down, a up, Control up is Control+a."""

from collections.abc import Callable

from ._journey_maker import Place

MODIFIERS = ("Control", "Alt", "Shift", "Meta")
NAMES = {" ": "Space", "\n": "Enter", "\r": "Enter"}
Press = Callable[[str, Place], None]


class Keys:
    """Which keys are down."""

    def __init__(self) -> None:
        self._held: list[tuple[str, Place]] = []  # modifiers
        self._alone = False  # nothing else was pressed with them

    def down(self, key: str, place: Place, press: Press) -> None:
        """A key goes down: it is pressed, with the modifiers that are."""
        if key in MODIFIERS:
            if key not in (name for name, _ in self._held):
                self._held.append((key, place))
                self._alone = True
            return
        if not key.strip() and key not in NAMES:
            return
        self._alone = False
        # A capital letter brings its Shift with it.
        with_it = [name for name, _ in self._held if not (name == "Shift" and len(key) == 1)]
        press("+".join([*with_it, NAMES.get(key, key)]), place)

    def up(self, key: str, press: Press) -> None:
        """A key goes up; a modifier that was pressed alone is a press of its own."""
        found = next((one for one in self._held if one[0] == key), None)
        if found is None:
            return
        self._held.remove(found)
        if self._alone:
            self._alone = False
            press(*found)

    def flush(self, press: Press) -> None:
        """Whatever is down goes up."""
        for key, _ in [*self._held]:
            self.up(key, press)
