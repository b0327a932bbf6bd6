"""Rules for new services over HTTP: read, replace, delete, try out, and run over a list."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Annotated, TypeVar

from fastapi import APIRouter, Body, Path, Query, Request, Response
from pydantic import BeforeValidator, WithJsonSchema

from app.api.conditions import ETAG, MAY_BE_UNCHANGED, RequestCondition, answer_to_get, tagged
from app.api.dependencies import (
    Admin,
    AppServices,
    BulkCalls,
    Flag,
    Lifecycle,
    Reads,
    RecordsReader,
    WriteTransaction,
    Writing,
    parse_id,
)
from app.api.documentation.provisioning_examples import PROVISIONING_LIST
from app.api.language import accepted_by, headers_of
from app.api.paging import (
    CURSOR_QUERY,
    CURSOR_SCHEMA,
    DEFAULT_LIMIT,
    Limit,
    from_cursor,
    to_cursor,
)
from app.api.problems.documented import OF_LANES, may_answer
from app.api.routing import JSON, StrictRoute
from app.api.schemas.provisioning import (
    PreviewAnswer,
    PreviewBody,
    ProvisioningAnswer,
    RuleAnswer,
    RulePage,
)
from app.api.uploads import NDJSON, spooled
from app.input.faults import Fault, InvalidInput
from app.input.fields import ID_SCHEMA, MAX_ID
from app.installations.settings_store import BrokenSettings
from app.provisioning.errors import RuleNotFound
from app.provisioning.provision import preview
from app.provisioning.rule import RuleStated, StoredRule
from app.provisioning.rule_store import RuleReader, RuleStore, to_stated
from app.provisioning.run import Report, Run, services_to_provision
from app.records.reader import RecordReader
from app.storage.database import Database
from app.storage.errors import SpoolUnavailable, StorageError

RULES = "/v1/provisioning-rules"
RULE = f"{RULES}/{{product_id}}"
LOCATION = {"Location": {"$ref": "#/components/headers/Location"}}

Result = TypeVar("Result")

router = APIRouter(route_class=StrictRoute, tags=["Provisioning"])

DryRun = Annotated[Flag, Query(description="Left out or true: only report what would be created.")]
LIST_BODY = {
    "requestBody": {
        "required": True,
        "description": "One service per line, as in the event `created` but without `event`, then "
        "a line with their number; at most 64 KiB a line, 1 GiB in all. `Content-Encoding: gzip` "
        "is accepted; the limit holds for the decompressed list.",
        "content": {NDJSON: {"schema": {"type": "string"}, "example": PROVISIONING_LIST}},
    }
}
ProductCursor = Annotated[
    int | None,
    # No page ends with the largest id, after which a column holds no other.
    BeforeValidator(partial(from_cursor, largest=MAX_ID - 1)),
    CURSOR_SCHEMA,
    CURSOR_QUERY,
]
ProductId = Annotated[
    int,
    BeforeValidator(parse_id),
    WithJsonSchema(ID_SCHEMA | {"examples": [7]}),
    Path(description="WHMCS product (tblproducts.id)."),
]


@router.get(RULES, response_model=RulePage, responses=may_answer(*OF_LANES))
async def list_provisioning_rules(
    services: AppServices,
    lane: Reads,
    caller: RecordsReader,
    limit: Limit = DEFAULT_LIMIT,
    cursor: ProductCursor = None,
) -> Response:
    """List the rules in order of product id."""

    def work(database: Database) -> str:
        with database.read() as connection:
            reader = RuleReader(connection, services.keyring, caller.installation_id)
            page = reader.page(after=cursor or 0, limit=limit)
        items = [RuleAnswer.of(stored) for stored in page.items]
        answer = RulePage(items=items, next_cursor=to_cursor(page.next_after))
        return answer.model_dump_json()

    # Their notes may be long: one page at a time is in memory.
    return Response(await lane.run(work), media_type=JSON)


@router.get(RULE, response_model=RuleAnswer, responses=may_answer(RuleNotFound) | MAY_BE_UNCHANGED)
def get_provisioning_rule(
    services: AppServices, caller: RecordsReader, product_id: ProductId, condition: RequestCondition
) -> Response:
    """Read the rule of a product."""
    with services.database.read() as connection:
        stored = RuleReader(connection, services.keyring, caller.installation_id).find(product_id)
    condition.check_match(stored)
    if stored is None:
        raise RuleNotFound
    return answer_to_get(condition, stored, _body_of(stored))


@router.put(
    RULE,
    response_model=RuleAnswer,
    responses={
        200: {"description": "Replaced, or unchanged.", "headers": ETAG},
        201: {"description": "Created.", "model": RuleAnswer, "headers": ETAG | LOCATION},
    },
)
def put_provisioning_rule(
    writing: Writing,
    _caller: Admin,
    product_id: ProductId,
    condition: RequestCondition,
    stated: Annotated[RuleStated, Body()],
) -> Response:
    """Create or replace the rule of a product. What is left out takes its default."""
    written = _write(writing, lambda rules: rules.put(product_id, stated, condition))
    if not written.created:
        return tagged(written.stored, _body_of(written.stored))
    response = tagged(written.stored, _body_of(written.stored), 201)
    response.headers["Location"] = RULE.format(product_id=product_id)
    return response


@router.delete(RULE, status_code=204, responses=may_answer(RuleNotFound))
def delete_provisioning_rule(
    writing: Writing, _caller: Admin, product_id: ProductId, condition: RequestCondition
) -> None:
    """Delete the rule of a product. The records that it made stay."""
    _write(writing, lambda rules: rules.delete(product_id, condition))


@router.post(f"{RULE}/preview", responses=may_answer(RuleNotFound, BrokenSettings))
def preview_provisioning_rule(
    services: AppServices,
    caller: RecordsReader,
    product_id: ProductId,
    body: Annotated[PreviewBody, Body()],
) -> PreviewAnswer:
    """Show the record that a service would get: by `rule`, else by the stored one.

    Nothing is stored, and a record that the service has counts as none.
    """
    with services.database.read() as connection:
        rule = body.rule
        if rule is None:
            rules = RuleReader(connection, services.keyring, caller.installation_id)
            stored = rules.find(product_id)
            if stored is None or stored.integrity == "broken":
                raise RuleNotFound
            rule = to_stated(stored.rule)
        elif rule.product_id not in {None, product_id}:
            raise InvalidInput(Fault("/rule/product_id", "differs_from_path"))
        reader = RecordReader(connection, services.keyring, caller.installation_id)
        return PreviewAnswer.of(preview(reader, body.service, rule))


@router.post(
    "/v1/provisionings",
    response_model=ProvisioningAnswer,
    openapi_extra=LIST_BODY,
    responses=may_answer(BrokenSettings, SpoolUnavailable, *OF_LANES),
)
async def post_provisioning(
    request: Request,
    lane: BulkCalls,
    _caller: Lifecycle,
    writing: Writing,
    dry_run: DryRun = True,
) -> Response:
    """Create the records that services on the full list lack, by the rules of their products.

    Only a dry run unless `dry_run` is false. Records are created in batches: a run that is cut off
    is finished by the next.
    """
    services = writing.services

    def work(database: Database) -> Report:
        with services_to_provision(services.spool) as listed:
            listed.fill(file, database.check)
            run = Run(database, services.keyring, writing.author, listed)
            return run.preview() if dry_run else run.apply()

    async with spooled(request, services.spool, {NDJSON}) as file:
        report = await lane.run(work)
    translation = accepted_by(request)
    answer = ProvisioningAnswer.of(report, translation, dry_run=dry_run)
    return Response(answer.model_dump_json(), headers=headers_of(translation), media_type=JSON)


def _write(writing: WriteTransaction, work: Callable[[RuleStore], Result]) -> Result:
    """Return what `work` returns, once it is stored and this worker knows which rules there are."""
    services = writing.services
    result = services.database.transact(
        lambda connection: work(RuleStore(connection, services.keyring, writing.author))
    )
    # It is stored: an error now must not claim otherwise. The next refresh follows soon.
    with suppress(StorageError):
        services.rules.refresh()
    return result


def _body_of(stored: StoredRule) -> str:
    return RuleAnswer.of(stored).model_dump_json()
