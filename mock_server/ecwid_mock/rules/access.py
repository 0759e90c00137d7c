"""Who may do what: stores, plans, tokens, scopes, requests a minute."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import attrs
import orjson

from ..contract.operation import Operation
from ..messages import Refusal
from ..storage.database import Database
from ..storage.schema import StoreRow, TokenRow
from .assumptions import Behaviour
from .rates import RateLimiter
from .refusals import plan_required


@attrs.frozen
class OpenStore:
    """A store as the operations need it."""

    id: int
    plan: str
    suspended: bool
    product_limit: int | None
    languages: tuple[str, ...]
    unique_skus: bool

    @property
    def has_api(self) -> bool:
        return self.plan != "free"

    @property
    def has_combinations(self) -> bool:
        return self.plan in ("business", "unlimited")


class Access(NamedTuple):
    """What a token opens."""

    store: OpenStore
    scopes: frozenset[str]
    is_public: bool
    token_hash: bytes


class Accounts:
    """The stores of a database and their tokens, of which there are few."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.stores: dict[int, OpenStore] = {}
        self._access: dict[bytes, Access] = {}
        self._rates = RateLimiter()

    def open(self) -> None:
        """Read them again, and forget the count of requests."""
        self.reopen()
        self._rates = RateLimiter()

    def reopen(self) -> None:
        """Read them again, as one of them was changed."""
        self.stores = {row.id: self._open_store(row) for row in self._database.stores()}
        self._access = {row.hash: self._opened(row) for row in self._database.tokens()}

    def _open_store(self, row: StoreRow) -> OpenStore:
        settings = orjson.loads(row.settings)
        changes = orjson.loads(self._database.profile_changes(row.id))
        return OpenStore(
            id=row.id,
            plan=settings["plan"],
            suspended=settings["suspended"],
            product_limit=settings["product_limit"],
            languages=_languages(changes, settings["languages"]),
            unique_skus=settings["unique_skus"],
        )

    def _opened(self, row: TokenRow) -> Access:
        rights = orjson.loads(row.rights)
        return Access(self.stores[row.store_id], frozenset(rights["scopes"]), rights["public"], row.hash)

    def access(
        self, headers: Mapping[str, str], query: Mapping[str, str], store_id: str, behaviour: Behaviour
    ) -> Access:
        """What the token of a request opens. A header that is not Bearer does not hide the query's token."""
        # Both ways are in use: the header in newer clients, the query in those written for older documents.
        scheme, _, credentials = headers.get("authorization", "").partition(" ")
        tokens = [credentials.strip()] if scheme.lower() == "bearer" else []
        elsewhere = False
        for token in (*tokens, query.get("token", "")):
            access = self._access.get(self._database.token_hash(token)) if token else None
            if access is not None and str(access.store.id) == store_id:
                return access
            elsewhere = elsewhere or access is not None
        if elsewhere and behaviour.wrong_store_status == 404:
            raise Refusal(404, "The store is not found", "STORE_NOT_FOUND")
        # 403 and never 401, also where there is no token at all.
        raise Refusal(403, "The token is not valid", "INVALID_API_TOKEN")

    def access_of(self, token_hash: bytes) -> Access:
        """What the token of a batch opens when one of its requests is carried out."""
        access = self._access.get(token_hash)
        if access is None:
            raise Refusal(403, "The token is not valid", "INVALID_API_TOKEN")
        return access

    def check_rate(self, access: Access, per_minute: int | None, now_s: float) -> None:
        if per_minute is None:
            return
        wait_s = self._rates.wait_s(access.token_hash, per_minute, now_s)
        if wait_s:
            raise Refusal(429, "Too many requests", "RATE_LIMITED", (("Retry-After", str(wait_s)),))

    def check_plan(self, store: OpenStore, operation: Operation) -> None:
        if store.suspended:
            raise Refusal(402, "The store is suspended", "STORE_IS_SUSPENDED")
        if not store.has_api:
            raise plan_required("Please upgrade your account to access the API")
        if operation.tag == "combinations" and not store.has_combinations:
            raise plan_required("Combinations are not available on the store's plan")
        if operation.id == "createProduct" and self._is_full(store):
            raise plan_required("The plan's number of products is reached")

    def _is_full(self, store: OpenStore) -> bool:
        limit = store.product_limit
        return limit is not None and self._database.product_count(store.id) >= limit


def check_scopes(access: Access, operation: Operation) -> None:
    missing = operation.scopes - access.scopes
    if missing:
        raise Refusal(403, f"The token lacks {', '.join(sorted(missing))}", "INSUFFICIENT_APP_SCOPE")


def _languages(changes: Mapping[str, Any], first: Sequence[str]) -> tuple[str, ...]:
    """A store's languages after the changes of its profile, the default one first."""
    languages = changes.get("languages", {})
    enabled = languages.get("enabledLanguages") or first
    default = languages.get("defaultLanguage", enabled[0])
    return (default, *(language for language in enabled if language != default))
