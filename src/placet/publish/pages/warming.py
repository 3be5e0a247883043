"""What the first visitor would wait for, made while the site starts: in the background, so that it listens at once.

Who comes meanwhile waits for what is being made, and for no more than without it: it is made once (`once.py`).
"""

from contextlib import suppress
from threading import Event, Thread

from placet.errors import PlacetError
from placet.publish.pages.holdings import Holdings


def warm_up(holdings: Holdings, stopped: Event) -> Thread:
    """Begin to make what the start page and each dossier's page show; no new piece is begun once it is `stopped`."""

    def make() -> None:
        for name in holdings.dossier_names:
            for piece in (holdings.account, holdings.changes, holdings.charts):
                if stopped.is_set():
                    return
                with suppress(PlacetError, KeyError):  # a dossier that is broken or gone is told of to who asks for it
                    piece(name)

    thread = Thread(target=make, name="warm-up", daemon=True)
    thread.start()
    return thread
