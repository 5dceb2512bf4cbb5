"""A document before it is printed: its pages, search, printing, saving."""
