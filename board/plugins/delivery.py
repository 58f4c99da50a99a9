"""Datasette's application → the same behind ``board.http.delivery``."""

from collections.abc import Callable

from datasette import hookimpl
from datasette.app import Datasette

from board.fast_path import FastPath
from board.http.audience_layer import AudienceLayer
from board.http.delivery import App, Delivery
from board.http.metrics import MetricsLayer
from board.http.plain_cells import PlainCells
from board.members.desk import DESKS


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """The last to wrap is the first to see a request."""

    def wrap(app: App) -> App:
        delivered = Delivery(FastPath(PlainCells(app), datasette), datasette)
        outer: App = MetricsLayer(delivered, datasette) if delivered.site.metrics else delivered
        return AudienceLayer(outer, DESKS[datasette].people) if datasette in DESKS else outer

    return wrap
