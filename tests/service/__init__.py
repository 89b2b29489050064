"""The service over HTTP: a real server in a process of its own."""
