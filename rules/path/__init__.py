"""Rules on path."""
