"""The inputs of forms: they take what a French hand types and give values of the domain."""

from polesdesk.ui.inputs.choices import CheckInput, ChecksInput, ChoiceInput
from polesdesk.ui.inputs.dates import DateInput
from polesdesk.ui.inputs.identifiers import (
    ApeInput,
    EmailInput,
    PhoneInput,
    PostalCodeInput,
    RnaInput,
    SirenInput,
    SiretInput,
)
from polesdesk.ui.inputs.numbers import DecimalInput, IntInput, MoneyInput, SurfaceInput
from polesdesk.ui.inputs.protocol import Input
from polesdesk.ui.inputs.records import RecordInput
from polesdesk.ui.inputs.text import LongTextInput, TextInput
from polesdesk.ui.inputs.times import TimeInput, TimeRangeInput

__all__ = [
    "ApeInput",
    "CheckInput",
    "ChecksInput",
    "ChoiceInput",
    "DateInput",
    "DecimalInput",
    "EmailInput",
    "Input",
    "IntInput",
    "LongTextInput",
    "MoneyInput",
    "PhoneInput",
    "PostalCodeInput",
    "RecordInput",
    "RnaInput",
    "SirenInput",
    "SiretInput",
    "SurfaceInput",
    "TextInput",
    "TimeInput",
    "TimeRangeInput",
]
