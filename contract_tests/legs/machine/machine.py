"""A state machine that compares three views of one server: the model, raw HTTP and the public client.

Every rule asks the model first, acts through raw HTTP or through the client, and reads back through either. Rules
choose by index among what is alive, and have rules of their own for what is not: a Hypothesis bundle would fill with
ids that a deletion of all has made useless.
"""

from __future__ import annotations

from contract_tests.legs.machine.images import ImageRules
from contract_tests.legs.machine.misuses import MisuseRules
from contract_tests.legs.machine.products import ProductRules


class CombinationLifecycle(ProductRules, ImageRules, MisuseRules):
    """All rules together."""
