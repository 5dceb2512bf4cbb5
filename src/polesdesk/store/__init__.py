"""The office's file: engine, tables, rows to values and back, journal, backups."""
