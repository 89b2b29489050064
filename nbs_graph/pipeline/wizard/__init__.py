"""The wizard that asks for a new file key by key."""
