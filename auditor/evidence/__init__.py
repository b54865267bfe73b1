"""One file per kind of evidence: the value, how it is gathered."""
