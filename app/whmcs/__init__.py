"""The client of the WHMCS API, which looks up the owner of a service."""
