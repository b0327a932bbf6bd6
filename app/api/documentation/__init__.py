"""The OpenAPI document: additions to FastAPI's own, headers, examples, and its page."""
