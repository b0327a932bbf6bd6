"""Storage: the database, its tables and its migrations."""
