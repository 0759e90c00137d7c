"""What changed between two versions of the contract, and for whom."""

from __future__ import annotations

from codegen.comparison.change import Change, Impact
from codegen.comparison.document import changes_since, compare
from codegen.comparison.parts import Parts

__all__ = ["Change", "Impact", "Parts", "changes_since", "compare"]
