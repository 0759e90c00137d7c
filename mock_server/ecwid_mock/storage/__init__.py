"""SQLite: what the mock keeps, and how it becomes the JSON that a client reads.

From the file upwards:

- `files`: looks at a file before SQLite opens it; words for what is wrong with one.
- `schema`: tables, rows as named tuples, and the longer statements. A new column begins here.
- `transactions`: opens the file; batches of writes that are committed together; copies for reset and snapshots.
- `catalog`: reads and writes rows of categories, classes and files; `batches`: of batches; `listings`: of what is
  listed beside products; `search`: finds products; `database`: all others.
- `cache`: rows and JSON texts that are still true.
- `rendering`: rows to JSON, by joining texts that are kept ready.
"""
