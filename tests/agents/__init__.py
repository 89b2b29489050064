"""The door for agents, through the client of the protocol's own package."""
