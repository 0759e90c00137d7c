"""What nobody outside the vendor knows: a switch wherever two answers are plausible."""

from typing import Any, Literal

import attrs


def _one_of(values: tuple[object, ...]) -> Any:
    # The type is checked too: 413.0 == 413, but it is no status.
    of_type = attrs.validators.instance_of(type(values[0]))
    return attrs.field(default=values[0], validator=[of_type, attrs.validators.in_(values)])


@attrs.frozen(kw_only=True)
class Behaviour:
    """Which of two plausible answers the mock gives; the README has a table of them.

    Args:
        large_image_status: for an image over 20 MB.
        wrong_store_status: for a token that is valid, but in another store.
        base_sku: a combination given its own product's SKU shares the product's stock, or conflicts.
        stock_when_left_out: of a combination that gets an own SKU without a quantity.
        unlimited_delta: an inventory delta on unlimited stock changes nothing, or is refused.
        option_subset: a combination that names only some of the product's options is taken, or refused.
        option_case: whether `size` and `Size` are one option.
        async_upload: the asynchronous upload answers an id, or an empty object.
        old_errors: errors carry their message in the reason phrase, have no body and end the connection.
        batch_request_s: how long each request of a batch takes on the mock's clock, seconds.
        requests_per_minute: of one token before 429; the live service allows 600, None is no limit.
    """

    large_image_status: Literal[413, 400] = _one_of((413, 400))
    wrong_store_status: Literal[403, 404] = _one_of((403, 404))
    base_sku: Literal["shares", "conflict"] = _one_of(("shares", "conflict"))
    stock_when_left_out: Literal["base", "unlimited"] = _one_of(("base", "unlimited"))
    unlimited_delta: Literal["ignored", "refused"] = _one_of(("ignored", "refused"))
    option_subset: Literal["taken", "refused"] = _one_of(("taken", "refused"))
    option_case: Literal["exact", "ignored"] = _one_of(("exact", "ignored"))
    async_upload: Literal["id", "empty"] = _one_of(("id", "empty"))
    old_errors: bool = attrs.field(default=False, validator=attrs.validators.instance_of(bool))
    batch_request_s: float = attrs.field(
        default=0.0, converter=float, validator=[attrs.validators.ge(0), attrs.validators.lt(float("inf"))]
    )
    requests_per_minute: int | None = attrs.field(default=None)

    @requests_per_minute.validator
    def _limit_is_a_number(self, _attribute: object, value: object) -> None:
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
            raise ValueError(f"requests_per_minute is a number from 1 on or None, not {value!r}")
