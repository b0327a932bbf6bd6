"""The Network Usage section of the product page."""
