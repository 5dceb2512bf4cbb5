"""The tab « Journée citoyenne »: editions, proposals, worksites, sign-ups, preparation."""

from polesdesk.ui.journee.tab import JourneeTab

__all__ = ["JourneeTab"]
