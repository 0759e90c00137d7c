"""What a run must have seen: one that saw only refusals would pass every check."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from contract_tests.contract.reader import Contract, Operation
from contract_tests.report.findings import Finding

FLOOR = 10
# Documented statuses that no request alone can bring about; tests/ reach them in the mock by its switches.
NEEDS_A_SWITCH = frozenset((402, 408, 429, 500))
# What these refuse belongs to a connected system, or bears an id of one; no request makes such a category.
OF_A_CONNECTED_SYSTEM = frozenset(
    (operation, 409)
    for operation in (
        *("createCategory", "updateCategory", "deleteCategory"),
        *("assignCategoryProducts", "unassignCategoryProducts"),
    )
)


def reach_findings(
    contract: Contract, reach: Mapping[tuple[str, int], int], untested: Collection[str] = ()
) -> list[Finding]:
    """A run that saw only refusals proves nothing: that is a failure of its own."""
    found = []
    for operation in contract.operations.values():
        if operation.id in untested:
            continue
        out_of_reach = NEEDS_A_SWITCH | _behind_the_token(operation)
        for status, reply in operation.replies.items():
            if reply.never_answered or status in out_of_reach:
                continue
            if (operation.id, status) in OF_A_CONNECTED_SYSTEM:
                continue
            least = FLOOR if status == 200 else 1
            seen = reach.get((operation.id, status), 0)
            if seen < least:
                message = f"status {status} was seen {seen} times, expected at least {least}"
                found.append(Finding("reach", operation.id, "reach_floor", message))
    return found


def _behind_the_token(operation: Operation) -> frozenset[int]:
    """The token is checked before the store's id, so a wrong id is never told apart from a wrong token."""
    if any(one.place == "path" and one.name != "storeId" for one in operation.parameters):
        return frozenset()
    # In a body or a category's parent something else may be missing; a page of the store's own things has none.
    is_bare = len(operation.parameters) == 1 and not operation.media_types
    return frozenset((400, 404)) if is_bare else frozenset((404,))
