"""The state machine: `model` remembers, `world` acts and compares, the other modules hold the rules."""
