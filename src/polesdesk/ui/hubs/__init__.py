"""The tab of hubs and rooms."""
