"""The page at the root, for people who open the address of the service in a browser."""

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app import __version__
from app.api.html import VARY, page, prefers_html
from app.api.language import accepted_by
from app.api.problems.answers import answer_http
from app.api.problems.request_kinds import NOT_FOUND


def add_to(app: FastAPI, prefix: str) -> None:
    """Serve the page at `/`. For programs nothing is there; the page needs no key, no database."""

    async def index(request: Request) -> Response:
        if not prefers_html(request):
            answer = answer_http(request, HTTPException(NOT_FOUND.status))
            answer.headers["Vary"] = VARY
            return answer
        return page("index", accepted_by(request), prefix=prefix, version=__version__)

    app.add_route("/", index, include_in_schema=False)
