"""``doctor``: what is in force, what is wrong, and how to mend it."""

import argparse
import json
import os
import sys
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pipeline.commands.terminal.print_sentence import print_sentence
from pipeline.commands.terminal.print_table import print_table
from pipeline.commands.terminal.table import INDENT, Column, Row, Table
from pipeline.installation.paths import Paths

if TYPE_CHECKING:
    from pipeline.doctor import Diagnosis, Installation

SETTINGS = (Column("Réglage"), Column("Valeur", narrowest=12), Column("Fichier", narrowest=13))
SECRETS_TOLD = (Column("Mot de passe"), Column("Donné ou non"))


def arguments(sub: argparse.ArgumentParser) -> None:
    """What to look at, and in which form."""
    sub.add_argument("--mail", action="store_true", help="also speak to the mail server")
    sub.add_argument("--json", action="store_true")


def do(args: argparse.Namespace, paths: Paths, now: datetime) -> int:
    """Examine the installation; fails when something is to be mended."""
    from pipeline.doctor import Diagnosis, Installation, examine
    from pipeline.doctor.this_machine import this_machine
    from pipeline.installation.configuration import ConfigurationError, default_configuration, read_configuration

    diagnoses: list[Diagnosis] = []
    try:
        configuration = read_configuration(paths.data, args.config)
    except (ConfigurationError, FileNotFoundError) as error:
        diagnoses.append(
            Diagnosis("settings", str(error), "Corrigez ce fichier ; en attendant, les valeurs d’origine valent.")
        )
        configuration = default_configuration()
    installation = Installation(
        paths=paths, configuration=configuration, now=now, machine=this_machine(paths.data), mail=args.mail
    )
    diagnoses += examine(installation)
    state = in_force(installation)
    if args.json:
        print(
            json.dumps(
                state | {"findings": [asdict(diagnosis) for diagnosis in diagnoses]}, ensure_ascii=False, indent=1
            )
        )
    else:
        show(state, diagnoses)
    return 1 if any(diagnosis.grave for diagnosis in diagnoses) else 0


def in_force(installation: "Installation") -> dict[str, Any]:
    """Versions, folders, every setting with its origin; of secrets only whether they are given."""
    from pipeline.doctor.machine_checks import dotted
    from pipeline.installation.configuration import SECRETS
    from pipeline.recovery.open_files import held_locks

    configuration, machine = installation.configuration, installation.machine
    return {
        "python": dotted(machine.python),
        "sqlite": dotted(machine.sqlite),
        "data": str(installation.paths.data),
        "registry": str(installation.paths.registry),
        "free_mb": round(machine.free / 1e6),
        "settings": [
            {"heading": heading, "setting": name, "value": value, "from": configuration.origin(heading, name)}
            for heading, name, value in configuration.lines()
        ],
        "secrets": {name: "donné" if os.environ.get(name) else "absent" for name in SECRETS},
        "locks": held_locks(installation.paths.data),
    }


def show(state: dict[str, Any], diagnoses: "list[Diagnosis]") -> None:
    """For people: what is in force, then what was found, the gravest last, where it is read."""
    from board.published.setting_kinds import as_written

    print_sentence(f"Python {state['python']}, SQLite {state['sqlite']}, {state['free_mb']} Mo libres", sys.stdout)
    print_sentence(f"Données : {state['data']}", sys.stdout)
    print_sentence(f"Registre : {state['registry']}", sys.stdout)
    print()
    settings = (
        Row((f"[{setting['heading']}] {setting['setting']}", as_written(setting["value"]), setting["from"]))
        for setting in state["settings"]
    )
    print_table(Table(SETTINGS, tuple(settings)), sys.stdout)
    print()
    print_table(Table(SECRETS_TOLD, tuple(map(Row, state["secrets"].items()))), sys.stdout)
    print()
    for held in state["locks"] or ["Aucun verrou n’est tenu : ceux qui traînent ne gênent personne."]:
        print_sentence(held, sys.stdout)
    for diagnosis in sorted(diagnoses, key=lambda diagnosis: diagnosis.grave):
        print()
        print_sentence(f"{'À RÉPARER' if diagnosis.grave else 'À savoir'} : {diagnosis.what}", sys.stdout)
        print_sentence(f"→ {diagnosis.mend}", sys.stdout, indent=INDENT)
    graves = sum(diagnosis.grave for diagnosis in diagnoses)
    print()
    print_sentence(f"{graves} à réparer." if graves else "Rien à réparer.", sys.stdout)
