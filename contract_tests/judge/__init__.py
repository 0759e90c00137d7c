"""Is this answer right? What can be said without knowing what the server holds.

form      what a request is worth by the contract alone
judge     whether the answer fits it
values    what is wrong with a 2xx although it fits its schema
witness   what contradicts the answers before
"""
