"""The page « Statistiques »: rates with their observations, heat map, trend, hours to free."""

from polesdesk.ui.rates.page import RatesPage

__all__ = ["RatesPage"]
