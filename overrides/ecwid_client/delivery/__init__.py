"""How one call is delivered."""
