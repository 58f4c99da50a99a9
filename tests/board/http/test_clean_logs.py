"""What goes wrong is written down without the private link of whoever met it, by every logger of the board."""

import logging
import logging.config
import secrets
from pathlib import Path

import pytest

from board.http.clean_logs import CleanFormatter, clean_logging, log_cleanly
from pipeline.installation.logs import LOG, log_verb, tell_uncaught
from tests.worlds.board.members_world import world


def failed(token: str) -> BaseException:
    """An error whose words repeat a private link and a cookie."""
    try:
        raise KeyError(f"https://emplois.example/membre/{token}?q=verrier, cookie membre={token}")
    except KeyError as error:
        return error


def test_a_damaged_file_of_people_prints_no_private_link(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    valley = world(tmp_path)
    path, cookie = valley.link("verrerie", "Claire"), valley.browser("verrerie").cookie
    for beside in valley.paths.people.parent.glob("people.db-*"):
        beside.unlink()
    valley.paths.people.write_bytes(b"ceci n'est pas une base" * 1000)
    with log_verb(valley.paths.data, "serve"):
        for method, asked, sent in (
            ("GET", path, ""),
            ("POST", path, ""),
            ("GET", "/membre", cookie),
            ("GET", f"{path}/rien", ""),
        ):
            valley.ask(method, asked, sent)
    said = capfd.readouterr()
    written = said.out + said.err + "".join(file.read_text() for file in valley.paths.data.glob("logs/*"))
    assert "/membre/*** failed" in written
    assert "DatabaseError" in written
    assert path.rpartition("/")[2] not in written
    assert cookie.rpartition("=")[2] not in written


def test_the_server_and_the_last_resort_are_clean(capfd: pytest.CaptureFixture[str]) -> None:
    token, root = secrets.token_urlsafe(32), logging.getLogger()
    before, root.handlers = root.handlers, []
    try:
        logging.config.dictConfig(clean_logging() | {"disable_existing_loggers": False})
        log_cleanly()
        for name in ("uvicorn.error", "uvicorn", "board", "datasette"):
            logging.getLogger(name).error("%s failed", f"/association/{token}", exc_info=failed(token))
    finally:
        root.handlers = before
    said = capfd.readouterr()
    assert said.err.count("/association/*** failed") == 4
    assert token not in said.out + said.err


def test_an_error_that_nobody_foresaw_is_clean(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    token = secrets.token_urlsafe(32)
    error = failed(token)
    tell_uncaught(type(error), error, error.__traceback__)
    with pytest.raises(KeyError), log_verb(tmp_path, "run"):
        LOG.warning("https://jean:%s@site.example/flux?key=%s", token, token)
        raise error
    said = capfd.readouterr()
    assert "KeyError" in said.err
    assert "Traceback" in CleanFormatter().format(
        logging.makeLogRecord({"exc_info": (type(error), error, error.__traceback__)})
    )
    assert token not in said.out + said.err + "".join(file.read_text() for file in tmp_path.glob("logs/*"))
