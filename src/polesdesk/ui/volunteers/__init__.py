"""The tab « Bénévoles »: people, and in it the pages of permanences and hours."""

from polesdesk.ui.volunteers.tab import VolunteersTab

__all__ = ["VolunteersTab"]
