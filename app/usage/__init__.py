"""The traffic of services: whose it is, where it is collected, stored and read."""
