"""The WHMCS API, asked for one thing: whose service is this."""
