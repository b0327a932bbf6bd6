"""The layer between network and app: sockets, HTTP connections, processes, signals."""
