"""What WHMCS reports of its services: events, and the list that records are compared with."""
