"""API keys: their form, their storage, the snapshot that answers for them."""
