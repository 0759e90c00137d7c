"""The house rules of openapi.yaml: one function each, whose docstring is the rule in one sentence.

They come in stages, because what an earlier stage finds would make the later ones stumble.
"""

from __future__ import annotations

from codegen.rules import (
    behaviour,
    examples,
    layout,
    links,
    naming,
    prose,
    provenance,
    schemas,
    structure,
    text,
)
from codegen.rules.rule import Finding, Rule, name_of

HOUSE: tuple[Rule, ...] = (
    *layout.RULES,
    *naming.RULES,
    *prose.RULES,
    *provenance.RULES,
    *behaviour.RULES,
    *schemas.RULES,
    *examples.RULES,
    *links.RULES,
)
STAGES: tuple[tuple[Rule, ...], ...] = (text.RULES, *((rule,) for rule in structure.RULES), HOUSE)
ALL: tuple[Rule, ...] = tuple(rule for stage in STAGES for rule in stage)

__all__ = ["ALL", "HOUSE", "STAGES", "Finding", "Rule", "name_of"]
