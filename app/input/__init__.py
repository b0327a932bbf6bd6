"""Validation of input: the rules of each member, strict JSON, and validation errors."""
