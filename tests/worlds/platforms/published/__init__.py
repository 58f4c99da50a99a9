"""What each platform publishes, a file a platform; a file more is a case more."""

from importlib import import_module
from pkgutil import iter_modules

from tests.worlds.platforms.case import Case

CASES: dict[str, Case] = {
    module.name: import_module(f"{__name__}.{module.name}").CASE for module in iter_modules(__path__)
}
"""Platform → where it is met, and what it answers."""
