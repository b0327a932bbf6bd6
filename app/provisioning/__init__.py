"""Rules that say which record a new service of a product starts with."""
