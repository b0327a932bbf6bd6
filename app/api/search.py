"""The list of access records over HTTP."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from app.api.dependencies import (
    AppServices,
    OptionalIds,
    RecordsReader,
    parse_flag,
)
from app.api.paging import DEFAULT_LIMIT, Limit, Since
from app.api.problems.documented import OF_LANES, may_answer
from app.api.routing import JSON, StrictRoute
from app.api.schemas.records import AccessRecordAnswer, AccessRecordPage, Total
from app.api.sorting import SortedCursor, Sorting, place_in, to_sorted_cursor
from app.input import patterns
from app.input.fields import MAX_TEXT, canonical_network, clean_filter
from app.input.patterns import text
from app.records.order import NATURAL, Order
from app.records.reader import RecordReader
from app.records.record import Review
from app.records.search import Filters
from app.storage.database import Database

router = APIRouter(route_class=StrictRoute, tags=["Access records"])

Text = Annotated[
    str | None,
    Query(max_length=MAX_TEXT, description="See above; at most 255 characters."),
    AfterValidator(clean_filter),
    WithJsonSchema(text(patterns.SEEN_NOT_BLANK, MAX_TEXT)),
]
Ip = Annotated[
    str | None,
    Query(description="Address or subnet that the record covers.", max_length=64),
    AfterValidator(lambda text: None if text is None else canonical_network(text)),
    WithJsonSchema(text(patterns.NETWORK, 64)),
]
Enabled = Annotated[
    bool | None,
    BeforeValidator(parse_flag),
    Query(description="Whether the client area and e-mails may use this record."),
]

NeedsReview = Annotated[
    Review | None,
    Query(description="`owner_changed`: moved to another client, and not saved since."),
]

WantsTotal = Annotated[
    bool | None,
    BeforeValidator(parse_flag),
    Query(description="Whether to count what matches, up to 10,000; a search takes twice as long."),
]
MAX_TOTAL: Final = 10_000


async def _filters(  # noqa: PLR0913, PLR0917 - the parameters are the query string
    client_id: OptionalIds = None,
    enabled: Enabled = None,
    group: Text = None,
    username: Text = None,
    needs_review: NeedsReview = None,
    q: Text = None,
    ip: Ip = None,
    updated_since: Since = None,
) -> Filters:
    return Filters(
        client_ids=tuple(client_id or ()),
        enabled=enabled,
        group=group,
        username=username,
        needs_review=needs_review,
        q=q,
        ip=ip,
        updated_since=updated_since,
    )


@router.get("/v1/access-records", response_model=AccessRecordPage, responses=may_answer(*OF_LANES))
async def list_access_records(  # noqa: PLR0913, PLR0917 - the parameters are the query string
    request: Request,
    services: AppServices,
    caller: RecordsReader,
    filters: Annotated[Filters, Depends(_filters)],
    limit: Limit = DEFAULT_LIMIT,
    cursor: SortedCursor = None,
    sort: Sorting = None,
    # No default in the document: generated clients would send it, in a spelling of their own.
    total: WantsTotal = None,
) -> Response:
    """List access records in order of service id, or as `sort` says.

    `group` and `username` are exact, `q` is found anywhere in username, group, address and
    notes, in any case (`STRASSE` finds `Straße`), or is a service id, `ip` finds the records
    whose addresses or subnets cover it. `client_id` repeated finds the records of several
    clients.
    """
    order = Order(sort or NATURAL)
    place = place_in(order, cursor)
    is_by_index = not filters.scan and (order.sort == NATURAL or filters == Filters())
    lane = services.reads if is_by_index else services.searches

    def work(database: Database) -> str:
        with database.read() as connection:
            reader = RecordReader(connection, services.keyring, caller.installation_id)
            page = reader.search_in_order(filters, order, place=place, limit=limit)
            items = [AccessRecordAnswer.of(stored) for stored in database.checked(page.items)]
            answer = AccessRecordPage(
                items=items, next_cursor=to_sorted_cursor(order, page.next_place)
            )
            if total:
                answer.total = _total(reader, filters)
            return answer.to_json()

    return Response(await lane.run(request, work), media_type=JSON)


def _total(reader: RecordReader, filters: Filters) -> Total:
    counted = reader.total(filters, most=MAX_TOTAL + 1)
    return Total(count=min(counted, MAX_TOTAL), is_exact=counted <= MAX_TOTAL)
