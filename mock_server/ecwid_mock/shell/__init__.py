"""The ways into the mock. Each turns its requests into exchanges of the one engine.

- `server`: a TCP port, in this thread or one of its own. Below it, from the port to the bytes: `listener` (what
  connections share, group commits), `connection` (order, deadlines, faults on the wire), `request_reader` (bytes to
  requests), `response_head` (responses to bytes).
- `asgi`: the application for any ASGI server.
- `httpx_transport`: for clients in the same process, with faults in virtual time.
- `waiting`: the slow steps of an exchange beside an event loop, for `connection` and `asgi`.
- `admin`: `/__mock/`, with `console/` for people.
"""
