"""Crawls a service: finds its pages, looks at all, audits some of each kind."""
