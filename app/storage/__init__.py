"""Where things lie: the database, its tables and its migrations."""
