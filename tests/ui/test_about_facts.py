"""« À propos »: the file that is open, its schema, and that of the program."""

from pathlib import Path

from polesdesk.actions.files import SCHEMA
from polesdesk.ui.about_facts import about_facts

FOLDERS = {"log": Path("journaux"), "settings": Path("reglages")}


def test_the_schema_of_the_file_is_read_from_it(runner):
    with runner._database.write() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA - 1}")
    lines = about_facts(runner, FOLDERS).lines
    assert lines["Fichier"] == str(runner.path)
    assert lines["Schéma du fichier"] == str(SCHEMA - 1)
    assert lines["Schéma de cette version"] == str(SCHEMA)


def test_without_a_file_the_schema_of_the_program_is_told(qapp):
    lines = about_facts(None, FOLDERS).lines
    assert lines["Schéma du fichier"] == "aucun"
    assert lines["Schéma de cette version"] == str(SCHEMA)
