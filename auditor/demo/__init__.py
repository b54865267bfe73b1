"""The bundled demo service."""
