"""The traffic of services: figures of a period, and how a client sees them."""
