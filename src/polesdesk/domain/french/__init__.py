"""French output: how dates, hours, amounts, identifiers and sentences are written."""

from polesdesk.domain.french.amounts import (
    euros_in_words,
    format_euros,
    format_number,
    format_percent,
    format_surface,
    plural,
)
from polesdesk.domain.french.dates import (
    MONTHS,
    WEEKDAYS,
    date_in_words,
    day_with_weekday,
    format_date,
    format_minutes,
    format_time,
    month_name,
    ordinal_day,
    time_range,
    time_range_in_words,
    weekday_name,
)
from polesdesk.domain.french.grouping import format_phone, format_rna, format_siren, format_siret
from polesdesk.domain.french.typography import typeset
from polesdesk.domain.french.wording import join_and, with_de

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "date_in_words",
    "day_with_weekday",
    "euros_in_words",
    "format_date",
    "format_euros",
    "format_minutes",
    "format_number",
    "format_percent",
    "format_phone",
    "format_rna",
    "format_siren",
    "format_siret",
    "format_surface",
    "format_time",
    "join_and",
    "month_name",
    "ordinal_day",
    "plural",
    "time_range",
    "time_range_in_words",
    "typeset",
    "weekday_name",
    "with_de",
]
