"""The domain: access records and what may be done with them. Knows no settings, no HTTP."""
