"""The rules of an installation in the database: a sealed row for each product."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, delete, insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import IntegrityError

from app.audit import trail
from app.audit.trail import Author, Event
from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import Keyring
from app.crypto.seal import Field
from app.input.conditions import Condition
from app.input.faults import Fault, InvalidInput
from app.input.fields import MAX_ID
from app.provisioning.errors import RuleNotFound
from app.provisioning.rule import STATED, Rule, RuleStated, StoredRule, stated_of
from app.records.record import new_incarnation
from app.storage.errors import LostRace
from app.storage.known_keys import hold_primary
from app.storage.row_opener import RowOpener, row_opener
from app.storage.tables import column_of, provisioning_rules
from app.storage.typed_rows import read_row
from app.times import now

COLUMNS = tuple(map(column_of, Rule._fields))
UNREADABLE = "\N{REPLACEMENT CHARACTER}"
_members = itemgetter(*COLUMNS)


class WrittenRule(NamedTuple):
    """What a PUT left behind."""

    stored: StoredRule
    created: bool


class RulePage(NamedTuple):
    """Some rules in order of product id, and the id to go on after, None at the end."""

    items: list[StoredRule]
    next_after: int | None


class RuleReader:
    """The rules of one installation. A broken one is returned as such and raises nothing."""

    def __init__(self, connection: Connection, keyring: Keyring, installation_id: int) -> None:
        self.connection = connection
        self.keyring = keyring
        self.installation_id = installation_id

    def find(self, product_id: int) -> StoredRule | None:
        """Return the rule of a product, None when there is none."""
        query = self._query().where(provisioning_rules.c.product_id == product_id)
        found = _all(self.connection, self.keyring, query)
        return found[0] if found else None

    def active(self, product_id: int) -> RuleStated | None:
        """Return the rule of a product if it creates records."""
        stored = self.find(product_id)
        return to_stated(stored.rule) if stored is not None and stored.is_active else None

    def page(self, *, after: int, limit: int) -> RulePage:
        """Return at most `limit` rules of products that come after an id."""
        product_id = provisioning_rules.c.product_id
        query = self._query().where(product_id.between(after + 1, MAX_ID))
        found = _all(self.connection, self.keyring, query.order_by(product_id).limit(limit + 1))
        shown = found[:limit]
        return RulePage(shown, shown[-1].rule.product_id if len(found) > limit else None)

    def _query(self) -> Select[tuple[object, ...]]:
        return select(provisioning_rules).where(
            provisioning_rules.c.installation_id == self.installation_id
        )


class RuleStore(RuleReader):
    """The rules of the author's installation, in one write transaction."""

    def __init__(self, connection: Connection, keyring: Keyring, author: Author) -> None:
        super().__init__(connection, keyring, author.installation_id)
        self.author = author

    def put(self, product_id: int, stated: RuleStated, condition: Condition) -> WrittenRule:
        """Create or replace the rule of a product. One that does not differ writes nothing.

        Raises `PreconditionFailed`, `InvalidInput` when the body names another product,
        `LostRace` and `KeyringOutdated`.
        """
        if stated.product_id is not None and stated.product_id != product_id:
            raise InvalidInput(Fault("/product_id", "differs_from_path"))
        before = self.find(product_id)
        condition.check(before)
        if before is None:
            return WrittenRule(self._create(product_id, stated, "rule.created"), created=True)
        if before.integrity == "ok":
            return WrittenRule(self._replace(before, stated), created=False)
        # Nothing of a broken row is kept: its version could repeat an ETag.
        self._delete(before)
        return WrittenRule(self._create(product_id, stated, "rule.updated"), created=False)

    def delete(self, product_id: int, condition: Condition) -> None:
        """Delete a rule, broken or not. Raises `RuleNotFound`, `PreconditionFailed`, `LostRace`."""
        stored = self.find(product_id)
        condition.check(stored)
        if stored is None:
            raise RuleNotFound
        self._delete(stored)
        self._note("rule.deleted", product_id, _members_of(stored.rule), {})

    def _create(self, product_id: int, stated: RuleStated, action: str) -> StoredRule:
        moment = now()
        members = {name: getattr(stated, name) for name in STATED}
        rule = Rule(
            installation_id=self.installation_id,
            product_id=product_id,
            version=1,
            incarnation=new_incarnation(),
            created_at=moment,
            updated_at=moment,
            **members,
        )
        created = self._sealed(rule)
        try:
            self.connection.execute(insert(provisioning_rules).values(_row(created)))
        except IntegrityError:
            raise LostRace from None
        self._note(action, product_id, {}, members)
        return created

    def _replace(self, before: StoredRule, stated: RuleStated) -> StoredRule:
        old = before.rule
        if stated_of(old) == stated_of(stated):
            return before
        members = {name: getattr(stated, name) for name in STATED}
        after = self._sealed(old._replace(version=old.version + 1, updated_at=now(), **members))
        statement = update(provisioning_rules).where(*_is_still(before)).values(_row(after))
        if self.connection.execute(statement).rowcount != 1:
            raise LostRace
        self._note("rule.updated", old.product_id, _members_of(old), members)
        return after

    def _sealed(self, rule: Rule) -> StoredRule:
        keys = hold_primary(self.connection, self.keyring)
        return StoredRule(rule, "ok", keys.seal(b"", rule.sealed_fields()))

    def _delete(self, stored: StoredRule) -> None:
        deleted = self.connection.execute(delete(provisioning_rules).where(*_is_still(stored)))
        if deleted.rowcount != 1:
            raise LostRace

    def _note(
        self, action: str, product_id: int, old: dict[str, object], new: dict[str, object]
    ) -> None:
        changes: dict[str, object] = {
            "product_id": {
                "old": None if action == "rule.created" else product_id,
                "new": None if action == "rule.deleted" else product_id,
            }
        }
        changes |= {
            name: {"old": old.get(name), "new": new.get(name)}
            for name in STATED
            if old.get(name) != new.get(name)
        }
        trail.write(self.connection, self.author, Event(action, None, changes))


def _all(
    connection: Connection, keyring: Keyring, query: Select[tuple[object, ...]]
) -> list[StoredRule]:
    rows = connection.execute(query).mappings().all()
    opener = row_opener(connection, keyring)
    return [open_rule(opener, row) for row in rows]


def open_rule(opener: RowOpener, row: RowMapping) -> StoredRule:
    """Return the rule in a row, with its seal checked. Never fails, whatever is in the row."""
    rule, is_readable = _to_rule(row)
    try:
        opener.open(row["seal"], rule.sealed_fields())
    except BrokenSeal as error:
        is_locked = isinstance(error, UnknownSealingKey)
        return StoredRule(rule, "broken", row["seal"], is_locked)
    return StoredRule(rule, "ok" if is_readable else "broken", row["seal"])


def sealed_fields_of(row: RowMapping) -> tuple[Field, ...]:
    """Return what the seal of a row covers. Raises `BrokenSeal`."""
    rule, is_readable = _to_rule(row)
    if not is_readable:
        raise BrokenSeal
    return rule.sealed_fields()


def to_stated(rule: Rule) -> RuleStated:
    """Return what the caller stated of an intact rule, without checking it again."""
    return RuleStated.model_construct(**_members_of(rule))


def _to_rule(row: RowMapping) -> tuple[Rule, bool]:
    columns, is_readable = read_row(provisioning_rules, row)
    rule = Rule._make(_members(columns))
    # It goes into a response header.
    if not (rule.incarnation.isascii() and rule.incarnation.isalnum()):
        return rule._replace(incarnation=""), False
    return rule, is_readable


def _row(stored: StoredRule) -> dict[str, object]:
    return dict(zip((*COLUMNS, "seal"), (*stored.rule, stored.seal), strict=True))


def _members_of(rule: Rule) -> dict[str, Any]:
    return dict(zip(STATED, stated_of(rule), strict=True))


def _is_still(stored: StoredRule) -> Sequence[ColumnElement[bool]]:
    """Return the conditions for the row that was read: each write has a seal of its own."""
    rule, columns = stored.rule, provisioning_rules.c
    row = (columns.installation_id == rule.installation_id, columns.product_id == rule.product_id)
    # What was read in place of invalid UTF-8 equals nothing. SQLite alone has such rows, and its
    # writers take turns.
    return row if UNREADABLE in str(stored.seal) else (*row, columns.seal == stored.seal)
