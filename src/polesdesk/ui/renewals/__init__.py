"""The tab « Renouvellements »: the campaign, evaluations, letters, steps of the signature."""

from polesdesk.ui.renewals.tab import RenewalsTab

__all__ = ["RenewalsTab"]
