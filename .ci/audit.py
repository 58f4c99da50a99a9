"""Known vulnerabilities of what the locks pin: 1 when there is one, 0 and a loud word when nobody could be asked."""

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^[a-z0-9.-]+==")
FIRST, ALL = 12, 300
"""Seconds: for one package, to learn whether a feed answers; then for all."""


def ask(program: str, requirements: Path, seconds: float) -> list[dict[str, Any]] | str:
    """What the feed says of each package, or why it says nothing."""
    command = [program, "--disable-pip", "--no-deps", "--progress-spinner=off", "--timeout=5", "--format=json", "-r"]
    try:
        said = subprocess.run([*command, requirements], capture_output=True, text=True, timeout=seconds, check=False)
        answers: list[dict[str, Any]] = json.loads(said.stdout)["dependencies"]
    except FileNotFoundError:
        return "pip-audit is not installed (make install)"
    except subprocess.TimeoutExpired:
        return f"no answer within {seconds} s"
    except (ValueError, KeyError, TypeError):
        return (said.stderr.strip() or "no answer").splitlines()[-1][:200]
    return answers if any("vulns" in one for one in answers) else "the feed knows none of these packages"


def pinned(locks: Path) -> list[str]:
    """What the locks pin, each package once, with its marker."""
    texts = [(locks / f"{name}.txt").read_text(encoding="utf-8") for name in ("dev", "extras")]
    lines = [line.removesuffix("\\").strip() for text in texts for line in text.splitlines() if PIN.match(line)]
    return list(dict.fromkeys(lines))


def main(program: str, locks: Path) -> int:
    """Ask for one package, then for all."""
    pins = pinned(locks)
    with TemporaryDirectory() as folder:
        one, everything = Path(folder, "one.txt"), Path(folder, "all.txt")
        one.write_text(f"{pins[0]}\n", encoding="utf-8")
        everything.write_text("\n".join(pins), encoding="utf-8")
        first = ask(program, one, FIRST)
        found = first if isinstance(first, str) else ask(program, everything, ALL)
    if isinstance(found, str):
        print(f"AUDIT SKIPPED, nothing was checked: {found}.", file=sys.stderr)
        return 0
    unknown = [one["name"] for one in found if "vulns" not in one]
    bad = [(one, vulnerability) for one in found for vulnerability in one.get("vulns", ())]
    for one, vulnerability in bad:
        fixed = ", ".join(vulnerability.get("fix_versions") or ["no version yet"])
        print(f"{one['name']} {one['version']}: {vulnerability['id']}, mended in {fixed}", file=sys.stderr)
    more = f"; not known to the feed: {', '.join(unknown)}" if unknown else ""
    print(f"{len(found) - len(unknown)} packages audited, {len(bad)} vulnerabilities{more}.", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "pip-audit", ROOT / "requirements"))
