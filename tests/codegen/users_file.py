"""What a user writes, for pyright in its default settings; `make types` checks a copy outside of this checkout."""

from decimal import Decimal

from ecwid_client import (
    AsyncEcwidClient,
    Combination,
    CombinationCreate,
    CombinationUpdate,
    EcwidClient,
    NotFoundError,
    OptionValue,
)


def keep_in_step(ecwid: EcwidClient, product_id: int) -> list[Combination]:
    created = ecwid.combinations.create(product_id, CombinationCreate(options=[OptionValue("Size", "L")]))
    try:
        ecwid.combinations.update(product_id, created.id, CombinationUpdate(price=Decimal("9.50"), sku=None))
    except NotFoundError as error:
        print(error.status_code)
    for product in ecwid.products.iterate(keyword="radish"):
        print(product.name)
    return ecwid.combinations.list(product_id)


async def names(ecwid: AsyncEcwidClient) -> list[str]:
    return [product.name async for product in ecwid.products.iterate()]
