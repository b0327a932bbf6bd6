"""API keys: their format, their storage, and the snapshot in memory."""
