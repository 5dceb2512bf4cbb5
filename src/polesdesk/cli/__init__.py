"""The command line: the same actions as the window, without Qt."""

from polesdesk.cli.program import names_command, run

__all__ = ["names_command", "run"]
