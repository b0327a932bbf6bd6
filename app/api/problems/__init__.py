"""Every way a request can fail: kinds, answers, what a route may answer, and their pages."""
