"""The card of a record: what it shows, and how it is drawn."""

from polesdesk.ui.card.card import Card
from polesdesk.ui.card.content import Block, Button, Content, Fact, Line, Link, Strip

__all__ = ["Block", "Button", "Card", "Content", "Fact", "Line", "Link", "Strip"]
