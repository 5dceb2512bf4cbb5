"""First schema: hubs, associations, agreements, papers and the operation log."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

# The statements stand as text: a migration is frozen and must not follow later tables.
# ruff: noqa: E501
STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE annex (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        hub_id TEXT,
        convention_id TEXT,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        file_name TEXT NOT NULL,
        pages INTEGER NOT NULL,
        position INTEGER NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_annex PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_annex_convention ON annex (convention_id)
    """,
    """
    CREATE INDEX ix_annex_hub ON annex (hub_id)
    """,
    """
    CREATE TABLE association (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        name TEXT NOT NULL,
        acronym TEXT NOT NULL,
        former_names TEXT NOT NULL,
        rna TEXT NOT NULL,
        siret TEXT NOT NULL,
        ape TEXT NOT NULL,
        legal_form TEXT NOT NULL,
        seat_address TEXT NOT NULL,
        postal_code TEXT NOT NULL,
        city TEXT NOT NULL,
        management_address TEXT NOT NULL,
        prefecture_declared TEXT NOT NULL,
        declared_on DATE,
        jo_published_on DATE,
        statutory_object TEXT NOT NULL,
        email TEXT NOT NULL,
        phone TEXT NOT NULL,
        website TEXT NOT NULL,
        rules_accepted_on DATE,
        merged_into TEXT,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        name_key TEXT DEFAULT '' NOT NULL,
        city_key TEXT DEFAULT '' NOT NULL,
        president_key TEXT DEFAULT '' NOT NULL,
        insurance_valid_to TEXT,
        CONSTRAINT pk_association PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_association_city ON association (life, city_key, id)
    """,
    """
    CREATE INDEX ix_association_insurance ON association (life, insurance_valid_to, id)
    """,
    """
    CREATE INDEX ix_association_name ON association (life, name_key, id)
    """,
    """
    CREATE INDEX ix_association_president ON association (life, president_key, id)
    """,
    """
    CREATE INDEX ix_association_rna ON association (rna)
    """,
    """
    CREATE INDEX ix_association_siret ON association (siret)
    """,
    """
    CREATE TABLE command (
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        label TEXT NOT NULL,
        actor TEXT NOT NULL,
        replica TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at DATETIME NOT NULL,
        hlc TEXT NOT NULL,
        undoes TEXT,
        undone BOOLEAN NOT NULL,
        is_local BOOLEAN NOT NULL,
        CONSTRAINT pk_command PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_command_hlc ON command (hlc)
    """,
    """
    CREATE INDEX ix_command_undo ON command (is_local, undone, hlc)
    """,
    """
    CREATE TABLE convention (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        number TEXT NOT NULL,
        hub_id TEXT NOT NULL,
        association_id TEXT NOT NULL,
        previous_id TEXT,
        amends_id TEXT,
        state TEXT NOT NULL,
        issued_version INTEGER,
        use_kind TEXT,
        start_date DATE,
        end_date DATE,
        notice_months INTEGER,
        renewal_deadline DATE,
        free_use_ground TEXT,
        occupancy_fee_cents INTEGER,
        fee_period TEXT NOT NULL,
        indexation TEXT NOT NULL,
        charges_mode TEXT,
        charges_cents INTEGER NOT NULL,
        deposit_cents INTEGER NOT NULL,
        in_kind_value_cents INTEGER,
        in_kind_working TEXT NOT NULL,
        in_kind_year INTEGER,
        signed_by_association_on DATE,
        signed_by_city_on DATE,
        sent_to_prefecture_on DATE,
        prefecture_receipt TEXT NOT NULL,
        notified_on DATE,
        suspended_from DATE,
        suspended_to DATE,
        termination_ground TEXT,
        notice_given_on DATE,
        terminated_on DATE,
        closed_on DATE,
        signatory_id TEXT,
        representative_ids TEXT NOT NULL,
        decision_kind TEXT,
        decision_number TEXT NOT NULL,
        decision_date DATE,
        decision_transmitted_on DATE,
        decision_published_on DATE,
        delegation_number TEXT NOT NULL,
        delegation_date DATE,
        purpose TEXT NOT NULL,
        authorised_activities TEXT NOT NULL,
        activity_responsible TEXT NOT NULL,
        public_reception BOOLEAN NOT NULL,
        expected_headcount INTEGER,
        economic_activity BOOLEAN NOT NULL,
        furniture TEXT NOT NULL,
        locker_letterbox TEXT NOT NULL,
        key_count INTEGER,
        key_holders TEXT NOT NULL,
        safety_referent TEXT NOT NULL,
        special_terms TEXT NOT NULL,
        cited_annexes TEXT NOT NULL,
        renewal TEXT NOT NULL,
        renewal_requested_on DATE,
        reason TEXT NOT NULL,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        number_key TEXT DEFAULT '' NOT NULL,
        association_key TEXT DEFAULT '' NOT NULL,
        hub_key TEXT DEFAULT '' NOT NULL,
        hub_names TEXT DEFAULT '' NOT NULL,
        room_names TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_convention PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_convention_association ON convention (association_id, life)
    """,
    """
    CREATE INDEX ix_convention_association_key ON convention (life, association_key, id)
    """,
    """
    CREATE INDEX ix_convention_end_date ON convention (life, end_date, id)
    """,
    """
    CREATE INDEX ix_convention_hub ON convention (hub_id, life)
    """,
    """
    CREATE INDEX ix_convention_hub_key ON convention (life, hub_key, id)
    """,
    """
    CREATE INDEX ix_convention_in_kind ON convention (life, in_kind_value_cents, id)
    """,
    """
    CREATE INDEX ix_convention_number ON convention (life, number_key, id)
    """,
    """
    CREATE INDEX ix_convention_start_date ON convention (life, start_date, id)
    """,
    """
    CREATE INDEX ix_convention_state ON convention (state, life)
    """,
    """
    CREATE TABLE convention_room (
        convention_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        room_id TEXT NOT NULL,
        CONSTRAINT pk_convention_room PRIMARY KEY (convention_id, position)
    )
    """,
    """
    CREATE INDEX ix_convention_room_room ON convention_room (room_id)
    """,
    """
    CREATE TABLE draft (
        form TEXT NOT NULL,
        "row" TEXT NOT NULL,
        value TEXT NOT NULL,
        at DATETIME NOT NULL,
        CONSTRAINT pk_draft PRIMARY KEY (form, "row")
    )
    """,
    """
    CREATE TABLE hub (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        address TEXT NOT NULL,
        postal_code TEXT NOT NULL,
        city TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        opening TEXT NOT NULL,
        morning_start TIME NOT NULL,
        morning_end TIME NOT NULL,
        afternoon_start TIME NOT NULL,
        afternoon_end TIME NOT NULL,
        property_regime TEXT,
        charges_mode TEXT,
        charges_cents INTEGER NOT NULL,
        free_use_ground TEXT,
        decision_kind TEXT,
        decision_number TEXT NOT NULL,
        decision_date DATE,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        name_key TEXT DEFAULT '' NOT NULL,
        code_key TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_hub PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_hub_code ON hub (life, code_key, id)
    """,
    """
    CREATE INDEX ix_hub_name ON hub (life, name_key, id)
    """,
    """
    CREATE TABLE import_mapping (
        header TEXT NOT NULL,
        field TEXT NOT NULL,
        CONSTRAINT pk_import_mapping PRIMARY KEY (header)
    )
    """,
    """
    CREATE TABLE import_memory (
        entity TEXT NOT NULL,
        "row" TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_import_memory PRIMARY KEY (entity, "row", field)
    )
    """,
    """
    CREATE TABLE issued (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        convention_id TEXT NOT NULL,
        number TEXT NOT NULL,
        issue INTEGER NOT NULL,
        issued_at DATETIME,
        sha256 TEXT NOT NULL,
        pages INTEGER NOT NULL,
        snapshot TEXT NOT NULL,
        snapshot_sha256 TEXT NOT NULL,
        template_id TEXT NOT NULL,
        file_name TEXT NOT NULL,
        cancelled_on DATE,
        cancel_reason TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_issued PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_issued_convention ON issued (convention_id, issue)
    """,
    """
    CREATE TABLE kept_file (
        sha256 TEXT NOT NULL,
        content BLOB NOT NULL,
        CONSTRAINT pk_kept_file PRIMARY KEY (sha256)
    )
    """,
    """
    CREATE TABLE meta (
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_meta PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE note (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        subject_kind TEXT NOT NULL,
        subject_id TEXT NOT NULL,
        written_on DATE,
        author TEXT NOT NULL,
        text TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_note PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_note_subject ON note (subject_kind, subject_id)
    """,
    """
    CREATE TABLE number_counter (
        prefix TEXT NOT NULL,
        last INTEGER NOT NULL,
        CONSTRAINT pk_number_counter PRIMARY KEY (prefix)
    )
    """,
    """
    CREATE TABLE officer (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        association_id TEXT NOT NULL,
        civility TEXT NOT NULL,
        first_name TEXT NOT NULL,
        last_name TEXT NOT NULL,
        quality TEXT NOT NULL,
        signs BOOLEAN NOT NULL,
        empowered_by TEXT NOT NULL,
        empowered_on DATE,
        from_date DATE,
        to_date DATE,
        email TEXT NOT NULL,
        phone TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_officer PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_officer_association ON officer (association_id, life)
    """,
    """
    CREATE TABLE op (
        id TEXT NOT NULL,
        command TEXT NOT NULL,
        position INTEGER NOT NULL,
        entity TEXT NOT NULL,
        "row" TEXT NOT NULL,
        grp TEXT NOT NULL,
        value TEXT,
        parents TEXT NOT NULL,
        hlc TEXT NOT NULL,
        CONSTRAINT pk_op PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_op_command ON op (command, position)
    """,
    """
    CREATE INDEX ix_op_row ON op (entity, "row", grp)
    """,
    """
    CREATE TABLE op_head (
        entity TEXT NOT NULL,
        "row" TEXT NOT NULL,
        grp TEXT NOT NULL,
        op TEXT NOT NULL,
        CONSTRAINT pk_op_head PRIMARY KEY (entity, "row", grp, op)
    )
    """,
    """
    CREATE TABLE paper (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        association_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        decided TEXT,
        reason TEXT NOT NULL,
        received_on DATE,
        valid_from DATE,
        valid_to DATE,
        insurer TEXT NOT NULL,
        policy_no TEXT NOT NULL,
        coverage TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        file_name TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_paper PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_paper_association ON paper (association_id, kind, life)
    """,
    """
    CREATE TABLE rent (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        hub_id TEXT,
        year INTEGER NOT NULL,
        cents_m2_year INTEGER NOT NULL,
        charges_cents_m2_year INTEGER NOT NULL,
        source TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_rent PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE room (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        hub_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        building TEXT NOT NULL,
        floor TEXT NOT NULL,
        door TEXT NOT NULL,
        surface_m2 INTEGER,
        capacity INTEGER,
        erp_type TEXT NOT NULL,
        erp_category INTEGER,
        property_regime TEXT,
        cadastral_ref TEXT NOT NULL,
        furniture TEXT NOT NULL,
        shareable BOOLEAN NOT NULL,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        name_key TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_room PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_room_hub ON room (hub_id, life, name_key, id)
    """,
    """
    CREATE TABLE saved_search (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        subject TEXT NOT NULL,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        filters TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_saved_search PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_saved_search ON saved_search (subject, name)
    """,
    """
    CREATE TABLE search_row (
        rowid INTEGER NOT NULL,
        entity TEXT NOT NULL,
        "row" TEXT NOT NULL,
        CONSTRAINT pk_search_row PRIMARY KEY (rowid)
    )
    """,
    """
    CREATE UNIQUE INDEX ix_search_row_row ON search_row (entity, "row")
    """,
    """
    CREATE TABLE settings (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        authority_name TEXT NOT NULL,
        authority_kind TEXT NOT NULL,
        authority_address TEXT NOT NULL,
        authority_postal_code TEXT NOT NULL,
        authority_city TEXT NOT NULL,
        authority_siret TEXT NOT NULL,
        authority_phone TEXT NOT NULL,
        authority_email TEXT NOT NULL,
        logo_sha256 TEXT NOT NULL,
        court_public TEXT NOT NULL,
        court_private TEXT NOT NULL,
        signing_place TEXT NOT NULL,
        holiday_zone TEXT NOT NULL,
        term_weeks INTEGER NOT NULL,
        open_weeks INTEGER NOT NULL,
        notice_months INTEGER NOT NULL,
        renewal_deadline_months INTEGER NOT NULL,
        ends_soon_days INTEGER NOT NULL,
        insurance_expiring_days INTEGER NOT NULL,
        original_return_days INTEGER NOT NULL,
        paper_alert_days INTEGER NOT NULL,
        absence_threshold INTEGER NOT NULL,
        required_papers TEXT NOT NULL,
        dpo_contact TEXT NOT NULL,
        computer_letter TEXT NOT NULL,
        is_example BOOLEAN NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_settings PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE signatory (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        civility TEXT NOT NULL,
        first_name TEXT NOT NULL,
        last_name TEXT NOT NULL,
        quality TEXT NOT NULL,
        act_kind TEXT NOT NULL,
        act_number TEXT NOT NULL,
        act_date DATE,
        from_date DATE,
        to_date DATE,
        is_default BOOLEAN NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_signatory PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE slot (
        id TEXT NOT NULL,
        room_id TEXT NOT NULL,
        weekday INTEGER NOT NULL,
        start TIME NOT NULL,
        "end" TIME NOT NULL,
        interval_weeks INTEGER NOT NULL,
        week_parity TEXT NOT NULL,
        school_holidays TEXT NOT NULL,
        half_day TEXT NOT NULL,
        anchor DATE,
        dates_in TEXT NOT NULL,
        dates_out TEXT NOT NULL,
        convention_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        CONSTRAINT pk_slot PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_slot_convention ON slot (convention_id, position)
    """,
    """
    CREATE INDEX ix_slot_room ON slot (room_id, weekday)
    """,
    """
    CREATE TABLE template (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        name TEXT NOT NULL,
        issue INTEGER NOT NULL,
        text TEXT NOT NULL,
        state TEXT NOT NULL,
        validated_by TEXT NOT NULL,
        validated_on DATE,
        is_factory BOOLEAN NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_template PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_template_name ON template (name, issue)
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5(entity, body, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co So'", prefix = '1 2 3')
    """,
    """
    CREATE VIRTUAL TABLE search_title USING fts5(title, tokenize = 'trigram')
    """,
    """
    INSERT INTO search(search, rank) VALUES ('secure-delete', 1)
    """,
    """
    INSERT INTO search_title(search_title, rank) VALUES ('secure-delete', 1)
    """,
    """
    CREATE TRIGGER op_no_update BEFORE UPDATE OF command, entity, row, grp, parents ON op BEGIN SELECT RAISE(ABORT, 'the operation log is append-only'); END
    """,
    """
    CREATE TRIGGER op_no_delete BEFORE DELETE ON op BEGIN SELECT RAISE(ABORT, 'the operation log is append-only'); END
    """,
)


def upgrade() -> None:
    """Create every table, index and guard."""
    for statement in STATEMENTS:
        op.execute(statement)
