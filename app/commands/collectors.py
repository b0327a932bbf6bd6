"""What `netflow-manager collect` collects from on this host, and how long figures are kept."""

from dataclasses import replace

from app.commands.session import Session
from app.config import Settings, SettingsError
from app.flow_settings import FlowSettings
from app.installations import settings_store
from app.records import measuring
from app.usage.abandoned import Abandoned, abandoned
from app.usage.collector import Collector, Work
from app.usage.polling import Polling
from app.usage.retention import Kept
from app.usage.sources.nfdump import NfdumpOptions, NfdumpSource
from app.usage.spread import Limits

MILLISECONDS = 1_000
LONGEST = Kept(sum_days=400, total_days=1_100)

Collecting = Collector | Abandoned


class Collectors:
    """The collectors of this process: of the files of this host, and of what is asked."""

    def __init__(self, session: Session, settings: Settings, max_flow_age: int) -> None:
        self._of_files: list[Collector] = []
        self._source: NfdumpSource | None = None
        self._session = session
        self._work = work = Work(
            lambda: measuring.sync(session.database, session.keyring), lambda: _kept(session)
        )
        if settings.flows is not None:
            self._source = files_of(settings.flows, max_flow_age)
            own = replace(work, active_timeout=settings.flows.active_timeout)
            self._of_files = [Collector(session.database, session.keyring, self._source, own)]
        self._polling = Polling(session.database, session.keyring, work, settings.nfa_ca_file)

    def check(self) -> None:
        """Raise `SettingsError` if there is nothing to collect from, and nothing is left."""
        if not (self._of_files or self._polling.has_sources() or self._abandoned()):
            raise SettingsError(
                "NFM_NFDUMP_DIR: must be set to the directory of nfcapd, unless an installation "
                "has NetFlow Analyzer for its source."
            )

    def of_files(self) -> tuple[Collector, NfdumpSource]:
        """Return the collector of files and its source. Raises `SettingsError` without files."""
        if self._source is None:
            raise SettingsError(
                "NFM_NFDUMP_DIR: must be set to the directory of nfcapd for --again. Figures of "
                "NetFlow Analyzer are not collected again: each round sets those of today anew."
            )
        return self._of_files[0], self._source

    def now(self, *, is_single: bool) -> list[Collecting]:
        """Return those that have a round to do now; see `Polling.collectors`."""
        polling = self._polling.collectors(is_single=is_single)
        return [*self._of_files, *polling, *self._abandoned()]

    def _abandoned(self) -> list[Abandoned]:
        return abandoned(self._session.database, self._session.keyring, self._work)


def files_of(flows: FlowSettings, max_flow_age: int = Limits().max_age) -> NfdumpSource:
    """Return the source of these files. `max_flow_age` is in milliseconds."""
    limits = Limits(flows.active_timeout * MILLISECONDS, max_flow_age)
    options = NfdumpOptions(flows.directory, flows.interval, flows.flow_filter, limits)
    return NfdumpSource(options)


def _kept(session: Session) -> dict[int, Kept]:
    """Return how long each installation keeps its figures.

    One whose settings are broken, or whose key is not usable here, loses none by that.
    """
    with session.database.read() as connection:
        loaded = settings_store.load_all(connection, session.keyring)
    return {
        installation_id: LONGEST
        if settings is None
        else Kept(settings.usage_sum_days, settings.usage_total_days)
        for installation_id, settings in loaded.items()
    }
