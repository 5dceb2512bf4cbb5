"""What can go wrong with the file, in words that say what to do."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

from polesdesk.domain.speech import marked, said


class StoreTrouble(Exception):
    """The environment says no: ``code`` for tools, a French message and what to do."""

    def __init__(self, code: str, message: str, advice: str = "") -> None:
        super().__init__(f"{message} {advice}".strip())
        self.code = code
        self.message = message
        self.advice = advice


_SENTENCES: dict[str, tuple[str, str, str]] = {
    "SQLITE_BUSY": (
        "busy",
        marked("Le fichier est occupé par un autre programme."),
        marked(
            "Attendez quelques secondes puis recommencez ; rien de ce que vous avez saisi n’est "
            "perdu."
        ),
    ),
    "SQLITE_LOCKED": (
        "busy",
        marked("Le fichier est occupé par un autre programme."),
        marked(
            "Attendez quelques secondes puis recommencez ; rien de ce que vous avez saisi n’est "
            "perdu."
        ),
    ),
    "SQLITE_FULL": (
        "disk_full",
        marked("Le disque est plein : rien n’a été enregistré."),
        marked("Libérez de la place sur le disque puis recommencez."),
    ),
    "SQLITE_READONLY": (
        "read_only",
        marked("Le fichier est en lecture seule."),
        marked("Vérifiez les droits du fichier et de son dossier, ou ouvrez une copie."),
    ),
    "SQLITE_IOERR": (
        "io_error",
        marked("Le disque ne répond pas."),
        marked(
            "Vérifiez la clé ou le réseau, puis rouvrez le fichier ; ce qui était enregistré l’est."
        ),
    ),
    "SQLITE_CANTOPEN": (
        "cannot_open",
        marked("Le fichier ne peut pas être ouvert."),
        marked("Vérifiez que le dossier existe et que vous y avez accès."),
    ),
    "SQLITE_CORRUPT": (
        "damaged",
        marked("Le fichier est abîmé."),
        marked("N’y touchez plus et restaurez la dernière sauvegarde."),
    ),
    "SQLITE_NOTADB": (
        "not_polesdesk",
        marked("Ce n’est pas un fichier PolesDesk, ou la phrase secrète est fausse."),
        marked("Choisissez un autre fichier."),
    ),
}


def trouble_of(error: BaseException) -> StoreTrouble | None:
    """Return the trouble behind a driver's error, or None when it is a bug of ours."""
    if isinstance(error, StoreTrouble):
        return error
    original = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(original, "sqlite_errorname", None)
    if name is None or name not in _SENTENCES:
        return None
    code, message, advice = _SENTENCES[name]
    return StoreTrouble(code, said(message), said(advice))


def changed_meanwhile() -> StoreTrouble:
    """Return the trouble of a record that somebody saved since it was read."""
    return StoreTrouble(
        "changed_meanwhile",
        said("Cette fiche a été modifiée entre-temps."),
        said("Comparez avec la version actuelle, puis enregistrez de nouveau."),
    )
