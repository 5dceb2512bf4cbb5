"""Files that come in from the office or go out to it."""
