"""The tab that says what needs doing."""
