"""Tables of requests; `rows` says what a row is, and `bench` sends it."""
