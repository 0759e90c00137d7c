"""What the tests know of openapi.yaml.

reader     the document, compiled once: operations, routes, validators
fields     values worth writing that a schema allows
bodies     one right request for each operation, and the smallest images
examples   the documents' own examples, in `documents/`
"""
