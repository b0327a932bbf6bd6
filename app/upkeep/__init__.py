"""Tasks of operators and timers: opening the database, first settings, resealing, refreshing."""
