"""Reports of WHMCS about its services: events, and the list for reconciliation."""
