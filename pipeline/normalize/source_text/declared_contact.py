"""The properties of a declared offer → how its employer is reached. What any other source says of a person is never published."""

from collections.abc import Mapping
from typing import Any

import msgspec

from vocabulary.posting_values import Contact

DECLARED = "declared"
"""The extractor of offers that somebody writes into a table or a form of ours: no site can give it."""
PROPERTY = "declaredContact"


def declared_contact(fields: Mapping[str, Any], extractor: str) -> Contact | None:
    """The contact; ``None`` without one, for any other extractor, and for what is no contact.

    >>> declared_contact({"declaredContact": {"telephone": "0235001122", "published": True}}, "declared")
    Contact(mail='', telephone='0235001122', page='', published=True)
    >>> declared_contact({"declaredContact": {"telephone": "0235001122", "published": True}}, "json_ld")
    """
    if extractor != DECLARED or PROPERTY not in fields:
        return None
    try:
        found = msgspec.convert(fields[PROPERTY], Contact)
    except msgspec.ValidationError:
        return None
    return found if found.mail or found.telephone or found.page else None
