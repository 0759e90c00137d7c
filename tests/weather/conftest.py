"""What all tests of the weather share."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the whole matrix out unless it is asked for with `-m long`."""
    if "long" in (config.option.markexpr or ""):
        return
    for item in items:
        if item.get_closest_marker("long") and item.path.parent.name == "weather":
            item.add_marker(pytest.mark.skip(reason="ask for it with make weather"))
