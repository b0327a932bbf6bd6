"""What an installation shows to its clients."""
