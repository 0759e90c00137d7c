"""Faults on request.

- `fault`: `Fault`, the description of one, from Python or JSON.
- `rule_set`: the faults that are set, with their counters; decides which of them hits a request.
- `decision`: a fault that hits one request, and what it does to the answer.

How an answer travels then is `messages.Wire`; each shell obeys it as far as it can.
"""
