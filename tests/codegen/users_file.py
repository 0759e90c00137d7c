"""What a user writes, for pyright in its default settings; `make types` checks a copy outside of this checkout."""

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
        ecwid.combinations.update(product_id, created.id, CombinationUpdate(price=9.5, sku=None))
    except NotFoundError as error:
        print(error.status_code)
    return ecwid.combinations.list(product_id)


async def names(ecwid: AsyncEcwidClient) -> list[str]:
    return [product.name for product in (await ecwid.products.list()).items]
