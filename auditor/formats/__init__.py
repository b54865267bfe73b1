"""One file per way to write a plan."""
