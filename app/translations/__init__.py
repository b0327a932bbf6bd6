"""Strings that people read, one file of data per language of WHMCS."""
