"""The documents' examples: `papers` without a server, `server` with one."""
