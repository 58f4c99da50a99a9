"""The threat model names tests that exist, secrets are written nowhere, and the audit tells the truth."""

import ast
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from zstandard import ZstdDecompressor

from pipeline.installation.configuration import SECRETS
from tests.worlds.folders import ROOT
from tests.worlds.installation import call, installed

MODEL = (ROOT / "docs/security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(test_\w+)`", MODEL)))
TESTS = {
    name
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
}
CODE = [
    path for folder in ("vocabulary", "crawlers", "pipeline", "db", "board") for path in (ROOT / folder).rglob("*.py")
]


@pytest.mark.parametrize("name", NAMED)
def test_what_holds_a_defence_exists(name: str) -> None:
    assert name in TESTS


def test_every_line_of_the_threat_model_has_its_test() -> None:
    lines = [line for line in MODEL.splitlines() if line.startswith("| ") and not line.startswith("| it tries")]
    assert len(lines) > 20
    assert [line for line in lines if "`test_" not in line] == []
    for threat in ("hostile site", "hostile visitor", "hostile member", "stolen link", "compromised dependency"):
        assert threat in MODEL


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_our_code_opens_no_shell_and_runs_no_data(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    shells = [
        keyword
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "shell"
    ]
    assert not called & {"eval", "exec", "os.system", "os.popen", "compile", "yaml.load"}
    assert not imported & {"pickle", "marshal", "shelve"}
    assert not shells


def test_every_secret_that_is_read_is_known_as_one() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in CODE)
    read = set(
        re.findall(r'"((?:GLASSVALLEE|DATASETTE)_(?:\w+_)?(?:SECRET|PASSWORD|KEY|TOKEN|BROKER|TRAVAIL_ID))"', code)
    )
    assert read <= set(SECRETS)


def test_no_secret_is_written_anywhere(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in SECRETS:
        monkeypatch.setenv(name, f"secret-de-{name}")
    paths = installed(tmp_path)
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "a.html").write_text("<h1>Régleur H/F</h1>", encoding="utf-8")
    (saved / "index.csv").write_text("url,file,status,content_type\nhttps://moules.example/a,a.html,200,text/html\n")
    for words in (
        ["crawl", "--pages", str(saved)], ["publish"], ["status"], ["doctor", "--mail"], ["backup", "--nightly"], ["prune"],
    ):  # fmt: skip
        call(paths, *words)
    said = capfd.readouterr()
    assert "secret-de-" not in said.out + said.err
    for file in (file for file in tmp_path.rglob("*") if file.is_file()):
        body = file.read_bytes()
        if file.suffix == ".zst":
            body = ZstdDecompressor().decompressobj().decompress(body)
        assert b"secret-de-" not in body, file


def test_nobody_writes_down_who_searches_what() -> None:
    assert "access_log=False" in (ROOT / "board/serve.py").read_text(encoding="utf-8")
    assert "access_log off;" in (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    caddy = (ROOT / "deploy/Caddyfile").read_text(encoding="utf-8")
    assert not re.search(r"^\s*log\b", caddy, flags=re.MULTILINE)


def audited(tmp_path: Path, says: str) -> subprocess.CompletedProcess[str]:
    """The audit, with a program in the place of pip-audit that says so."""
    program = tmp_path / "pip-audit"
    program.write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return subprocess.run(
        [sys.executable, ROOT / ".ci/audit.py", program],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )


def answer(*dependencies: Mapping[str, object]) -> str:
    """What pip-audit prints."""
    return f"cat <<'EOF'\n{json.dumps({'dependencies': dependencies})}\nEOF"


def test_a_known_vulnerability_fails_the_audit(tmp_path: Path) -> None:
    bad = {"name": "lxml", "version": "6.1.3", "vulns": [{"id": "PYSEC-0", "fix_versions": ["6.1.4"]}]}
    done = audited(tmp_path, answer(bad, {"name": "attrs", "version": "1", "vulns": []}))
    assert done.returncode == 1
    assert "lxml 6.1.3: PYSEC-0, mended in 6.1.4" in done.stderr
    done = audited(tmp_path, answer({"name": "attrs", "version": "1", "vulns": []}))
    assert (done.returncode, "1 packages audited, 0 vulnerabilities" in done.stderr) == (0, True)


@pytest.mark.parametrize(
    "says", [answer({"name": "attrs", "skip_reason": "not found"}), "echo 'no route to host' >&2; exit 1", "exit 0"]
)
def test_an_audit_that_could_not_ask_says_so(tmp_path: Path, says: str) -> None:
    done = audited(tmp_path, says)
    assert done.returncode == 0
    assert "AUDIT SKIPPED, nothing was checked" in done.stderr
