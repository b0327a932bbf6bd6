"""An installation: one WHMCS that uses this service, and its settings."""
