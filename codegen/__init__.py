"""From contract to Python: checks of openapi.yaml, and the client made from it."""
