"""NetFlow Manager: NetFlow Analyzer access details for WHMCS services."""

__version__ = "0.1.0"
