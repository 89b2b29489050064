"""Whole newsletters, with what a careful reader takes out of them."""
