"""Folders where the file would be in danger: another computer, a synchronised folder."""

from pathlib import Path

import pytest

from polesdesk.ui.places import is_network, synchronised_by, warning_of


@pytest.mark.parametrize(
    ("folder", "system", "network"),
    [
        ("/home/ana/Documents", "ext4", False),
        ("/mnt/service", "cifs", True),
        ("/mnt/service", "NFS4", True),
        ("/run/user/1/gvfs", "fuse.gvfsd-fuse", True),
        ("//serveur/service", "NTFS", True),
        ("\\\\serveur\\service", "NTFS", True),
        ("/home/ana/smb", "btrfs", False),
    ],
)
def test_the_network_is_known_by_its_file_system_or_its_path(folder, system, network):
    assert is_network(Path(folder), system) is network


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("home/ana/OneDrive/Bureau", "OneDrive"),
        ("home/ana/OneDrive - Ville d’Exempleville", "OneDrive - Ville d’Exempleville"),
        ("home/ana/Dropbox (Personnel)/x", "Dropbox (Personnel)"),
        ("home/ana/nextcloud/service", "nextcloud"),
        ("home/ana/Google Drive", "Google Drive"),
        ("home/ana/Documents", ""),
        ("home/ana/Dropbox-ancien", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(folder, name):
    assert synchronised_by(Path("/") / folder) == name


def test_a_synchronised_folder_is_known_by_what_lies_in_it(tmp_path):
    (tmp_path / "partage" / ".stfolder").mkdir(parents=True)
    inside = tmp_path / "partage" / "bureau"
    inside.mkdir()
    assert synchronised_by(inside) == "partage"


def test_the_warning_gives_its_reason(french_app, tmp_path):
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    assert "Dropbox" in warning_of(folder)
    assert "copie à demi écrite" in warning_of(folder)
    assert warning_of(tmp_path) == ""
