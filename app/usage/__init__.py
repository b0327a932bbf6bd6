"""How much a service sent and received: figures, and how a client sees them."""
