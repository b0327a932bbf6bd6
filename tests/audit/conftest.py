"""The trail is tested with the records that the tests of records use."""

from tests.records.conftest import record

__all__ = ["record"]
