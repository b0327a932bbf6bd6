"""Many records at once: import and export."""
