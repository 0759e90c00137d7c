"""What a run must have seen: one that saw only refusals would pass every check."""

from __future__ import annotations

from collections.abc import Mapping

from contract_tests.contract.reader import Contract
from contract_tests.report.findings import Finding

FLOOR = 10
# Documented statuses that no request alone can bring about; tests/ reach them in the mock by its switches.
NEEDS_A_SWITCH = frozenset((402, 408, 429, 500))
# The token is checked before the store's id, so a malformed or unknown one is never told apart from a wrong one.
BEHIND_THE_TOKEN = frozenset(
    {
        *(("getProfile", 400), ("getProfile", 404), ("listProducts", 404)),
        *(("listCategories", 404), ("listCategoriesByPath", 404)),
        *(("listClasses", 400), ("listClasses", 404), ("createClass", 404)),
    }
)
# What these refuse belongs to a connected system, or bears an id of one; no request makes such a category.
OF_A_CONNECTED_SYSTEM = frozenset(
    (operation, 409)
    for operation in (
        *("createCategory", "updateCategory", "deleteCategory"),
        *("assignCategoryProducts", "unassignCategoryProducts"),
    )
)


def reach_findings(contract: Contract, reach: Mapping[tuple[str, int], int]) -> list[Finding]:
    """A run that saw only refusals proves nothing: that is a failure of its own."""
    found = []
    elsewhere = BEHIND_THE_TOKEN | OF_A_CONNECTED_SYSTEM
    for operation in contract.operations.values():
        for status, reply in operation.replies.items():
            if reply.never_answered or status in NEEDS_A_SWITCH or (operation.id, status) in elsewhere:
                continue
            least = FLOOR if status == 200 else 1
            seen = reach.get((operation.id, status), 0)
            if seen < least:
                message = f"status {status} was seen {seen} times, expected at least {least}"
                found.append(Finding("reach", operation.id, "reach_floor", message))
    return found
