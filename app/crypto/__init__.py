"""Encryption: the keyring and the token format."""
