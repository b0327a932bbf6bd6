"""What stands between the network and the app: sockets, HTTP connections, processes, signals."""
