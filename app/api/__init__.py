"""HTTP in, HTTP out: no SQL, no cipher."""
