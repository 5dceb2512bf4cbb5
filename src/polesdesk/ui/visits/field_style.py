"""The dress of field mode: black on white in the sun, large targets, two-pixel lines."""

from __future__ import annotations

TOUCH = 44
"""Pixels of the least target of a finger."""
ANSWER = 64
"""Pixels of the height of an answer."""

SHEET = """
QDialog#field_dialog, QDialog#field_dialog QWidget { background: #FFFFFF; color: #000000; }
QDialog#field_dialog QLabel { background: transparent; }
QDialog#field_dialog QLabel[role="field_room"] { font-size: 24pt; font-weight: 700; }
QDialog#field_dialog QLabel[role="field_who"] { font-size: 17pt; font-weight: 600; }
QDialog#field_dialog QLabel[role="field_line"] { font-size: 13pt; }
QDialog#field_dialog QLabel[role="field_count"] { font-size: 24pt; font-weight: 700; }
QDialog#field_dialog QLabel[role="field_error"] { font-size: 13pt; font-weight: 700; }
QDialog#field_dialog QPushButton {
    background: #FFFFFF; color: #000000; border: 2px solid #000000; border-radius: 8px;
    font-size: 14pt; min-height: 44px; padding: 0 14px;
}
QDialog#field_dialog QPushButton:focus {
    border: 4px solid #000000; padding: 0 12px; min-height: 40px;
}
QDialog#field_dialog QPushButton:checked { background: #000000; color: #FFFFFF; font-weight: 700; }
QDialog#field_dialog QPushButton:checked:focus { border: 4px solid #FFE100; }
QDialog#field_dialog QPushButton:disabled { color: #595959; border-color: #595959; }
QDialog#field_dialog QPushButton[role="answer"] {
    min-height: 64px; font-size: 17pt; font-weight: 600; text-align: left; padding: 0 18px;
}
QDialog#field_dialog QPushButton[role="answer"]:focus { min-height: 60px; padding: 0 16px; }
QDialog#field_dialog QPushButton[role="apart"] { border-style: dashed; min-height: 64px; }
QDialog#field_dialog QPushButton[role="step"] {
    min-height: 64px; min-width: 64px; font-size: 22pt; padding: 0;
}
QDialog#field_dialog QPushButton[role="step"]:focus {
    min-height: 60px; min-width: 60px; padding: 0;
}
QDialog#field_dialog QPushButton[role="primary"] {
    background: #000000; color: #FFFFFF; font-weight: 700; min-height: 64px; font-size: 16pt;
}
QDialog#field_dialog QPushButton[role="primary"]:focus {
    border: 4px solid #FFE100; min-height: 60px;
}
QDialog#field_dialog QLineEdit, QDialog#field_dialog QPlainTextEdit {
    border: 2px solid #000000; border-radius: 8px; font-size: 14pt; min-height: 44px;
    padding: 0 10px;
}
QDialog#field_dialog QPlainTextEdit { padding: 8px; }
QDialog#field_dialog QComboBox {
    border: 2px solid #000000; border-radius: 8px; font-size: 14pt; min-height: 44px;
    padding: 0 10px; background: #FFFFFF; color: #000000;
}
QDialog#field_dialog QComboBox QLineEdit { border: none; min-height: 0; padding: 0; }
QDialog#field_dialog QLineEdit, QDialog#field_dialog QPlainTextEdit,
QDialog#field_dialog QComboBox {
    selection-background-color: #000000; selection-color: #FFFFFF; placeholder-text-color: #404040;
}
QDialog#field_dialog QLineEdit:focus, QDialog#field_dialog QPlainTextEdit:focus,
QDialog#field_dialog QComboBox:focus { border: 4px solid #000000; }
QDialog#field_dialog QComboBox QLineEdit:focus { border: none; }
QDialog#field_dialog QProgressBar {
    border: 2px solid #000000; border-radius: 6px; min-height: 12px; max-height: 12px;
}
QDialog#field_dialog QProgressBar::chunk { background: #000000; border-radius: 2px; }
"""
"""Sizes are those of a finger, whatever the size of the text in the window."""
