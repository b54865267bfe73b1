"""Walks a service's journeys the way its customers do, shows where they are slowed, lost or shut out."""

from importlib.metadata import version

__version__ = version("auditor")
