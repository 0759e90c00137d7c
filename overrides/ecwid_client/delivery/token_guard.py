"""No more requests with a token that the service refused: it blocks callers that go on."""

from __future__ import annotations

from enum import Enum

from attrs import define, field, frozen


class TokenState(Enum):
    """What an answer says of the token."""

    REFUSED = "refused"
    UNCLEAR = "unclear"
    ACCEPTED = "accepted"


def proves_token(status: int, error_code: str | None) -> bool:
    """Whether a refusal comes only to those whose token was accepted; a bare 404 may be anybody's."""
    return status in {409, 422} or (status == 404 and error_code not in {None, "STORE_NOT_FOUND"})


def token_state(status: int, error_code: str | None) -> TokenState:
    """Judge the token by one answer. A 403 without a code may speak of the token or of a scope."""
    if status == 401 or (status == 403 and error_code == "INVALID_API_TOKEN"):
        return TokenState.REFUSED
    if status == 403 and error_code is None:
        return TokenState.UNCLEAR
    return TokenState.ACCEPTED


@frozen
class Refusal:
    """The answer that refused the token."""

    status: int
    error_code: str | None
    message: str


@define(eq=False, repr=False)
class TokenGuard:
    """Closed until the token is refused, then open for good: a client has one token for life."""

    refusal: Refusal | None = field(default=None, init=False)
    proven: bool = field(default=False, init=False)
    """Whether the token was accepted once; then a 403 without a code speaks of something else."""
    _checked: bool = field(default=False, init=False)

    def open(self, refusal: Refusal) -> None:
        """Stop all requests; the first refusal is the one that is told."""
        self.refusal = self.refusal or refusal

    def claim_check(self) -> bool:
        """True for the one caller that should ask for the store's profile to clear up an unclear 403."""
        first, self._checked = not self._checked, True
        return first

    def allow_check(self) -> None:
        """Let another caller ask, because the last one got no clear answer."""
        self._checked = False
