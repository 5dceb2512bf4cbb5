"""The pages « Permanences » and « À pourvoir » of the tab « Bénévoles »."""

from polesdesk.ui.rosters.gaps import GapsPage
from polesdesk.ui.rosters.page import RosterPage

__all__ = ["GapsPage", "RosterPage"]
