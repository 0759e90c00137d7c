"""Which store, with which token: a flag, the profile that a flag names, the environment, its profile, the keyring.

There is no flag for the token, since other users of a machine can read command lines.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import click
from attrs import field, frozen

BASE_URL: Final = "https://app.ecwid.com/api/v3"
REQUESTS_PER_MINUTE: Final = 540  # the service allows 600 a minute and token
MOCK: Final = "mock"
MOCK_PROFILE: Final[Mapping[str, Any]] = {
    "store_id": 4870020,
    "base_url": "http://127.0.0.1:8080/api/v3",
    "token": "secret_demo",
}
VARIABLES: Final = ("store_id", "base_url", "token", "token_file", "requests_per_minute")
PROFILE_KEYS: Final = frozenset({"store_id", "base_url", "token_file", "requests_per_minute"})


@frozen
class Flags:
    """What the command line says; None where it says nothing."""

    profile: str | None = None
    store_id: int | None = None
    base_url: str | None = None
    state_dir: Path | None = None
    token_stdin: bool = False
    requests_per_minute: int | None = None


@frozen
class Settings:
    """What all commands need; `token_from` says where the token was found."""

    store_id: int
    base_url: str
    state_dir: Path
    token_from: str
    requests_per_minute: int
    token: str = field(repr=False)


def resolved(flags: Flags) -> Settings:
    """The settings.

    Raises:
        click.UsageError: one is missing or malformed.
    """
    named = _profile(flags.profile)
    fallback = _profile(os.environ.get("ECWID_PROFILE")) if flags.profile is None else {}
    variables = {
        name: os.environ[f"ECWID_{name.upper()}"]
        for name in VARIABLES
        if os.environ.get(f"ECWID_{name.upper()}")
    }
    given = {name: value for name in VARIABLES if (value := getattr(flags, name, None)) is not None}
    found = {**fallback, **variables, **named, **given}
    store_id = _store_id(found)
    token, token_from = _token(flags, [named, variables, fallback], store_id)
    base_url = str(found.get("base_url", BASE_URL))
    pace = int(found.get("requests_per_minute", REQUESTS_PER_MINUTE))
    return Settings(store_id, base_url, state_dir(flags), token_from, pace, token)


def state_dir(flags: Flags) -> Path:
    """The folder of the journals."""
    given = flags.state_dir or os.environ.get("ECWID_STATE_DIR")
    if given:
        return Path(given)
    from platformdirs import user_state_path

    return user_state_path("ecwid", appauthor=False)


def config_file() -> Path:
    """The file of the profiles."""
    from platformdirs import user_config_path

    return user_config_path("ecwid", appauthor=False) / "config.toml"


def _profile(name: str | None) -> Mapping[str, Any]:
    if name is None:
        return {}
    if name == MOCK:
        return MOCK_PROFILE
    path = config_file()
    try:
        profiles = tomllib.loads(path.read_text(encoding="utf-8")).get("profiles", {})
    except FileNotFoundError:
        raise click.UsageError(f"there is no profile {name}: {path} does not exist") from None
    except (OSError, ValueError) as exc:
        raise click.UsageError(f"{path} cannot be read: {exc}") from None
    if name not in profiles:
        raise click.UsageError(
            f"there is no profile {name} in {path}; there are {', '.join(profiles) or 'none'}"
        )
    profile: Mapping[str, Any] = profiles[name]
    unknown = sorted(profile.keys() - PROFILE_KEYS)
    if unknown:
        raise click.UsageError(f"{path}, profile {name}: there is no setting {', '.join(unknown)}")
    return profile


def _store_id(found: Mapping[str, Any]) -> int:
    given = str(found.get("store_id", "")).strip()
    if given and not (given.isascii() and given.isdigit()):  # not shown: it may be a token in the wrong place
        raise click.UsageError(
            "the store's id is a number such as 4870020; repair ECWID_STORE_ID or the profile"
        )
    if not given:
        raise click.UsageError(
            "which store? set ECWID_STORE_ID, name a profile, or try `--profile mock` beside a running `ecwid mock`"
        )
    return int(given)


def _token(flags: Flags, layers: Iterable[Mapping[str, Any]], store_id: int) -> tuple[str, str]:
    if flags.token_stdin:
        return sys.stdin.readline().strip(), "standard input"
    for layer in layers:
        if layer is MOCK_PROFILE:
            return str(layer["token"]), "the profile mock"
        if "token" in layer:
            return str(layer["token"]), "ECWID_TOKEN"
        if "token_file" in layer:
            return _first_line(Path(layer["token_file"]).expanduser()), f"the file {layer['token_file']}"
    if token := _keyring_token(store_id):
        return token, "the keyring"
    raise click.UsageError(
        "no token: set ECWID_TOKEN or ECWID_TOKEN_FILE, give one with --token-stdin, or put one into the keyring with"
        f" `keyring set ecwid {store_id}`"
    )


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").split("\n", 1)[0].strip()
    except OSError as exc:
        raise click.UsageError(f"the token's file {path} cannot be read: {exc.strerror}") from None


def _keyring_token(store_id: int) -> str | None:
    try:
        import keyring  # type: ignore[import-not-found]  # used where somebody has installed it
    except ModuleNotFoundError:
        return None
    token: str | None = keyring.get_password("ecwid", str(store_id))
    return token
