"""What is written of categories is kept, each field by itself, and nothing reaches another store."""

from __future__ import annotations

from typing import Any

from contract_tests.contract.fields import fields_of, values
from contract_tests.target.scratch import Scratch
from contract_tests.target.target import Target

# What stands elsewhere, or must name what is there: a parent, products, and an id that stands once.
OF_OTHERS = frozenset(("parentId", "productIds", "externalReferenceId", "isSampleCategory"))
MANY = 12


def test_each_field_of_a_category_is_kept_alone(target: Target, scratch: Scratch) -> None:
    path = f"/categories/{scratch.category()}"
    fields = {
        name: [value for value in values(target.contract, node) if value is not None]
        for name, node in fields_of(target.contract, "CategoryUpdate").items()
        if name not in OF_OTHERS
    }
    written: dict[str, Any] = {name: found[0] for name, found in fields.items() if found}
    target.send("PUT", path, written)
    for name, found in fields.items():
        for value in found:
            target.send("PUT", path, {name: value})
            written[name] = value
            _check(target, path, written)


def _check(target: Target, path: str, written: dict[str, Any]) -> None:
    shown = target.send("GET", path).json()
    different = [name for name, value in written.items() if not _shows(shown.get(name), value)]
    problems = [f"{name} is {shown.get(name)!r}, expected {written[name]!r}" for name in different]
    target.check("getCategory", "read_after_write", problems)


def test_each_group_of_a_profile_is_kept(target: Target) -> None:
    """And no other is changed. What was there before is there again in the end."""
    for group, node in fields_of(target.contract, "StoreProfileUpdate").items():
        before = target.send("GET", "/profile").json()
        for written in values(target.contract, node):
            target.send("PUT", "/profile", {group: written})
            shown = target.send("GET", "/profile").json()
            problems = []
            if not _shows(shown.get(group), written):
                problems.append(f"{group} is {shown.get(group)!r}, expected {written!r}")
            if {**shown, group: None} != {**before, group: None}:
                problems.append(f"more than {group} has changed")
            target.check("updateProfile", "read_after_write", problems)
        target.send("PUT", "/profile", {group: before.get(group, {})})


def _shows(seen: Any, written: Any) -> bool:
    if isinstance(written, dict) and isinstance(seen, dict):
        return all(_shows(seen.get(name), value) for name, value in written.items())
    return bool(seen == written) or (not seen and not written)


def test_an_update_of_a_profile_leaves_other_stores(target: Target) -> None:
    home, *others = target.accounts
    before = [target.send("GET", "/profile", account=each).json() for each in others]
    company = target.send("GET", "/profile").json().get("company", {})
    target.send("PUT", "/profile", {"company": {**company, "city": "Gouda"}})
    after = [target.send("GET", "/profile", account=each).json() for each in others]
    target.send("PUT", "/profile", {"company": {"city": company.get("city", ""), **company}}, account=home)
    target.check(
        "updateProfile", "model", [] if after == before else ["the profile of another store changed"]
    )


def test_a_page_of_deleted_products_is_full(target: Target, scratch: Scratch) -> None:
    """The judge counts what is on it."""
    made = [scratch.product() for _ in range(MANY)]
    for product_id in made:
        scratch.discard(product_id)
    shown = {item["id"] for item in target.send("GET", "/products/deleted").json()["items"]}
    missing = sorted(set(made) - shown) if target.reset else []
    target.check(
        "listDeletedProducts", "model", [f"{missing} were deleted, but are not listed"] if missing else ()
    )
