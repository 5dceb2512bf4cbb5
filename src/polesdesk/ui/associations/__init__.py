"""The tab of associations."""
