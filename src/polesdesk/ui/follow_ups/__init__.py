"""The page « Suites »: what follows from findings, who does it and by when."""

from polesdesk.ui.follow_ups.page import FollowUpsPage

__all__ = ["FollowUpsPage"]
