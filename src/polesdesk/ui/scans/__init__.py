"""Scans of signed agreements: dropped, recognised, confirmed, filed."""

from polesdesk.ui.scans.scanning import Scanning, scans_command

__all__ = ["Scanning", "scans_command"]
