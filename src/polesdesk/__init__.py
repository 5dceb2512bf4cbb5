"""PolesDesk, the offline desktop program of the managers of French association hubs."""

__version__ = "0.1.0"
