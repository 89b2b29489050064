"""Terms: dates, recurrences, concepts and file headers."""
