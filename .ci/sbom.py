"""A lock → a bill of materials in CycloneDX's JSON: the same lock gives the same bytes, without a date or an address of an index."""

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ENTRY = re.compile(
    r"^(?P<name>[a-z0-9.-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\]+?))? \\\n(?P<rest>(?:[ ].*\n?)*)", re.MULTILINE
)
"""A package of a lock, with its hashes and who needs it."""


def bill(lock: str, version: str) -> dict[str, Any]:
    """What a lock names, and who needs what."""
    components: list[dict[str, Any]] = []
    needs: dict[str, set[str]] = {}
    of_name: dict[str, list[str]] = {}
    entries = [(found, f"pkg:pypi/{found['name']}@{found['version']}") for found in ENTRY.finditer(lock)]
    for found, reference in entries:
        of_name.setdefault(found["name"], []).append(reference)
    for found, reference in entries:
        component = {"type": "library", "bom-ref": reference, "name": found["name"], "version": found["version"]}
        component |= {"purl": reference, "scope": "required"}
        if found["marker"]:
            component["properties"] = [{"name": "python:marker", "value": found["marker"]}]
        components.append(component)
        for parent in re.findall(r"^ +#(?: via)? +(?!via$)([a-z][\w.-]*)", found["rest"], re.MULTILINE):
            for reference_of_parent in of_name.get(parent, ["glassvallee"]):
                needs.setdefault(reference_of_parent, set()).add(reference)
    graph = [
        {"ref": one, "dependsOn": sorted(needs.get(one, ()))} for one in ["glassvallee", *(ref for _, ref in entries)]
    ]
    about = {"type": "application", "bom-ref": "glassvallee", "name": "glassvallee", "version": version}
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": about}, "components": components, "dependencies": graph,
    }  # fmt: skip


def write_bill(lock: Path, made: Path) -> None:
    """Write the bill of a lock."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    text = json.dumps(bill(lock.read_text(encoding="utf-8"), version), indent=1) + "\n"
    made.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_bill(Path(sys.argv[1]), Path(sys.argv[2]))
