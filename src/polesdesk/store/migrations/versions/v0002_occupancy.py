"""Second schema: school calendar, closures, allotments, requests and visits."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

# The statements stand as text: a migration is frozen and must not follow later tables.
# ruff: noqa: E501
STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE access_device (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        kind TEXT NOT NULL,
        label TEXT NOT NULL,
        hub_id TEXT NOT NULL,
        room_ids TEXT NOT NULL,
        opens TEXT NOT NULL,
        level TEXT NOT NULL,
        box TEXT NOT NULL,
        replacement_cents INTEGER,
        state TEXT NOT NULL,
        state_on DATE,
        state_reason TEXT NOT NULL,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        label_key TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_access_device PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_access_device_hub ON access_device (hub_id, label_key)
    """,
    """
    CREATE TABLE allotment (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        convention_id TEXT,
        hub_id TEXT NOT NULL,
        label TEXT NOT NULL,
        season TEXT NOT NULL,
        start_date DATE,
        end_date DATE,
        slots TEXT NOT NULL,
        letter_id TEXT,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_allotment PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_allotment_convention ON allotment (convention_id)
    """,
    """
    CREATE INDEX ix_allotment_hub ON allotment (hub_id, end_date)
    """,
    """
    CREATE TABLE assignment (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        shift_id TEXT NOT NULL,
        volunteer_id TEXT NOT NULL,
        day DATE,
        role TEXT NOT NULL,
        status TEXT NOT NULL,
        origin TEXT NOT NULL,
        time_in TIME,
        time_out TIME,
        credited_minutes INTEGER,
        override_reason TEXT NOT NULL,
        cancel_reason TEXT NOT NULL,
        proposal_reason TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_assignment PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_assignment_day ON assignment (day)
    """,
    """
    CREATE INDEX ix_assignment_shift ON assignment (shift_id)
    """,
    """
    CREATE INDEX ix_assignment_volunteer ON assignment (volunteer_id, day)
    """,
    """
    ALTER TABLE association ADD COLUMN kind TEXT DEFAULT 'LAW_1901' NOT NULL
    """,
    """
    ALTER TABLE association ADD COLUMN dissolved_on DATE
    """,
    """
    CREATE TABLE association_event (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        association_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        "on" DATE,
        deed TEXT NOT NULL,
        deed_on DATE,
        receipt_on DATE,
        "before" TEXT NOT NULL,
        "after" TEXT NOT NULL,
        left_ids TEXT NOT NULL,
        came_ids TEXT NOT NULL,
        successor_ids TEXT NOT NULL,
        convention_ids TEXT NOT NULL,
        liquidator TEXT NOT NULL,
        liquidator_address TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        file_name TEXT NOT NULL,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_association_event PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_association_event_association ON association_event (association_id, "on")
    """,
    """
    CREATE TABLE citizen_day (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        state TEXT NOT NULL,
        day DATE,
        start TIME,
        "end" TIME,
        theme TEXT NOT NULL,
        meeting_point TEXT NOT NULL,
        meeting_time TIME,
        rain_plan TEXT NOT NULL,
        fallback_day DATE,
        deliberation_number TEXT NOT NULL,
        deliberation_date DATE,
        insurer TEXT NOT NULL,
        insurer_informed_on DATE,
        prefecture_informed_on DATE,
        estimated_headcount INTEGER,
        sign_up_from DATE,
        sign_up_to DATE,
        ideas_to DATE,
        emergency_contact TEXT NOT NULL,
        meal_place TEXT NOT NULL,
        meal_time TIME,
        meal_cost_cents INTEGER,
        other_cost_cents INTEGER,
        charter TEXT NOT NULL,
        reason TEXT NOT NULL,
        report_context TEXT NOT NULL,
        report_strengths TEXT NOT NULL,
        report_difficulties TEXT NOT NULL,
        report_next TEXT NOT NULL,
        press TEXT NOT NULL,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_citizen_day PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE closure (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        hub_id TEXT NOT NULL,
        room_id TEXT,
        kind TEXT NOT NULL,
        first DATE,
        last DATE,
        start TIME,
        "end" TIME,
        reason TEXT NOT NULL,
        spared_ids TEXT NOT NULL,
        operation_id TEXT,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_closure PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_closure_hub ON closure (hub_id, last)
    """,
    """
    CREATE TABLE closure_operation (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        hub_id TEXT NOT NULL,
        room_ids TEXT NOT NULL,
        ground TEXT NOT NULL,
        reason TEXT NOT NULL,
        first DATE,
        last DATE,
        start TIME,
        "end" TIME,
        act_number TEXT NOT NULL,
        act_date DATE,
        contact TEXT NOT NULL,
        lines TEXT NOT NULL,
        letter_ids TEXT NOT NULL,
        reopened_on DATE,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_closure_operation PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_closure_operation_hub ON closure_operation (hub_id, last)
    """,
    """
    CREATE TABLE condition_report (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        number TEXT NOT NULL,
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        hub_id TEXT NOT NULL,
        association_id TEXT NOT NULL,
        convention_id TEXT,
        day DATE,
        time TIME,
        city_present TEXT NOT NULL,
        association_present TEXT NOT NULL,
        lines TEXT NOT NULL,
        meters TEXT NOT NULL,
        keys_counted INTEGER,
        keys_note TEXT NOT NULL,
        remarks TEXT NOT NULL,
        refused BOOLEAN NOT NULL,
        closed_at DATETIME,
        replaces_id TEXT,
        correction_reason TEXT NOT NULL,
        signed_sha256 TEXT NOT NULL,
        signed_file_name TEXT NOT NULL,
        signed_on DATE,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_condition_report PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_condition_report_association ON condition_report (association_id)
    """,
    """
    CREATE INDEX ix_condition_report_convention ON condition_report (convention_id)
    """,
    """
    CREATE INDEX ix_condition_report_hub ON condition_report (hub_id)
    """,
    """
    ALTER TABLE convention ADD COLUMN origin_id TEXT
    """,
    """
    ALTER TABLE convention ADD COLUMN first_end_date DATE
    """,
    """
    ALTER TABLE convention ADD COLUMN sent_to_association_on DATE
    """,
    """
    ALTER TABLE convention ADD COLUMN copy_handed_on DATE
    """,
    """
    ALTER TABLE convention ADD COLUMN past_suspensions TEXT DEFAULT '' NOT NULL
    """,
    """
    ALTER TABLE convention ADD COLUMN slots_by_letter BOOLEAN DEFAULT 0 NOT NULL
    """,
    """
    ALTER TABLE convention ADD COLUMN amendment_object TEXT DEFAULT '' NOT NULL
    """,
    """
    CREATE INDEX ix_convention_amends ON convention (amends_id)
    """,
    """
    CREATE INDEX ix_convention_origin ON convention (origin_id)
    """,
    """
    CREATE INDEX ix_convention_previous ON convention (previous_id)
    """,
    """
    CREATE INDEX ix_convention_standing ON convention (life, start_date, end_date, terminated_on, state, renewal, number_key, id)
    """,
    """
    CREATE TABLE day_task (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        edition_id TEXT NOT NULL,
        worksite_id TEXT,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        owner TEXT NOT NULL,
        due_on DATE,
        asked_on DATE,
        answer TEXT,
        answered_on DATE,
        answer_text TEXT NOT NULL,
        done_on DATE,
        agent_minutes INTEGER,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_day_task PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_day_task_edition ON day_task (edition_id, due_on)
    """,
    """
    CREATE INDEX ix_day_task_worksite ON day_task (worksite_id)
    """,
    """
    CREATE TABLE duty_pattern (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        hub_id TEXT NOT NULL,
        name TEXT NOT NULL,
        cycle_weeks INTEGER NOT NULL,
        anchor DATE,
        from_date DATE,
        to_date DATE,
        in_school_holidays BOOLEAN NOT NULL,
        on_public_holidays BOOLEAN NOT NULL,
        shifts TEXT NOT NULL,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_duty_pattern PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_duty_pattern_hub ON duty_pattern (hub_id, life)
    """,
    """
    CREATE TABLE duty_shift (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        hub_id TEXT NOT NULL,
        room_id TEXT,
        day DATE,
        start TIME,
        "end" TIME,
        task TEXT NOT NULL,
        minimum INTEGER NOT NULL,
        maximum INTEGER NOT NULL,
        skill TEXT NOT NULL,
        needs_key BOOLEAN NOT NULL,
        substitute_ids TEXT NOT NULL,
        pattern_id TEXT,
        pattern_shift_id TEXT,
        batch_id TEXT,
        cancelled_on DATE,
        cancel_reason TEXT NOT NULL,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_duty_shift PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_duty_shift_batch ON duty_shift (batch_id)
    """,
    """
    CREATE INDEX ix_duty_shift_day ON duty_shift (day, start)
    """,
    """
    CREATE INDEX ix_duty_shift_hub ON duty_shift (hub_id, day, start)
    """,
    """
    CREATE TABLE evaluation (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        convention_id TEXT NOT NULL,
        state TEXT NOT NULL,
        drawn_up_on DATE,
        scores TEXT NOT NULL,
        outcome TEXT,
        motive TEXT NOT NULL,
        changes TEXT NOT NULL,
        next_end DATE,
        remarks_asked_on DATE,
        remarks TEXT NOT NULL,
        remarks_on DATE,
        proposed_by TEXT NOT NULL,
        proposed_on DATE,
        decided_by TEXT NOT NULL,
        decided_on DATE,
        replaces_id TEXT,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_evaluation PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_evaluation_convention ON evaluation (convention_id, life)
    """,
    """
    CREATE TABLE evaluation_grid (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        criteria TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_evaluation_grid PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE finding (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        visit_id TEXT NOT NULL,
        hub_id TEXT NOT NULL,
        room_id TEXT NOT NULL,
        day DATE,
        time TIME,
        kind TEXT NOT NULL,
        convention_id TEXT,
        slot_id TEXT,
        slot_day DATE,
        other_association_id TEXT,
        headcount INTEGER,
        minors INTEGER,
        activity TEXT NOT NULL,
        note TEXT NOT NULL,
        answers TEXT NOT NULL,
        photos TEXT NOT NULL,
        position INTEGER NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_finding PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_finding_convention ON finding (convention_id, day)
    """,
    """
    CREATE INDEX ix_finding_day ON finding (life, day, id)
    """,
    """
    CREATE INDEX ix_finding_room ON finding (room_id, day)
    """,
    """
    CREATE INDEX ix_finding_slot ON finding (slot_id, slot_day)
    """,
    """
    CREATE INDEX ix_finding_visit ON finding (visit_id, position)
    """,
    """
    CREATE TABLE follow_up (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        hub_id TEXT NOT NULL,
        association_id TEXT,
        convention_id TEXT,
        slot_id TEXT,
        visit_id TEXT,
        finding_ids TEXT NOT NULL,
        owner TEXT NOT NULL,
        opened_on DATE,
        due_on DATE,
        letter_id TEXT,
        answer TEXT NOT NULL,
        answered_on DATE,
        excused BOOLEAN,
        done_on DATE,
        outcome TEXT NOT NULL,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_follow_up PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_follow_up_association ON follow_up (association_id)
    """,
    """
    CREATE INDEX ix_follow_up_convention ON follow_up (convention_id)
    """,
    """
    CREATE INDEX ix_follow_up_due ON follow_up (life, done_on, due_on)
    """,
    """
    CREATE INDEX ix_follow_up_visit ON follow_up (visit_id)
    """,
    """
    CREATE TABLE handover (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        device_id TEXT NOT NULL,
        association_id TEXT NOT NULL,
        convention_id TEXT,
        officer_id TEXT,
        holder TEXT NOT NULL,
        handed_on DATE,
        handed_by TEXT NOT NULL,
        due_on DATE,
        deposit_cents INTEGER NOT NULL,
        override_reason TEXT NOT NULL,
        receipt_id TEXT NOT NULL,
        returned_on DATE,
        returned_by TEXT NOT NULL,
        received_by TEXT NOT NULL,
        return_id TEXT NOT NULL,
        condition TEXT,
        deposit_back_on DATE,
        lost_on DATE,
        loss_reason TEXT NOT NULL,
        cost_cents INTEGER,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_handover PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_handover_association ON handover (association_id)
    """,
    """
    CREATE INDEX ix_handover_convention ON handover (convention_id)
    """,
    """
    CREATE INDEX ix_handover_device ON handover (device_id)
    """,
    """
    CREATE INDEX ix_handover_receipt ON handover (receipt_id)
    """,
    """
    CREATE TABLE hourly_rate (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        task TEXT NOT NULL,
        from_date DATE,
        cents INTEGER,
        source TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_hourly_rate PRIMARY KEY (id)
    )
    """,
    """
    ALTER TABLE hub ADD COLUMN absence_threshold INTEGER
    """,
    """
    ALTER TABLE hub ADD COLUMN absence_consecutive BOOLEAN
    """,
    """
    ALTER TABLE hub ADD COLUMN visit_delay_days INTEGER
    """,
    """
    CREATE TABLE incident (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        edition_id TEXT NOT NULL,
        worksite_id TEXT,
        volunteer_id TEXT,
        kind TEXT NOT NULL,
        at TIME,
        description TEXT NOT NULL,
        first_aid TEXT NOT NULL,
        witnesses TEXT NOT NULL,
        declared_on DATE,
        declared_to TEXT NOT NULL,
        reference TEXT NOT NULL,
        closed_on DATE,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_incident PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_incident_edition ON incident (edition_id)
    """,
    """
    CREATE TABLE letter (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        number TEXT NOT NULL,
        kind TEXT NOT NULL,
        subject_kind TEXT NOT NULL,
        subject_id TEXT NOT NULL,
        association_id TEXT,
        convention_id TEXT,
        hub_id TEXT,
        issued_on DATE,
        sent_on DATE,
        channel TEXT,
        post_number TEXT NOT NULL,
        sent_by TEXT NOT NULL,
        presented_on DATE,
        received_on DATE,
        unclaimed BOOLEAN NOT NULL,
        signed_by TEXT NOT NULL,
        appeal BOOLEAN NOT NULL,
        answer_due_on DATE,
        answered_on DATE,
        answer TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        pages INTEGER NOT NULL,
        snapshot TEXT NOT NULL,
        file_name TEXT NOT NULL,
        cancelled_on DATE,
        cancel_reason TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_letter PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_letter_association ON letter (association_id)
    """,
    """
    CREATE INDEX ix_letter_number ON letter (number)
    """,
    """
    CREATE INDEX ix_letter_subject ON letter (subject_kind, subject_id)
    """,
    """
    CREATE TABLE observation (
        slot_id TEXT NOT NULL,
        slot_day DATE NOT NULL,
        part TEXT NOT NULL,
        finding_id TEXT NOT NULL,
        visit_id TEXT NOT NULL,
        hub_id TEXT NOT NULL,
        room_id TEXT NOT NULL,
        convention_id TEXT,
        association_id TEXT,
        day DATE NOT NULL,
        weekday INTEGER NOT NULL,
        hour INTEGER NOT NULL,
        last_hour INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        motive TEXT NOT NULL,
        headcount INTEGER,
        capacity INTEGER,
        CONSTRAINT pk_observation PRIMARY KEY (slot_id, slot_day, part)
    )
    """,
    """
    CREATE INDEX ix_observation_association ON observation (association_id, outcome, motive, day, headcount, capacity)
    """,
    """
    CREATE INDEX ix_observation_convention ON observation (convention_id, outcome, motive, day, headcount, capacity)
    """,
    """
    CREATE INDEX ix_observation_day ON observation (day, outcome, motive, headcount, capacity)
    """,
    """
    CREATE INDEX ix_observation_finding ON observation (finding_id)
    """,
    """
    CREATE INDEX ix_observation_hours ON observation (weekday, hour, last_hour, outcome, motive, day, headcount, capacity)
    """,
    """
    CREATE INDEX ix_observation_hub ON observation (hub_id, outcome, motive, day, headcount, capacity)
    """,
    """
    CREATE INDEX ix_observation_room ON observation (room_id, outcome, motive, day, headcount, capacity)
    """,
    """
    CREATE INDEX ix_observation_slot ON observation (slot_id, part, outcome, motive, day, headcount, capacity)
    """,
    """
    ALTER TABLE paper ADD COLUMN covers TEXT DEFAULT '' NOT NULL
    """,
    """
    ALTER TABLE paper ADD COLUMN hub_ids TEXT DEFAULT '' NOT NULL
    """,
    """
    ALTER TABLE paper ADD COLUMN room_ids TEXT DEFAULT '' NOT NULL
    """,
    """
    ALTER TABLE paper ADD COLUMN other_files TEXT DEFAULT '' NOT NULL
    """,
    """
    CREATE TABLE premises_request (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        number TEXT NOT NULL,
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        association_id TEXT,
        applicant TEXT NOT NULL,
        contact TEXT NOT NULL,
        email TEXT NOT NULL,
        phone TEXT NOT NULL,
        received_on DATE,
        acknowledged_on DATE,
        purpose TEXT NOT NULL,
        weekdays TEXT NOT NULL,
        from_time TIME,
        to_time TIME,
        minutes INTEGER,
        headcount INTEGER,
        equipment TEXT NOT NULL,
        hub_ids TEXT NOT NULL,
        start_date DATE,
        end_date DATE,
        criteria TEXT NOT NULL,
        option_until DATE,
        room_id TEXT,
        day DATE,
        weekday INTEGER,
        start TIME,
        "end" TIME,
        fee_cents INTEGER NOT NULL,
        deposit_cents INTEGER NOT NULL,
        insured_until DATE,
        surface_m2 INTEGER,
        decided_on DATE,
        decision_reason TEXT NOT NULL,
        convention_id TEXT,
        letter_ids TEXT NOT NULL,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        number_key TEXT DEFAULT '' NOT NULL,
        applicant_key TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_premises_request PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_premises_request_applicant ON premises_request (life, applicant_key, id)
    """,
    """
    CREATE INDEX ix_premises_request_association ON premises_request (association_id)
    """,
    """
    CREATE INDEX ix_premises_request_number ON premises_request (life, number_key, id)
    """,
    """
    CREATE INDEX ix_premises_request_received ON premises_request (life, received_on, id)
    """,
    """
    CREATE INDEX ix_premises_request_state ON premises_request (state, life)
    """,
    """
    CREATE TABLE question_set (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        issue INTEGER NOT NULL,
        from_date DATE,
        questions TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_question_set PRIMARY KEY (id)
    )
    """,
    """
    ALTER TABLE room ADD COLUMN equipment TEXT DEFAULT '[]' NOT NULL
    """,
    """
    ALTER TABLE room ADD COLUMN walk_order INTEGER DEFAULT 0 NOT NULL
    """,
    """
    CREATE TABLE round (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        number TEXT NOT NULL,
        hub_id TEXT NOT NULL,
        day DATE,
        from_time TIME,
        to_time TIME,
        agent TEXT NOT NULL,
        motive TEXT NOT NULL,
        lines TEXT NOT NULL,
        printed_on DATE,
        visit_id TEXT,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        number_key TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_round PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_round_day ON round (life, day, id)
    """,
    """
    CREATE INDEX ix_round_hub ON round (hub_id, day)
    """,
    """
    CREATE INDEX ix_round_number ON round (life, number_key, id)
    """,
    """
    CREATE TABLE school_holiday (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        zone TEXT NOT NULL,
        name TEXT NOT NULL,
        first DATE,
        last DATE,
        source TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_school_holiday PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_school_holiday_zone ON school_holiday (zone, first)
    """,
    """
    ALTER TABLE settings ADD COLUMN warn_months INTEGER DEFAULT 5 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN papers_months INTEGER DEFAULT 4 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN opinion_months INTEGER DEFAULT 3 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN decision_months INTEGER DEFAULT 2 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN signing_months INTEGER DEFAULT 1 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN summer_base TEXT DEFAULT '' NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN absence_consecutive BOOLEAN DEFAULT 0 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN absence_months INTEGER DEFAULT 12 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN visit_delay_days INTEGER DEFAULT 90 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN draft_visit_days INTEGER DEFAULT 7 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN unsent_days INTEGER DEFAULT 0 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN answer_days INTEGER DEFAULT 15 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN min_observations INTEGER DEFAULT 5 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN edge_minutes INTEGER DEFAULT 15 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN night_rest_hours INTEGER DEFAULT 11 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN shift_gap_minutes INTEGER DEFAULT 0 NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN public_holiday_region TEXT DEFAULT '' NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN paper_rules TEXT DEFAULT '[{"paper": "APPROVAL", "case": "PUBLIC_UTILITY", "asked": true, "hub_id": ""}, {"paper": "ACCOUNTS", "case": "PUBLIC_UTILITY", "asked": true, "hub_id": ""}, {"paper": "APPROVAL", "case": "SPORT", "asked": true, "hub_id": ""}, {"paper": "APPROVAL", "case": "YOUTH", "asked": true, "hub_id": ""}, {"paper": "CER", "case": "UNION", "asked": false, "hub_id": ""}, {"paper": "STATUTES", "case": "INFORMAL", "asked": false, "hub_id": ""}, {"paper": "REGISTRATION_RECEIPT", "case": "INFORMAL", "asked": false, "hub_id": ""}, {"paper": "SIRET_NOTICE", "case": "ECONOMIC", "asked": true, "hub_id": ""}]' NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN required_covers TEXT DEFAULT '["LIABILITY", "OCCUPIER"]' NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN room_elements TEXT DEFAULT '' NOT NULL
    """,
    """
    ALTER TABLE settings ADD COLUMN unit_elements TEXT DEFAULT '' NOT NULL
    """,
    """
    CREATE TABLE sign_up (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        edition_id TEXT NOT NULL,
        volunteer_id TEXT NOT NULL,
        worksite_id TEXT,
        choice_ids TEXT NOT NULL,
        role TEXT NOT NULL,
        status TEXT NOT NULL,
        signed_up_on DATE,
        party TEXT NOT NULL,
        is_first BOOLEAN NOT NULL,
        has_meal BOOLEAN NOT NULL,
        diet TEXT NOT NULL,
        time_in TIME,
        time_out TIME,
        credited_minutes INTEGER,
        reason TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_sign_up PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_sign_up_edition ON sign_up (edition_id, worksite_id)
    """,
    """
    CREATE INDEX ix_sign_up_volunteer ON sign_up (volunteer_id)
    """,
    """
    CREATE TABLE signed_copy (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        convention_id TEXT NOT NULL,
        issued_id TEXT NOT NULL,
        number TEXT NOT NULL,
        issue INTEGER NOT NULL,
        filed_on DATE,
        pages TEXT NOT NULL,
        prints TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        file_name TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_signed_copy PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_signed_copy_convention ON signed_copy (convention_id, issued_id)
    """,
    """
    ALTER TABLE slot ADD COLUMN month_weeks TEXT DEFAULT '[]' NOT NULL
    """,
    """
    ALTER TABLE slot ADD COLUMN from_date DATE
    """,
    """
    ALTER TABLE slot ADD COLUMN to_date DATE
    """,
    """
    CREATE TABLE slot_exception (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        slot_id TEXT NOT NULL,
        convention_id TEXT,
        allotment_id TEXT,
        hub_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        day DATE,
        new_day DATE,
        new_start TIME,
        new_end TIME,
        new_room_id TEXT,
        new_hub_id TEXT,
        reason TEXT NOT NULL,
        told_by TEXT NOT NULL,
        received_on DATE,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_slot_exception PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_slot_exception_convention ON slot_exception (convention_id)
    """,
    """
    CREATE INDEX ix_slot_exception_hub ON slot_exception (hub_id, day)
    """,
    """
    CREATE INDEX ix_slot_exception_slot ON slot_exception (slot_id, day)
    """,
    """
    CREATE TABLE survey_answer (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        edition_id TEXT NOT NULL,
        worksite_id TEXT,
        typed_on DATE,
        overall INTEGER,
        welcome INTEGER,
        organisation INTEGER,
        worksite INTEGER,
        meal INTEGER,
        returns TEXT,
        leads TEXT,
        heard_by TEXT NOT NULL,
        comment TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_survey_answer PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_survey_answer_edition ON survey_answer (edition_id)
    """,
    """
    CREATE TABLE visit (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        number TEXT NOT NULL,
        hub_id TEXT NOT NULL,
        round_id TEXT,
        external_id TEXT NOT NULL,
        day DATE,
        time_in TIME,
        time_out TIME,
        agent TEXT NOT NULL,
        motive TEXT NOT NULL,
        announced BOOLEAN NOT NULL,
        state TEXT NOT NULL,
        origin TEXT NOT NULL,
        finalised_at DATETIME,
        replaces_id TEXT,
        correction_reason TEXT NOT NULL,
        question_set_id TEXT,
        person_met TEXT NOT NULL,
        association_remark TEXT NOT NULL,
        remarks TEXT NOT NULL,
        signature_sha256 TEXT NOT NULL,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        number_key TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_visit PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_visit_day ON visit (life, day, id)
    """,
    """
    CREATE INDEX ix_visit_external ON visit (external_id)
    """,
    """
    CREATE INDEX ix_visit_hub ON visit (hub_id, day)
    """,
    """
    CREATE INDEX ix_visit_number ON visit (life, number_key, id)
    """,
    """
    CREATE INDEX ix_visit_round ON visit (round_id)
    """,
    """
    CREATE INDEX ix_visit_state ON visit (state, life)
    """,
    """
    CREATE TABLE volunteer (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        civility TEXT NOT NULL,
        first_name TEXT NOT NULL,
        last_name TEXT NOT NULL,
        is_agent BOOLEAN NOT NULL,
        service TEXT NOT NULL,
        is_minor BOOLEAN NOT NULL,
        email TEXT NOT NULL,
        phone TEXT NOT NULL,
        quarter TEXT NOT NULL,
        association_id TEXT,
        officer_ids TEXT NOT NULL,
        hub_ids TEXT NOT NULL,
        key_hub_ids TEXT NOT NULL,
        skills TEXT NOT NULL,
        wishes TEXT NOT NULL,
        availability TEXT NOT NULL,
        absences TEXT NOT NULL,
        extra_hours TEXT NOT NULL,
        agreed_minutes INTEGER,
        constraints TEXT NOT NULL,
        joined_on DATE,
        left_on DATE,
        photo_consent_on DATE,
        contact_consent_on DATE,
        parental_authorisation_on DATE,
        insurance_attested_on DATE,
        emergency_name TEXT NOT NULL,
        emergency_phone TEXT NOT NULL,
        emergency_until DATE,
        merged_into TEXT,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        name_key TEXT DEFAULT '' NOT NULL,
        quarter_key TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_volunteer PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_volunteer_association ON volunteer (association_id)
    """,
    """
    CREATE INDEX ix_volunteer_name ON volunteer (life, name_key, id)
    """,
    """
    CREATE INDEX ix_volunteer_phone ON volunteer (phone)
    """,
    """
    CREATE INDEX ix_volunteer_quarter ON volunteer (life, quarter_key, id)
    """,
    """
    CREATE TABLE worksite (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        edition_id TEXT NOT NULL,
        number INTEGER,
        title TEXT NOT NULL,
        category TEXT NOT NULL,
        state TEXT NOT NULL,
        place TEXT NOT NULL,
        quarter TEXT NOT NULL,
        hub_id TEXT,
        association_id TEXT,
        referent_ids TEXT NOT NULL,
        lead_ids TEXT NOT NULL,
        description TEXT NOT NULL,
        start TIME,
        "end" TIME,
        minimum INTEGER,
        maximum INTEGER,
        adults_only BOOLEAN NOT NULL,
        accessibility TEXT NOT NULL,
        skills TEXT NOT NULL,
        tools TEXT NOT NULL,
        materials TEXT NOT NULL,
        risks TEXT NOT NULL,
        protection TEXT NOT NULL,
        first_aid TEXT NOT NULL,
        facilities TEXT NOT NULL,
        rain_plan TEXT NOT NULL,
        photos_before TEXT NOT NULL,
        photos_after TEXT NOT NULL,
        results TEXT NOT NULL,
        reason TEXT NOT NULL,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        title_key TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_worksite PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_worksite_edition ON worksite (edition_id, number)
    """,
    """
    CREATE TABLE worksite_proposal (
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        edition_id TEXT NOT NULL,
        title TEXT NOT NULL,
        proposer_kind TEXT NOT NULL,
        proposer TEXT NOT NULL,
        contact TEXT NOT NULL,
        association_id TEXT,
        place TEXT NOT NULL,
        quarter TEXT NOT NULL,
        need TEXT NOT NULL,
        received_on DATE,
        feasibility TEXT NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        decided_on DATE,
        answered_on DATE,
        merged_into TEXT,
        worksite_id TEXT,
        notes TEXT NOT NULL,
        life TEXT DEFAULT 'alive' NOT NULL,
        binned_at DATETIME,
        CONSTRAINT pk_worksite_proposal PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_worksite_proposal_edition ON worksite_proposal (edition_id)
    """,
)


def upgrade() -> None:
    """Add what visits and planning need; every agreement and slot stays as it is."""
    for statement in STATEMENTS:
        op.execute(statement)
