"""The tab « Demandes »: requests for premises, from receipt to the answer."""

from polesdesk.ui.premises_requests.tab import PremisesRequestsTab

__all__ = ["PremisesRequestsTab"]
