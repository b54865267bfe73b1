"""Pure reasoning that rules share."""
