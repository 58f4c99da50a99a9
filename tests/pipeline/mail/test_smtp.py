"""Messages reach a real SMTP server whole, and carry nothing that their writer did not mean."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.mail.smtp import Mail, MailError, address, message, send, try_sender
from tests.worlds.servers.smtp_server import NO_SERVER, letterbox, text_of

NOW = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)


def test_a_message_arrives_as_it_was_written() -> None:
    text = "Bonjour,\n\nDeux offres « cariste » à Gamaches : l’une de nuit, l’autre en 5×8.\n"
    with letterbox() as box:
        unsubscribe = {"List-Unsubscribe": "<https://emplois.example/alertes/x>"}
        assert (
            send(
                box.settings,
                [Mail(to="a@exemple.fr", subject="Vos offres : cœur de vallée", text=text, headers=unsubscribe)],
                NOW,
            )
            == []
        )
    (letter,) = box.letters
    assert letter["To"] == "a@exemple.fr"
    assert letter["Subject"] == "Vos offres : cœur de vallée"
    assert text_of(letter).replace("\r\n", "\n") == text
    simple = letter.get_body(("html",))
    assert simple is not None
    assert "<p>Deux offres « cariste » à Gamaches" in simple.get_content(), "the same words for who shows HTML only"
    assert letter["List-Unsubscribe"] == unsubscribe["List-Unsubscribe"]
    assert letter["Date"] == "Tue, 24 Nov 2026 07:30:00 +0000"


def test_an_unknown_address_stops_no_other_message() -> None:
    with letterbox("parti@exemple.fr") as box:
        unsent = send(
            box.settings, [Mail(to=to, subject="s", text="t") for to in ("parti@exemple.fr", "la@exemple.fr")], NOW
        )
    assert [(refused.mail.to, refused.final) for refused in unsent] == [("parti@exemple.fr", True)]
    assert [letter["To"] for letter in box.letters] == ["la@exemple.fr"]


def test_nothing_to_send_asks_no_server() -> None:
    assert send(NO_SERVER, [], NOW) == []


def test_without_a_server_the_mend_is_said() -> None:
    with pytest.raises(MailError, match=r"\[mail\] host"):
        send(NO_SERVER, [Mail(to="a@b.fr", subject="s", text="t")], NOW)


def test_a_server_that_is_down_is_named() -> None:
    with letterbox() as box:
        settings = box.settings
    with pytest.raises(MailError, match=f"127.0.0.1:{settings.port}"):
        send(settings, [Mail(to="a@b.fr", subject="s", text="t")], NOW)


@pytest.mark.parametrize(
    "wrong",
    ["", "a", "a@b", "a b@c.fr", "a@b.fr,c@d.fr", "a@b.fr\nBcc: c@d.fr", "a@b.fr\r\nBcc:c@d.fr", "<a@b.fr>", "é@b.fr"],
)
def test_what_is_no_address_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="adresse") as refused:
        address(wrong)
    assert "'" not in str(refused.value), "no quotes of Python's"
    assert str(refused.value).isprintable()


@given(st.text(), st.text(), st.text())
def test_no_text_makes_a_header_of_its_own(subject: str, value: str, to: str) -> None:
    """Line breaks of any kind, in any field that a visitor may fill."""
    try:
        made = message(
            Mail(to=to, subject=subject, text="t", headers={"X-Search": value}), "emplois@vallee.example", NOW
        )
    except ValueError:
        return
    head = made.as_bytes().split(b"\n\n", 1)[0]
    names = [line.split(b":", 1)[0] for line in head.splitlines() if line and line[:1] not in b" \t"]
    assert sorted(names) == sorted(
        [
            b"From",
            b"To",
            b"Subject",
            b"Date",
            b"Message-ID",
            b"Auto-Submitted",
            b"X-Search",
            b"Content-Type",
            b"Content-Transfer-Encoding",
            b"MIME-Version",
        ]
    )


def test_a_sender_may_have_a_name_and_the_doctor_tries_what_a_mail_does() -> None:
    with letterbox() as box:
        named = replace(box.settings, sender="Emplois de la vallée <emplois@vallee.example>")
        assert try_sender(named) == ""
        assert send(named, [Mail(to="a@exemple.fr", subject="s", text="t", sender_name="Autre")], NOW) == []
        assert send(box.settings, [Mail(to="a@exemple.fr", subject="s", text="t", sender_name="Asso")], NOW) == []
        with pytest.raises(ValueError, match="n’est pas une adresse"):
            try_sender(replace(box.settings, sender="emplois"))
    assert [letter["From"] for letter in box.letters] == [
        "Emplois de la vallée <emplois@vallee.example>",
        "Asso <emplois@vallee.example>",
    ]
