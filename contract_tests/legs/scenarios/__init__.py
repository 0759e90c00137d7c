"""Named programs, one test each; `conftest` says how to add one."""
