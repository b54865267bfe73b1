"""What is planted on the guide's page “kokeile”."""

from .planted import Certainty, Defect

PAGE, DESKTOP, KEYBOARD = "/opas/kokeile", ("desktop",), ("keyboard",)
REVIEW: Certainty = "review"

TOUR: tuple[Defect, ...] = (
    Defect("refreshes-by-itself", PAGE, "", DESKTOP, "The page loads itself again after an hour and a half."),
    Defect("axe-meta-refresh", PAGE, "meta[http-equiv=refresh]", DESKTOP, "The same, as axe-core tells it."),
    Defect("text-changes-by-itself", PAGE, ".latest", DESKTOP, "News that change every other second.", REVIEW),
    Defect("moves-without-pause", PAGE, ".band", DESKTOP, "A band that moves without end.", REVIEW),
    Defect("slides-go-on-by-themselves", PAGE, ".scenes", DESKTOP, "Two slides in turn.", REVIEW),
    Defect("message-goes-away", PAGE, "", DESKTOP, "A message that is gone after three seconds.", REVIEW),
    Defect("click-without-keyboard", PAGE, ".more-times", DESKTOP, "A span that is clicked."),
    Defect("space-does-not-press", PAGE, ".pick", KEYBOARD, "A button that knows Enter alone."),
    Defect("acts-on-pressing-down", PAGE, ".clear", DESKTOP, "Clears when the mouse goes down.", REVIEW),
    Defect("dragging-alone", PAGE, ".wish", DESKTOP, "Wishes that are dragged.", REVIEW),
    Defect("gesture-alone", PAGE, ".swiped", DESKTOP, "A picture that is swiped.", REVIEW),
    Defect("words-by-style-sheet", PAGE, ".fee", DESKTOP, "The style sheet says what costs.", REVIEW),
    Defect("shown-on-hover-alone", PAGE, ".why", DESKTOP, "A tip for the mouse."),
    Defect("text-cut-off", PAGE, ".remember", DESKTOP, "A box that cuts through a line."),
    Defect("single-key-shortcut", PAGE, "", KEYBOARD, "The letter k opens a calendar.", REVIEW),
    Defect("keyboard-trap", PAGE, ".notes", KEYBOARD, "A note that keeps Tab."),
)
