"""How a report is printed."""
