"""Unbiased mutants: the stand-in's source, changed by the operators of a tool that knows nothing of the tests.

Seeded defects are what somebody thought of; these are not, so their score is the honest one. In order:

1. `operators` lists the mutants of the stand-in's rules, storage and reading of the contract: cosmic-ray's operators,
   one variant at each place, and for the text of queries the few of `queries`. It needs cosmic-ray and runs in an
   environment of its own. The order is a hash of what a mutant is, so the first hundred are a fixed sample, which an
   edit elsewhere does not change.
2. `trial` puts one mutant on a port (`serving`), runs `python -m contract_tests` against it as anybody would, and ends
   both at the first finding.
3. `__main__` does so for many, two at a time, and reports the score. `equivalent.csv` names survivors that nobody has
   to find, and why: no request can tell them from the original, or the contract leaves open what they change.
"""
