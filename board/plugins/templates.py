"""Jinja as Datasette made it → the same with French filters."""

from datasette import hookimpl
from jinja2 import Environment

from board.wording.icons import icon
from board.wording.menu import menu
from board.wording.template_filters import FILTERS
from board.wording.typography import Typography


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Environment) -> None:
    """Before the first page."""
    env.filters.update(FILTERS)
    env.add_extension(Typography)
    env.globals |= {"icon": icon, "menu": menu}
