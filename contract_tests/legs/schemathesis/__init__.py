"""schemathesis: `app` carries its requests, `aim` gives them something to hit, `reading` looks afterwards."""
