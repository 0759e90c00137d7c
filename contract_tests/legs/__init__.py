"""The tests that a run is made of: each folder or module is a leg, collected by pytest.

replay        every example of the documents: contract, client, server and back
protocol      requests that no generator writes, one row each
links         every link of the contract, followed once
retries       the client after a 429 and after a 500
scenarios     named programs for the state machine
machine       random programs: model, raw HTTP and client must agree
schemathesis  requests generated from the contract
"""
