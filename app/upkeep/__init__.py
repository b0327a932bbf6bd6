"""What an operator or the clock does to the whole: opening, first settings, resealing, refresh."""
