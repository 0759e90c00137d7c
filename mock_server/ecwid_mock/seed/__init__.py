"""What a mock holds at the start.

- `stores`: `Store`, the description of a store for tests and the command line.
- `example`: the documentation's example product, and a maker of small PNG images.
- `scenarios`: named states, such as `sold-out` or `flaky`.
- `fill`: writes stores and products into a database.
"""
