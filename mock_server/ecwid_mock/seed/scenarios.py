"""Named states of a mock: what the stores hold, and what goes wrong."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import attrs

from ..faults.fault import Fault
from .stores import Store


@attrs.frozen(kw_only=True)
class Scenario:
    """A state; `products` fill every store, None leaves the stores as they were at the start."""

    about: str
    products: Callable[[], Sequence[Mapping[str, Any]]] | None = None
    faults: Sequence[Fault] = ()
    requests_per_minute: int | None = None


def _sold_out() -> list[dict[str, Any]]:
    radish = dict(Store.example().products[0])
    radish["quantity"] = 0
    radish["combinations"] = [
        {**combination, "quantity": stock}
        for combination, stock in zip(radish["combinations"], (0, -3, 0, 0), strict=True)
    ]
    return [radish]


def _many(count: int) -> list[dict[str, Any]]:
    return [
        {
            "name": "Thousand",
            "sku": "THOUSAND",
            "price": 10,
            "quantity": 5,
            "options": [{"name": "Size", "choices": [{"text": f"S{n}"} for n in range(count)]}],
            "combinations": [
                {"options": [{"name": "Size", "value": f"S{n}"}], "sku": f"S-{n}", "quantity": n, "price": n}
                for n in range(count)
            ],
        }
    ]


SCENARIOS: Final[Mapping[str, Scenario]] = {
    "start": Scenario(about="the state that the mock was started with"),
    "example": Scenario(about="the documentation's product", products=lambda: Store.example().products),
    "empty": Scenario(about="no products", products=list),
    "sold-out": Scenario(about="the example without stock, one combination below zero", products=_sold_out),
    "thousand": Scenario(about="one product with 1,000 combinations", products=lambda: _many(1000)),
    "outage": Scenario(
        about="every request is answered with 503 for a minute",
        faults=(Fault(status=503, retry_after=5, window_s=(0, 60)),),
    ),
    "flaky": Scenario(
        about="one request in ten fails with 503, one in twenty loses its answer after the commit",
        faults=(
            Fault(status=503, probability=0.1, seed=1),
            Fault(stage="after_commit", close="rst", probability=0.05, seed=2),
        ),
    ),
    "lost-answers": Scenario(
        about="every second request is carried out and its answer lost",
        faults=(Fault(stage="after_commit", close="fin", every=2),),
    ),
    "slow": Scenario(
        about="half of the answers take more than 0.2 s, one in a hundred more than 2 s",
        faults=(Fault(stage="after_commit", delay_s=0.2, delay_p99_s=2.0),),
    ),
    "limited": Scenario(about="60 requests a minute and token", requests_per_minute=60),
}
