"""Records and what is measured for them: what does not fit, and which group fits a service."""
