"""The OpenAPI document: what is added to FastAPI's own, headers, examples, and its page."""
