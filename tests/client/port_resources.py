"""A row for every method of the resources, with every parameter."""

from __future__ import annotations

from typing import Any

from client_support import STORE
from ecwid_client import (
    UNSET,
    CombinationCreate,
    CombinationUpdate,
    ImageLink,
    InventoryFilter,
    OptionValue,
    ProductCreate,
    ProductSort,
    ProductUpdate,
    SaleFilter,
    SkuOwner,
)
from port_batch import BATCH
from port_catalog import CATALOG
from port_listings import LISTINGS
from port_play import COMBINATION, OF_BOTH, OF_PRODUCT, PRODUCT, STOCK, Row
from port_rows import asks, changed, deleted, has_id, iterates, uploads

FILTERS: dict[str, Any] = {
    "keyword": "rad*",
    "search_method": "CP",
    "category": 9691095,
    "categories": [9691095, 1],
    "include_products_from_subcategories": True,
    "price_from": 1.0,
    "price_to": 1.5,
    "created_from": "2009-07-23 13:22:37",
    "created_to": "1248355357",
    "updated_from": "0",
    "updated_to": "2014-07-30 06:32:37",
    "enabled": True,
    "visible_in_storefront": True,
    "in_stock": True,
    "inventory": InventoryFilter.INSTOCK,
    "onsale": SaleFilter.ONSALE,
    "is_gift_card": False,
    "discounts_allowed": True,
    "is_customer_set_price": False,
    "enabled_manual_taxes": ["none"],
    "tax_class_codes": ["default"],
    "options": {"option_Size": "Small,Huge", "option_Color": "Red"},
    "attributes": {"attribute_Brand": "SuperVegetables"},
    "sort_by": ProductSort.PRICE_DESC,
    "offset": 0,
    "limit": 5,
    "lang": "nl",
}
PAGES = {"base_url": "https://shop.example.com", "clean_urls": True, "slugs_without_ids": True}
PAGES_LINE = "baseUrl=https%3A%2F%2Fshop.example.com&cleanUrls=true&slugsWithoutIds=true"
FILTERS_LINE = (
    "/products?keyword=rad%2A&searchMethod=CP&category=9691095&categories=9691095%2C1"
    "&includeProductsFromSubcategories=true&priceFrom=1.0&priceTo=1.5&createdFrom=2009-07-23+13%3A22%3A37"
    "&createdTo=1248355357&updatedFrom=0&updatedTo=2014-07-30+06%3A32%3A37&enabled=true&visibleInStorefront=true"
    "&inStock=true&inventory=instock&onsale=onsale&isGiftCard=false&discountsAllowed=true&isCustomerSetPrice=false"
    "&enabledManualTaxes=none&taxClassCodes=default&option_Size=Small%2CHuge&option_Color=Red"
    f"&attribute_Brand=SuperVegetables&sortBy=PRICE_DESC&offset=0&limit=5&lang=nl&{PAGES_LINE}"
)
ONE = {"product_id": PRODUCT}
BOTH = {"product_id": PRODUCT, "combination_id": COMBINATION}
NEW = CombinationCreate(
    options=[OptionValue("Size", "L"), OptionValue("Color", "Red")], sku="L-RED", price=10
)
LINK = ImageLink("https://images.example.com/radish.jpg", 1200, 900)
SHORT = "sku%2Cid%2CcombinationNumber%2Coptions%28name%2Cvalue%29%2Cunlimited"


RESOURCES = [
    asks("combinations.list", f"GET {OF_PRODUCT}/combinations", lambda v: len(v) == 4, **ONE),
    asks(
        "combinations.list", f"GET {OF_PRODUCT}/combinations?lang=nl", lambda v: len(v) == 4, **ONE, lang="nl"
    ),
    asks("combinations.create", f"POST {OF_PRODUCT}/combinations", has_id, **ONE, body=NEW),
    asks(
        "combinations.delete_all", f"DELETE {OF_PRODUCT}/combinations", lambda v: v.delete_count == 4, **ONE
    ),
    asks("combinations.get", f"GET {OF_BOTH}?lang=nl", lambda v: v.quantity == STOCK, **BOTH, lang="nl"),
    asks(
        "combinations.update",
        f"PUT {OF_BOTH}?checkLowStockNotification=true",
        changed,
        **BOTH,
        body=CombinationUpdate(price=9.5, weight=None),
        check_low_stock_notification=True,
    ),
    asks("combinations.delete", f"DELETE {OF_BOTH}", deleted, **BOTH),
    asks(
        "combinations.adjust_inventory",
        f"PUT {OF_BOTH}/inventory?checkLowStockNotification=true",
        changed,
        **BOTH,
        quantity_delta=-3,
        check_low_stock_notification=True,
    ),
    *uploads("combinations.upload_image", f"{OF_BOTH}/image", **BOTH),
    asks(
        "combinations.upload_image_async",
        f"POST {OF_BOTH}/image/async",
        lambda v: v is not None,
        **BOTH,
        body=LINK,
    ),
    asks("combinations.delete_image", f"DELETE {OF_BOTH}/image", deleted, **BOTH),
    asks(
        "products.list",
        "GET /products?sku=00007&keyword=rad&offset=0&limit=5&lang=nl",
        lambda v: (v.count, v.items[0].id) == (1, PRODUCT),
        keyword="rad",
        sku="00007",
        offset=0,
        limit=5,
        lang="nl",
    ),
    Row(
        "products.iterate",
        {
            "response_fields": "items(id)",
            "product_id": [PRODUCT],
            "external_reference_id": "x",
            "sku": "00007",
            **FILTERS,
            **PAGES,
        },
        iterates(lambda client: client.products.iterate, [PRODUCT]),
    ),
    asks(
        "products.list",
        "GET " + FILTERS_LINE,
        lambda v: [one.id for one in v.items] == [PRODUCT],
        **FILTERS,
        **PAGES,
    ),
    asks(
        "products.list",
        f"GET /products?productId={PRODUCT}%2C9&externalReferenceId=x",
        lambda v: v.total == 1,
        product_id=[PRODUCT, 9],
        external_reference_id="x",
    ),
    asks(
        "products.find_by_sku",
        "GET /products?sku=000076&sortBy=ADDED_TIME_ASC&offset=0",
        lambda v: [(one.product.id, one.combination.id) for one in v] == [(PRODUCT, 7084071)],
        sku="000076",
    ),
    asks(
        "products.sku_index",
        "GET /products?sortBy=ADDED_TIME_ASC&offset=0",
        lambda v: v["00007"] == [SkuOwner(PRODUCT, None)] and len(v) == 5,
    ),
    asks(
        "products.create",
        "POST /products?saveCombinations=true&returnItem=true",
        lambda v: v.item.name == "Turnip",
        body=ProductCreate("Turnip"),
        save_combinations=True,
        return_item=True,
    ),
    asks(
        "products.get",
        f"GET {OF_PRODUCT}?lang=nl&{PAGES_LINE}",
        lambda v: v.name == "Radish",
        **ONE,
        lang="nl",
        **PAGES,
    ),
    asks(
        "products.update",
        f"PUT {OF_PRODUCT}?saveCombinations=false&rebuildVariationsOnOptionsUpdate=false"
        "&keepOptionDisplaySettings=true&checkLowStockNotification=false&returnItem=true",
        lambda v: (v.update_count, v.item.price) == (1, 2),
        **ONE,
        body=ProductUpdate(price=2),
        save_combinations=False,
        rebuild_variations_on_options_update=False,
        keep_option_display_settings=True,
        check_low_stock_notification=False,
        return_item=True,
    ),
    asks("products.delete", f"DELETE {OF_PRODUCT}", deleted, **ONE),
    asks(
        "products.adjust_inventory",
        f"PUT {OF_PRODUCT}/inventory?checkLowStockNotification=true",
        changed,
        **ONE,
        quantity_delta=5,
        check_low_stock_notification=True,
    ),
    asks(
        "combinations.list",
        f"GET {OF_PRODUCT}/combinations?responseFields={SHORT}",
        lambda v: {one.price for one in v} == {UNSET},
        **ONE,
        response_fields="sku",
    ),
    asks(
        "combinations.get",
        f"GET {OF_BOTH}?responseFields={SHORT}",
        lambda v: (v.id, v.quantity) == (COMBINATION, UNSET),
        **BOTH,
        response_fields="sku",
    ),
    asks(
        "products.list",
        "GET /products?responseFields=items%28sku%2Cid%2Cname%29%2Ctotal%2Ccount%2Coffset%2Climit",
        lambda v: (v.items[0].sku, v.items[0].price) == ("00007", UNSET),
        response_fields="items(sku)",
    ),
    asks(
        "products.create",
        "POST /products?returnItem=true&responseFields=item%28price%2Cid%2Cname%29%2Cid",
        lambda v: (v.item.price, v.item.enabled) == (0, UNSET),
        body=ProductCreate("Turnip"),
        return_item=True,
        response_fields="item(price)",
    ),
    asks(
        "products.get",
        f"GET {OF_PRODUCT}?responseFields=sku%2Cid%2Cname",
        lambda v: (v.sku, v.price) == ("00007", UNSET),
        **ONE,
        response_fields="sku",
    ),
    asks(
        "products.update",
        f"PUT {OF_PRODUCT}?returnItem=true&responseFields=item%28price%2Cid%2Cname%29%2CupdateCount",
        lambda v: (v.item.price, v.item.sku) == (2, UNSET),
        **ONE,
        body=ProductUpdate(price=2),
        return_item=True,
        response_fields="item(price)",
    ),
    *CATALOG,
    *LISTINGS,
    *BATCH,
    asks("profile.get", "GET /profile", lambda v: v.general_info.store_id == STORE),
]
