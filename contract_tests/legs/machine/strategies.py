"""Values that are worth sending: few of them random, many of them known to hurt."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

PRICES = (0, 1, 9.99, 10, 10.0, 12.5, 0.1, 51.2, 1e6, 19.994999, 0.30000000000000004, 7.1234567)
QUANTITIES = (0, 1, 4, 10, 62, 1000, -3, 2**31 - 1, -(2**31))
DELTAS = (1, -1, 5, -10, 0, 100, -1000, -(2**20) - 1, 2**31 - 1, -(2**31))
OPTION_NAMES = ("Size", "Color", "size", "Größe", "Cafe\u0301", "Caf\u00e9")
OPTION_VALUES = (
    "S",
    "L",
    "Red",
    "red",
    "rot und grün",
    "e\u0301",  # é in two code points, and in one: different texts
    "\u00e9",
    "𝄞",
    "<b>&amp;</b>",
    "a/b?c=d",
    " L ",
    "0",
)
TEXTS = ("HS 0706.90", "x", "日本", "'; DROP TABLE--", "line\nfeed", "true", "0")
ADDRESSES = ("https://images.example.com/radish.jpg", "http://images.example.com/a%20b.png?size=L&x=1")

# A difference as it is, or (from, by): what brings the stock to a place near one of its ends.
Delta = int | tuple[int, int]
deltas: st.SearchStrategy[Delta] = st.one_of(
    st.sampled_from(DELTAS), st.tuples(st.sampled_from((0, 2**31 - 1, -(2**31))), st.integers(-1, 1))
)


def settled(delta: Delta, stock: Any) -> int:
    if isinstance(delta, int):
        return delta
    difference = sum(delta) - stock if isinstance(stock, int) else 0
    return max(-(2**31), min(2**31 - 1, difference))


options = st.lists(
    st.builds(
        lambda name, value: {"name": name, "value": value},
        st.sampled_from(OPTION_NAMES),
        st.sampled_from(OPTION_VALUES),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda option: option["name"],
)
tiers = st.lists(
    st.builds(
        lambda quantity, price: {"quantity": quantity, "price": price},
        st.sampled_from((2, 5, 10, 20, 2**31 - 1)),
        st.sampled_from((0, 0.05, 1.25, 9.99, 2000)),
    ),
    max_size=3,
    unique_by=lambda tier: tier["quantity"],
)
attributes = st.lists(
    st.builds(
        lambda index, show: {
            "id": 9998010 + index,
            "name": f"A{index}",
            "value": "0435943",
            "show": show,
            "type": "CUSTOM",
        },
        st.integers(0, 2),
        st.sampled_from(("DESCR", "NOTSHOW", "PRICE")),
    ),
    max_size=2,
    unique_by=lambda attribute: attribute["id"],
)


def _or_null(values: Any) -> Any:
    return st.sampled_from((*values, None))


_PLAIN: dict[str, Any] = {
    "price": _or_null(PRICES),
    "weight": _or_null((0, 0.5, 0.31)),
    "warningLimit": _or_null((0, 3, 10)),
    "compareToPrice": _or_null((15, 2.22)),
    "costPrice": _or_null((0, 4.2)),
    "customsHsTariffCode": _or_null(TEXTS),
    "externalReferenceId": _or_null(TEXTS),
    "minPurchaseQuantity": _or_null((1, 2)),
    "maxPurchaseQuantity": _or_null((5, 9)),
    "isShippingRequired": st.sampled_from((True, False)),
    "volume": st.sampled_from((0, 2.5)),
    "outOfStockVisibilityBehaviour": st.sampled_from(("SHOW", "HIDE", "ALLOW_PREORDER")),
    "dimensions": st.just({"length": 1.5, "width": 2, "height": 0}),
    "alt": st.just({"main": "A radish", "translated": {"nl": "Een radijs"}}),
    "attributes": attributes,
    "wholesalePrices": st.one_of(st.none(), tiers),
}
_STOCK = {"quantity": st.sampled_from(QUANTITIES), "unlimited": st.booleans()}


@st.composite
def some_fields(draw: Any, fields: dict[str, Any]) -> dict[str, Any]:
    """Up to four of the fields. One list draw is several times cheaper than a coin for each field."""
    names = draw(st.lists(st.sampled_from(tuple(fields)), max_size=4, unique=True))
    return {name: draw(fields[name]) for name in names}


def changes() -> st.SearchStrategy[dict[str, Any]]:
    """Fields of a combination except `options` and `sku`, which the machine chooses to meet or to avoid conflicts."""
    return some_fields({**_PLAIN, **_STOCK})


def product_changes() -> st.SearchStrategy[dict[str, Any]]:
    return some_fields(
        {
            "name": st.sampled_from(("Radish", "Radis / Rettich", "<i>")),
            "price": st.sampled_from((10, 20.5, 5000)),
            "quantity": st.sampled_from(QUANTITIES),
            "weight": _or_null((0.31, 2)),
            "compareToPrice": _or_null((99, 100.5)),
            "costPrice": _or_null((1, 2.5)),
            "enabled": st.booleans(),
            "warningLimit": _or_null((1, 7)),
            "wholesalePrices": st.one_of(st.none(), tiers),
        }
    )
