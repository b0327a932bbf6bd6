"""What a client sees of a record: the Network Usage section, the mail, and why not."""
