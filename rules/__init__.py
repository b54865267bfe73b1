"""One folder per concern, one file per rule; nobody imports a rule by name."""
