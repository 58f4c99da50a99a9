"""What an installation may be told: each heading of defaults.toml with the kinds of its settings, which that file explains."""

from typing import Annotated

import msgspec

from board.published.site import InstallationFacts, ServedSite, Site, Words

Whole = Annotated[int, msgspec.Meta(ge=0)]
"""A number of days, hours, minutes, files; or a port."""


class Heading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A heading: every setting has a value, since defaults.toml gives one to each."""


class ServeSettings(Heading, frozen=True):
    """[serve]: where the board answers."""

    host: str
    port: Whole
    metrics: bool


class ScheduleSettings(Heading, frozen=True):
    """[schedule]: when sources are visited."""

    at: str
    """A time in Paris, as ``crawlers.registry.intervals.clock`` reads it; so is every ``at``."""
    jitter_minutes: Whole
    rest_hours: Whole


class KeepSettings(Heading, frozen=True):
    """[keep]: how long things are kept."""

    pages_days: Whole
    runs_days: Whole
    logs_days: Whole
    withdrawn_days: Whole
    prune: bool
    prune_at: str


class BackupSettings(Heading, frozen=True):
    """[backup]: the nightly copy."""

    folder: str
    at: str
    nights: Whole


class MailServer(Heading, frozen=True):
    """[mail]: how mails leave, and who gets the digest."""

    host: str
    port: Whole
    security: str
    user: str
    sender: str
    digest_to: Words
    digest_at: str


class MemberSettings(Heading, frozen=True):
    """[members]: what a private link may do."""

    link_days: Whole
    moderated: Words
    crawl_now_hours: Whole


class AlertSettings(Heading, frozen=True):
    """[alerts]: mails of saved searches."""

    at: str
    confirm_hours: Whole


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
