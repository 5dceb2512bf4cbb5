"""Folders in which a file that is written in may come to harm, and why."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QStorageInfo

from polesdesk.domain.folding import fold
from polesdesk.ui.recent_files import is_place_told, note_place_told
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.ui.main_window import MainWindow

NETWORK = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "smbnetfs", "sshfs", "fuse.sshfs",
        "fuse.gvfsd-fuse", "afpfs", "afs", "ncpfs", "webdav", "davfs", "davfs2", "fuse.davfs2",
        "9p", "glusterfs", "fuse.glusterfs", "ceph", "fuse.rclone",
    }
)  # fmt: skip
"""Kinds of file systems that lie on another computer."""
SYNCHRONISED = (
    "OneDrive", "Dropbox", "Nextcloud", "ownCloud", "Google Drive", "GoogleDrive", "Mon Drive",
    "My Drive", "iCloud Drive", "iCloudDrive", "kDrive", "pCloud", "MEGA", "MEGAsync", "Seafile",
    "Syncthing", "Proton Drive", "CozyDrive", "Cozy Drive", "SynologyDrive", "Box Sync", "hubiC",
)  # fmt: skip
"""Names that programs of synchronisation give to their folders, alone or before a hyphen."""
MARKS = (".stfolder", ".dropbox", ".nextcloudsync.log", ".owncloudsync.log", ".seafile-data")
"""What such a program leaves in its folder, whatever its name."""
_REMOTE_DRIVE = 4
"""What Windows calls a drive of the network."""


def warning_of(folder: Path) -> str:
    """Return why a file would be in danger in a folder, and what to do; empty when it is safe."""
    kind = bytes(QStorageInfo(str(folder)).fileSystemType().data()).decode("ascii", "replace")
    if is_network(folder, kind):
        return tr(
            "Ce dossier est sur le réseau\u202f: une coupure pendant un enregistrement peut abîmer "
            "le fichier, et deux postes ne peuvent pas y écrire ensemble. Préférez le disque de "
            "ce poste, et ce dossier comme second endroit des sauvegardes."
        )
    name = synchronised_by(folder)
    if name:
        return tr(
            "Ce dossier est synchronisé par {name}\u202f: une copie à demi écrite peut remplacer "
            "la bonne. Préférez un dossier de ce poste, et celui-ci comme second endroit des "
            "sauvegardes."
        ).format(name=name)
    return ""


def warn_once(window: MainWindow, settings: QSettings, path: Path) -> None:
    """Say once for each file why its folder is a danger for it."""
    if is_place_told(settings, path):
        return
    warning = warning_of(path.parent)
    if warning:
        note_place_told(settings, path)
        window.show_error(warning)


def is_network(folder: Path, file_system: str) -> bool:
    """Tell whether a folder lies on another computer."""
    start = str(folder)[:2]
    if file_system.lower() in NETWORK or start in ("\\\\", "//"):
        return True
    return os.name == "nt" and _is_remote_drive(folder)


def _is_remote_drive(folder: Path) -> bool:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - exists on Windows only
    return bool(kernel.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE)


def synchronised_by(folder: Path) -> str:
    """Return the name of the folder that a program synchronises, empty when there is none."""
    known = {fold(name) for name in SYNCHRONISED}
    for part in reversed((folder, *folder.parents)):
        named = fold(part.name.split(" - ")[0].split(" (")[0])
        if named in known or any((part / mark).exists() for mark in MARKS):
            return part.name
    return ""


def same_disk(one: Path, other: Path) -> bool:
    """Tell whether two folders lie on the same disk, as far as the computer says."""
    return QStorageInfo(str(one)).rootPath() == QStorageInfo(str(other)).rootPath()
