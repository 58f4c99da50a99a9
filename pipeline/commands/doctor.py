"""``doctor``: what is in force, what is wrong, and how to mend it."""

import argparse
import json
import os
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pipeline.installation.paths import Paths

if TYPE_CHECKING:
    from pipeline.doctor import Diagnosis, Installation


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
    print(f"Python {state['python']}, SQLite {state['sqlite']}, {state['free_mb']} Mo libres")
    print(f"Données : {state['data']}    Registre : {state['registry']}")
    for setting in state["settings"]:
        print(
            f"  [{setting['heading']}] {setting['setting']} = {json.dumps(setting['value'], ensure_ascii=False)}  ({setting['from']})"
        )
    for name, given in state["secrets"].items():
        print(f"  {name} : {given}")
    for held in state["locks"] or ["Aucun verrou n’est tenu : ceux qui traînent ne gênent personne."]:
        print(f"  {held}")
    for diagnosis in sorted(diagnoses, key=lambda diagnosis: diagnosis.grave):
        print(f"\n{'À RÉPARER' if diagnosis.grave else 'À savoir'} : {diagnosis.what}\n    → {diagnosis.mend}")
    graves = sum(diagnosis.grave for diagnosis in diagnoses)
    print(f"\n{f'{graves} à réparer.' if graves else 'Rien à réparer.'}")
