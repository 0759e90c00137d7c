"""Client generated from openapi.yaml; the contract's words are in the docstrings."""

from __future__ import annotations

from .client import AsyncClient, Client
from .resources import AsyncResources, Resources

__all__ = ("AsyncClient", "AsyncResources", "Client", "Resources")
