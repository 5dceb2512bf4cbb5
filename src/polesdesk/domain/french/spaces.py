"""The two spaces that keep a number with its unit and a sign with its word."""

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"
