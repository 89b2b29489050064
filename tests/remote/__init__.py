"""Servers that misbehave, and what is told of them."""
