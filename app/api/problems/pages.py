"""The page of each problem type, to which its `type` leads."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response
from pydantic import WithJsonSchema
from starlette.exceptions import HTTPException

from app.api.html import HTML, VARY, page, prefers_html
from app.api.language import accepted_by, headers_of
from app.api.problems.answers import PROBLEMS
from app.api.problems.documented import ALL_KINDS, ProblemKindAnswer, may_answer
from app.api.problems.request_kinds import NOT_FOUND
from app.input.patterns import text

router = APIRouter(tags=["Operation"])

PAGE: dict[int | str, dict[str, Any]] = {
    200: {"content": {HTML: {"schema": {"type": "string"}, "example": "<!DOCTYPE html>…"}}}
}

Slug = Annotated[
    str,
    WithJsonSchema(text("^[a-z-]+$", 64, examples=["record-not-found"])),
    Path(description="The last segment of a problem's `type`."),
]


@router.get(
    f"{PROBLEMS}/{{slug}}",
    response_model=ProblemKindAnswer,
    responses=may_answer(NOT_FOUND) | PAGE,
)
async def get_problem_kind(
    request: Request, response: Response, slug: Slug
) -> ProblemKindAnswer | Response:
    """Explain a kind of problem to people who follow its `type`.

    Browsers, whose `Accept` prefers it, get a page.
    """
    translation = accepted_by(request)
    prefix = request.app.state.services.path_prefix
    kind = ALL_KINDS.get(slug)
    if prefers_html(request):
        shown = kind or NOT_FOUND
        status = shown.status if kind is None else HTTPStatus.OK
        explanation = shown.explain(translation)
        return page(
            "problem", translation, status, prefix=prefix, kind=shown, explanation=explanation
        )
    if kind is None:
        raise HTTPException(NOT_FOUND.status)
    response.headers.update(headers_of(translation) | {"Vary": VARY})
    return ProblemKindAnswer(
        type=f"{prefix}{PROBLEMS}/{slug}",
        title=kind.title,
        status=kind.status,
        explanation=kind.explain(translation),
    )
