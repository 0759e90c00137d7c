"""Which function carries out which operation of the contract."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from ..contract.operation import Operation
from . import batches, combinations, images, products
from .call import Call

Operate: TypeAlias = Callable[[Call], str]

READS: Final[Mapping[str, Operate]] = {
    "listCombinations": combinations.list_combinations,
    "getCombination": combinations.get_combination,
    "listProducts": products.list_products,
    "getProduct": products.get_product,
    "getProfile": products.get_profile,
    "getBatch": batches.get_batch,
}
WRITES: Final[Mapping[str, Operate]] = {
    "createCombination": combinations.create_combination,
    "updateCombination": combinations.update_combination,
    "deleteCombination": combinations.delete_combination,
    "deleteAllCombinations": combinations.delete_all_combinations,
    "adjustCombinationInventory": combinations.adjust_combination_inventory,
    "uploadCombinationImage": images.upload_combination_image,
    "uploadCombinationImageAsync": images.upload_combination_image_async,
    "deleteCombinationImage": images.delete_combination_image,
    "createProduct": products.create_product,
    "updateProduct": products.update_product,
    "deleteProduct": products.delete_product,
    "adjustProductInventory": products.adjust_product_inventory,
    "createBatch": batches.create_batch,
    "cancelBatchGroup": batches.cancel_batch_group,
    "deleteBatch": batches.delete_batch,
}

# These need no savepoint: they make one statement, or open a savepoint themselves.
SINGLE_STATEMENTS: Final = frozenset(
    {"createCombination", "adjustCombinationInventory", "adjustProductInventory"}
)


def has_rules(operation: Operation) -> bool:
    """Whether the mock imitates an operation; the others are answered from their examples in the contract."""
    return operation.id in READS or operation.id in WRITES
