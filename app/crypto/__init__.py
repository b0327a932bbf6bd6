"""How things are sealed: the keyring and the token format."""
