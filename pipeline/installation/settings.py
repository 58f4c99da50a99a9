"""What an installation may be told: each heading of defaults.toml with the kinds of its settings, which that file explains."""

from typing import Annotated

import msgspec

from board.published.setting_kinds import HOST_NAME, MAIL_SENDER, Mails, Text, between, one_of, or_nothing, some_of
from board.published.site import InstallationFacts, ServedSite, Site

Port = Annotated[int, between(1, 65_535)]
Days = Annotated[int, between(0, 36_500)]
"""A hundred years: a longer time would lead before the first year that a date can have."""
Hours = Annotated[int, between(0, 8_760)]
Host = Annotated[str, HOST_NAME]


class Heading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A heading: every setting has a value, since defaults.toml gives one to each."""


class ServeSettings(Heading, frozen=True):
    """[serve]: where the board answers."""

    host: Host
    port: Port
    metrics: bool


class ScheduleSettings(Heading, frozen=True):
    """[schedule]: when sources are visited."""

    at: Text
    """A time in Paris, as ``crawlers.registry.intervals.clock`` reads it; so is every ``at``."""
    jitter_minutes: Annotated[int, between(0, 720)]
    rest_hours: Hours


class KeepSettings(Heading, frozen=True):
    """[keep]: how long things are kept."""

    pages_days: Days
    runs_days: Days
    logs_days: Days
    withdrawn_days: Days
    prune: bool
    prune_at: Text


class BackupSettings(Heading, frozen=True):
    """[backup]: the nightly copy."""

    folder: Text
    at: Text
    nights: Annotated[int, between(0, 10_000)]


class MailServer(Heading, frozen=True):
    """[mail]: how mails leave, and who gets the digest."""

    host: Annotated[str, or_nothing(HOST_NAME)]
    port: Port
    security: Annotated[str, one_of("starttls", "tls", "none")]
    user: Text
    sender: Annotated[str, or_nothing(MAIL_SENDER)]
    digest_to: Mails
    digest_at: Text


class MemberSettings(Heading, frozen=True):
    """[members]: what a private link may do."""

    link_days: Annotated[int, between(1, 3_650)]
    moderated: Annotated[
        tuple[str, ...],
        some_of("hide", "filled", "correct", "declare", "join", "split", "crawl", "consent", "logo", "description"),
    ]
    crawl_now_hours: Hours


class AlertSettings(Heading, frozen=True):
    """[alerts]: mails of saved searches."""

    at: Text
    confirm_hours: Annotated[int, between(1, 8_760)]


class Settings(Heading, frozen=True):
    """All settings of an installation."""

    serve: ServeSettings
    schedule: ScheduleSettings
    keep: KeepSettings
    backup: BackupSettings
    mail: MailServer
    members: MemberSettings
    alerts: AlertSettings
    site: Site
    """What datasette_config.json says of the site and its publisher, but for what the installation says otherwise under [site]."""

    @property
    def writes_mail(self) -> bool:
        """Whether mails to visitors can leave, and say where the board is."""
        return bool(self.mail.host and self.mail.sender and self.site.url)

    @property
    def served_site(self) -> ServedSite:
        """The site, with what else the board must know of this installation."""
        facts = InstallationFacts(
            pages_days=self.keep.pages_days,
            logs_days=self.keep.logs_days,
            withdrawn_days=self.keep.withdrawn_days,
            alerts=self.writes_mail,
            confirm_hours=self.alerts.confirm_hours,
        )
        return self.site.served(facts, metrics=self.serve.metrics)
