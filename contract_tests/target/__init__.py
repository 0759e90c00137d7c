"""The server under test, and everything between a leg and it.

target     opens one: the mock in this process, or a server on the network
recorder   counts, judges and remembers what passes; raises where the contract is broken
ledger, patience   wires below the recorder: what was made, and a 429
scratch    products that the tests make for themselves
clients    every operation as a call of the public client
redaction  tokens out of texts that people will read
"""
