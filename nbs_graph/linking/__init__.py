"""Linking: rules that derive links, days to sort on, and why a link is there."""
