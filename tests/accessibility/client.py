"""What a screen reader does with PolesDesk, through AT-SPI; run by the Python of the system.

client.py PYTHON FILE: starts the program on a file, puts an impossible date in an agreement that
is being prepared, saves, and prints what is then told of the field.
"""

import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - only after its version was asked for

PATIENCE = 25
IMPOSSIBLE = "31/02/2027"


def wait(look):
    """Return what ``look`` finds, as soon as there is something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found is not None:
            return found
        time.sleep(0.2)
    sys.exit(f"nothing found by {look.__name__}")


def program():
    desktop = Atspi.get_desktop(0)
    children = [desktop.get_child_at_index(n) for n in range(desktop.get_child_count())]
    named = [one for one in children if one is not None and one.get_name() == "PolesDesk"]
    return named[0] if named else None


def find(role, name):
    """Return the first thing of a role that is shown and whose name begins so."""

    def look():
        top = program()
        return None if top is None else below(top, role, name)

    look.__name__ = f"{role} « {name} »"
    return wait(look)


def below(node, role, name):
    if node.get_role_name() == role and (node.get_name() or "").startswith(name):
        states = node.get_state_set()
        if states.contains(Atspi.StateType.SHOWING):
            return node
    if node.get_role_name() == "table":
        return None
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        found = None if child is None else below(child, role, name)
        if found is not None:
            return found
    return None


def press(role, name):
    find(role, name).do_action(0)


def choose(menu, command):
    """Do a command of a menu, which need not be open for it."""
    popup = find("menu item", menu).get_child_at_index(0)
    commands = [popup.get_child_at_index(n) for n in range(popup.get_child_count())]
    next(one for one in commands if one.get_name() == command).do_action(0)


def reproach_of(field):
    """Return the words under a field; without any, it tells only how a date looks."""
    told = field.get_description()
    return told if told and told != "jj/mm/aaaa" else None


def main():
    python, file = sys.argv[1:]
    started = subprocess.Popen([python, "-m", "polesdesk", "--today", "2026-11-21", file])
    try:
        press("page tab", "Conventions")
        table = find("table", "Conventions")
        find("text", "Filtrer les conventions").set_text_contents("AUT-2027-001")
        wait(lambda: table.get_n_rows() == 1 or None)
        print("row:", table.get_accessible_at(0, 0).get_name())
        choose("Conventions", "Modifier")
        field = find("text", "Fin")
        field.set_text_contents(IMPOSSIBLE)
        press("push button", "Enregistrer")
        print("error:", wait(lambda: reproach_of(field)))
    finally:
        started.terminate()


main()
