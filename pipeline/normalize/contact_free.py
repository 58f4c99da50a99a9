"""What a source says in short fields → the same without what reaches a person; its long text is seen to by ``Prose``."""

import re
from dataclasses import replace
from functools import lru_cache

from french.contacts.addresses import reaches_person, without_contact
from french.contacts.lines import line_without_contacts
from french.contacts.redacted import holds_contact
from pipeline.model import Text

LINES = ("title", "salary", "external_id")
"""Fields that differ from one posting to the next."""
REPEATED = ("organization", "contract", "date_posted", "valid_through", "schedule", "experience", "education")
"""Fields whose values come again and again: what was found in one is kept in mind."""
APART = '\n"\n'
"""Between two fields that are looked at together: no number goes on behind it."""
WHO = re.compile(r"^(https?://)[^/?#\s@\\]*@", re.IGNORECASE)
"""Who logs in, before a host: « https://name:secret@host/ » is published without them."""
cleaned = lru_cache(maxsize=8192)(line_without_contacts)


def contact_free(text: Text) -> Text:
    """A posting's text, whose lines and addresses reach nobody; the same object when none did.

    >>> found = contact_free(Text(title="Trieur H/F - 06 12 34 56 78", apply_url="mailto:rh@verrerie.example"))
    >>> found.title, found.apply_url
    ('Trieur H/F', '')
    """
    changed = {name: found for name in REPEATED if (found := cleaned(value := getattr(text, name))) != value}
    lines = f"{text.title}{APART}{text.salary}{APART}{text.external_id}"
    if holds_contact(lines):
        changed |= {name: found for name in LINES if (found := line_of(name, value := getattr(text, name))) != value}
    locations = tuple(filter(None, map(cleaned, text.locations)))
    for name, address in (("apply_url", text.apply_url), ("url", text.url)):
        if "@" in address and (bare := WHO.sub(r"\1", address)) != address:
            changed[name] = bare
    apply_url, url = changed.get("apply_url", text.apply_url), changed.get("url", text.url)
    if apply_url and reaches_person(apply_url):
        changed["apply_url"] = ""
    if url and reaches_person(url):
        changed["url"] = without_contact(url)
    return replace(text, locations=locations, **changed) if changed or locations != text.locations else text


def line_of(name: str, value: str) -> str:
    """A field's line; a reference of digits alone is a telephone only when it begins as a mobile one."""
    if name == "external_id" and value.isdecimal() and not value.startswith(("06", "07", "0033")):
        return value
    return cleaned(value)
