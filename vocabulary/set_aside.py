"""Why something that a site shows among its offers is kept apart from them: a word for machines, and one for people."""

from enum import StrEnum
from typing import Self


class SetAside(StrEnum):
    """Why a record is set aside."""

    label: str
    """In French, as people read it."""

    def __new__(cls, name: str, label: str) -> Self:
        """A reason is its name, the string that is stored."""
        self = str.__new__(cls, name)
        self._value_ = name
        self.label = label
        return self

    SPONTANEOUS = "spontaneous", "candidature spontanée"
    FILLED = "filled", "poste pourvu"
    EXPIRED = "expired", "date passée"
    TRAINING = "training", "formation"
    EVENT = "event", "événement"
    NEWS = "news", "actualité"
    PORTRAIT = "portrait", "portrait"
    TENDER = "tender", "appel d’offres ou avis"
    DRAFT = "draft", "brouillon"
    HIDDEN = "hidden", "non publiée par le site"
    PAGE = "page", "page du site"
    LANGUAGE = "language", "même offre en une autre langue"
    ILLEGIBLE = "illegible", "fichier illisible"
    UNSURE = "unsure", "à confirmer : peut-être une offre"
