"""Rules on ease."""
