"""Contract tests: any server, live or stand-in, against openapi.yaml."""
