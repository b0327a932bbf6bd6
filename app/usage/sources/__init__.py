"""Where figures of traffic come from."""
