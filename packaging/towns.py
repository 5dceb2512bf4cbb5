"""Write resources/towns from the official list of communes: `towns.py communes.json STATE`.

The list is `data/communes.json` of the npm package @etalab/decoupage-administratif (Insee and La
Poste, Licence Ouverte 2.0); STATE tells its edition, as « 6.0.0, année 2026 ».
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "resources" / "towns" / "towns.txt"
HEAD = (
    "# Communes par code postal, les plus peuplées d’abord. Sources : Insee (code officiel",
    "# géographique) et La Poste (codes postaux), Licence Ouverte 2.0 ; {state}.",
)


def lines_of(communes: list[dict[str, Any]]) -> list[str]:
    """Return one line for each postal code: « 54490=Piennes;Joudreville »."""
    by_code: dict[str, dict[str, int]] = defaultdict(dict)
    for one in communes:
        if one["type"] != "commune-actuelle":
            continue
        name = one["nom"].replace("'", "’")
        for code in one.get("codesPostaux", ()):
            by_code[code][name] = max(one.get("population", 0), by_code[code].get(name, 0))
    lines = []
    for code, people in sorted(by_code.items()):
        names = sorted(people, key=lambda name: (-people[name], name))
        lines.append(f"{code}={';'.join(names)}")
    return lines


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("communes", type=Path)
    parser.add_argument("state")
    wanted = parser.parse_args()
    communes = json.loads(wanted.communes.read_text(encoding="utf-8"))
    head = [line.format(state=wanted.state) for line in HEAD]
    TARGET.write_text("\n".join([*head, *lines_of(communes), ""]), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
