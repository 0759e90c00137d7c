"""The modules of `ecwid_api` that are the same for every contract; `make generate` copies them as they are.

In place of what openapi-python-client 0.29.1 would write:

- `client`: one class for both worlds, which prints the token in its repr and is changed by `with_*`. Ours are one
  small class a world; the token goes to httpx at once and is not kept.
- `types`: a plain object `Unset`, of which deepcopy and pickle make a second one that leaks into requests, and
  `File` and `Response`. Our UNSET is the member of an enum, which stays single; a `Call` describes one request, so
  that any transport or test can read it.
- `errors`: an exception with the whole body in its message, raised only when asked for. Ours is raised for every
  answer that is not a 2xx, and its message quotes no body.

`codec` has no counterpart there: it holds what would stand in every model and operation.
"""
