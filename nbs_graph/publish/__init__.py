"""Publish: what leaves the house."""
