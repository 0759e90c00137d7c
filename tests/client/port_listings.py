"""A row for every method about what is listed beside the products, and about the store."""

from __future__ import annotations

from typing import Any

from ecwid_client import UNSET, Company, InventoryFilter, ProductFiltersParams, SaleFilter, StoreProfileUpdate
from port_play import Row
from port_rows import asks, changed, iterates

PAGE = {"offset": 0, "limit": 5}
DELETED = {"from_date": "2026-01-01", "to_date": "1798761600", **PAGE}
BRANDS: dict[str, Any] = {
    **PAGE,
    "sort_by": "NAME_ASC",
    "hidden_brands": True,
    "lang": "nl",
    "base_url": "https://shop.example.com",
    "clean_urls": True,
}
COUNTED: dict[str, Any] = {
    "filter_fields": "price,option_Size",
    "filter_facet_limit": "option_Size:1",
    "filter_parent_category_id": "home",
    "categories": "9691095",
    "include_products_from_subcategories": True,
    "keyword": "rad*",
    "price_from": 1.0,
    "price_to": 1.5,
    "created_from": "0",
    "created_to": "1798761600",
    "updated_from": "0",
    "updated_to": "1798761600",
    "enabled": True,
    "inventory": InventoryFilter.INSTOCK,
    "onsale": SaleFilter.ONSALE,
    "options": {"option_Size": "Small"},
    "attributes": {"attribute_Brand": "SuperVegetables"},
    "lang": "nl",
}
SHOWN = {
    "show_extended_info": False,
    "lang": "nl",
    "get_report_availability_status": False,
    "get_store_vertical": True,
    "get_features_by_plans": False,
}


def is_the_radish(value: Any) -> bool:
    return bool(value.product_count == 1 and value.filters.price.min_value == 1.15)


def iterates_brands(this: Any, name: str, given: dict[str, Any]) -> None:
    """Brands have no ids: their names tell them apart."""

    async def collected(client: Any) -> list[Any]:
        return [one async for one in client.brands.iterate(**given)]

    subject = this.subject()
    sync = subject.colour == "sync"
    found = subject.do(lambda client: list(client.brands.iterate(**given)) if sync else collected(client))
    assert [one.name for one in found] == ["SuperVegetables"]


LISTINGS = [
    asks("products.delete_all", "DELETE /products", lambda v: v is None),
    asks(
        "products.list_deleted",
        "GET /products/deleted?from_date=2026-01-01&to_date=1798761600&offset=0&limit=5",
        lambda v: v.total == 0,
        **DELETED,
    ),
    Row("products.iterate_deleted", DELETED, iterates(lambda client: client.products.iterate_deleted, [])),
    asks(
        "products.get_filters",
        "GET /products/filters?filterFields=price%2Coption_Size&filterFacetLimit=option_Size%3A1"
        "&filterParentCategoryId=home&categories=9691095&includeProductsFromSubcategories=true&keyword=rad%2A"
        "&priceFrom=1.0&priceTo=1.5&createdFrom=0&createdTo=1798761600&updatedFrom=0&updatedTo=1798761600"
        "&enabled=true&inventory=instock&onsale=onsale&option_Size=Small&attribute_Brand=SuperVegetables&lang=nl",
        is_the_radish,
        **COUNTED,
    ),
    asks(
        "products.query_filters",
        "POST /products/filters",
        is_the_radish,
        params=ProductFiltersParams("price", enabled="true"),
    ),
    asks(
        "brands.list",
        "GET /brands?offset=0&limit=5&sortBy=NAME_ASC&hidden_brands=true&lang=nl"
        "&baseUrl=https%3A%2F%2Fshop.example.com&cleanUrls=true",
        lambda v: [one.name for one in v.items] == ["SuperVegetables"],
        **BRANDS,
    ),
    Row("brands.iterate", {**BRANDS, "response_fields": "items(name)"}, iterates_brands),
    asks(
        "brands.list",
        "GET /brands?responseFields=items%28name%29%2Ctotal%2Ccount%2Coffset%2Climit",
        lambda v: v.items[0].products_filtered_by_brand_url is UNSET,
        response_fields="items(name)",
    ),
    asks("swatches.list", "GET /swatches", lambda v: v.colors == []),
    asks("swatches.list_recent", "GET /swatches/recent-colors", lambda v: v.colors == []),
    asks(
        "profile.get",
        "GET /profile?showExtendedInfo=false&lang=nl&getReportAvailabilityStatus=false&getStoreVertical=true"
        "&getFeaturesByPlans=false",
        lambda v: v.languages.default_language == "en",
        **SHOWN,
    ),
    asks(
        "profile.update",
        "PUT /profile",
        changed,
        body=StoreProfileUpdate(company=Company(city="Delft")),
    ),
]
