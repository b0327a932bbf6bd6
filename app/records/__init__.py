"""The domain: access records and what may be done with them. Knows no HTTP."""
