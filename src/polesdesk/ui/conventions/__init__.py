"""The tab of agreements."""
