"""A live store as a target: only on request, only in products made in this run, slowly, and cleaned up afterwards.

target     opens the store: opt-ins, leftovers of earlier runs, cleaning at the end
guard      every request passes through it; knows which products and combinations were made in this run
rules      what a request may hold: path, query, headers, body; pure functions
addresses  which address may be handed to the service
meter      counts and paces; keeps a reserve of requests for the cleaning
runlog     what this run made, in a small file, for the next run after a crash
"""
