"""Erases what was measured of a service, whoever owned it."""

from collections import defaultdict

from sqlalchemy import Connection, delete, select

from app.crypto.keyring import Keyring
from app.storage.batches import Row, compare_and_set
from app.storage.errors import LostRace
from app.storage.usage_tables import usage_days, usage_open, usage_series
from app.usage.kinds import source_name
from app.usage.sums import SHARD, Sums, version_after
from app.usage.tags import place_of_slot, tags_to_write

_Shard = tuple[str, int]


def erase(connection: Connection, keyring: Keyring, installation_id: int, service_id: int) -> bool:
    """Delete every series of a service with its sums; return whether there was one.

    Raises `LostRace` if one of them is being changed, `KeyringOutdated`, and `UnknownSealingKey`
    while the key of the tags is not usable here. What a round adds that has loaded the series
    before belongs to nobody, and goes when its day is packed.
    """
    columns = usage_series.c
    mine = (columns.installation_id == installation_id, columns.service_id == service_id)
    # First, so that a day that is being packed is there to be deleted.
    held = select(columns.id, columns.kind).where(*mine).with_for_update()
    places: dict[_Shard, list[int]] = defaultdict(list)
    ids = []
    for series_id, kind in connection.execute(held):
        shard, place = divmod(series_id, SHARD)
        places[source_name(kind, installation_id), shard].append(place)
        ids.append(series_id)
    for shard_of_source, its_places in places.items():
        _empty(connection, keyring, shard_of_source, its_places)
    connection.execute(delete(usage_days).where(usage_days.c.series_id.in_(ids)))
    connection.execute(delete(usage_series).where(columns.id.in_(ids)))
    return bool(ids)


def _empty(
    connection: Connection, keyring: Keyring, shard_of_source: _Shard, places: list[int]
) -> None:
    """Erase the sums of slots whose day is not packed.

    A cluster of Galera knows no lock of another node: there it is the change of these rows by which
    a node that packs them, and would store days of a series that is gone, has to begin again.
    """
    source, shard = shard_of_source
    columns = usage_open.c
    query = select(columns.slot, columns.version, columns.sums).where(
        columns.source == source, columns.shard == shard
    )
    changes: list[Row] = []
    tags = tags_to_write(connection, keyring)
    for slot, version, blob in connection.execute(query):
        place_of_sums = place_of_slot(shard, slot)
        sums = Sums(tags.check(place_of_sums, blob))
        found = [place for place in places if sums.has(place)]
        for place in found:
            sums.remove(place)
        if found:
            following = version_after(version)
            packed = tags.add(place_of_sums, sums.packed())
            changes.append((source, shard, slot, version, following, packed))
    members = (("source", "shard", "slot", "version"), ("version", "sums"))
    if compare_and_set(connection, usage_open, members, changes) != len(changes):
        raise LostRace
