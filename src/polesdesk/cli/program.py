"""From the words typed to an exit code: 0 done, 1 refused, 2 wrong usage, 3 rows rejected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TextIO

from polesdesk import __version__
from polesdesk.cli import commands
from polesdesk.cli.arguments import (
    HelpAsked,
    Parser,
    UsageProblem,
    add_global_options,
    split_command,
)


def names_command(arguments: Sequence[str]) -> bool:
    """Tell whether arguments are for the command line, and not for the window."""
    name, others = split_command(arguments, commands.NAMES)
    return name is not None or bool({"-h", "--help", "-V", "--version"} & set(others))


def run(
    arguments: Sequence[str],
    out: TextIO,
    err: TextIO,
    ask: Callable[[str], str | None] | None = None,
) -> int:
    """Carry out the command that the arguments name and return the exit code.

    ``ask`` asks a person for the passphrase of a file; None asks on the terminal.
    """
    name, others = split_command(arguments, commands.NAMES)
    if name is None:
        out.write(_about(others))
        return commands.DONE
    try:
        return _carry_out(name, others, out, err, ask)
    except HelpAsked as asked:
        out.write(str(asked))
        return commands.DONE
    except UsageProblem as problem:
        if problem.usage:
            err.write(f"utilisation\u202f: {problem.usage}\n")
        err.write(f"polesdesk\u202f: {problem.message}\n")
        return commands.WRONG_USAGE


def _carry_out(
    name: str,
    others: Sequence[str],
    out: TextIO,
    err: TextIO,
    ask: Callable[[str], str | None] | None,
) -> int:
    command = commands.find(name)
    usage = f"polesdesk {name} {command.usage}".strip()
    parser = Parser(usage=usage, description=command.summary)
    command.arguments(parser)
    add_global_options(parser)
    options = parser.read(others)

    from polesdesk.cli.refusals import as_refusal, show
    from polesdesk.cli.session import Session, ask_passphrase

    session = Session(options=options, out=out, err=err, ask=ask or ask_passphrase)
    try:
        return command.carry_out(session, options)
    except UsageProblem as problem:
        raise UsageProblem(problem.message, problem.usage or usage) from None
    except Exception as error:
        refusal = as_refusal(error)
        if refusal is None:
            raise
        show(refusal, session)
        return commands.REFUSED


def _about(arguments: Sequence[str]) -> str:
    if {"-V", "--version"} & set(arguments):
        return f"PolesDesk {__version__}\n"
    width = max(map(len, commands.NAMES)) + 2
    lines = [f"  {name:{width}}{commands.find(name).summary}" for name in commands.NAMES]
    parser = Parser(
        usage="polesdesk [FICHIER]\n              polesdesk COMMANDE ...",
        description="Sans commande, ouvre le fichier dans la fenêtre. Commandes\u202f:\n\n"
        + "\n".join(lines),
        epilog="« polesdesk COMMANDE --help » explique une commande.",
    )
    add_global_options(parser)
    parser.choices.add_argument("-V", "--version", action="store_true", help="montrer la version")
    return parser.format_help()
