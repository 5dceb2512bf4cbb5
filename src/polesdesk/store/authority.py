"""Settings of the authority, signatories and reference rents in the file."""

from __future__ import annotations

from sqlalchemy import Connection

from polesdesk.domain.settings import SETTINGS_ID, ReferenceRent, Settings, Signatory
from polesdesk.store import records
from polesdesk.store.kinds import RENT, SETTINGS, SIGNATORY
from polesdesk.store.tables import rent, signatory


def settings(connection: Connection) -> Settings:
    """Return the settings; the defaults when nothing was set yet."""
    found: Settings | None = records.get(connection, SETTINGS, SETTINGS_ID)
    return found or Settings()


def signatories(connection: Connection) -> list[Signatory]:
    """Return the live signatories, the default one first."""
    return records.alive_where(
        connection,
        SIGNATORY,
        signatory.c.id.is_not(None),
        signatory.c.is_default.desc(),
        signatory.c.last_name,
        signatory.c.id,
    )


def rents(connection: Connection) -> list[ReferenceRent]:
    """Return the live reference rents, the latest year first."""
    return records.alive_where(
        connection, RENT, rent.c.id.is_not(None), rent.c.year.desc(), rent.c.hub_id, rent.c.id
    )
