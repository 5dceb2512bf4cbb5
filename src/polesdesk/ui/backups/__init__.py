"""Backups in the window: making them, the reminder, going back to one."""
