"""One file per form of the report."""
