"""The command `ecwid`: settings, questions, tables and exit codes around the library.

line        the group of commands, its options, and how an error becomes an exit code
settings    store, token and address: flag, environment, profile, keyring, in this order
shop        pull, plan, doctor, mock: what writes nothing
runs        apply, resume, runs, report, undo, decide: what carries plans out
tables      plans and runs for people
exit_codes  what each code means
progress    Ctrl-C, and how far a run is
"""
