"""What callers send: the rules for its members, strict JSON, and what is wrong with it."""
