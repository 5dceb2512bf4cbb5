"""What the office keeps: tables, journal, migrations and backups; the only room that knows SQL."""
