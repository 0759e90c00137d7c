"""The contract, compiled: the mock knows paths, parameters and shapes from `openapi.yaml` alone.

In the order of use:

- `document`: reads the YAML file, and names the line of a defect.
- `compiler`: makes operations of the document, once at the start. `load` is the way in.
- `operation`: routes a path to its operations; checks parameters and bodies by the contract's schemas.
- `shape`: drops the fields of a body that the contract does not have.
- `json_strict`: parses bodies.
"""
