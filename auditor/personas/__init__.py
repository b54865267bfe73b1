"""One file per persona: its device, how it carries out actions."""
