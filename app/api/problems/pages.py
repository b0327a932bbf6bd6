"""The page of each problem type, to which its `type` leads."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import WithJsonSchema
from starlette.exceptions import HTTPException

from app.api.problems.answers import PROBLEMS
from app.api.problems.documented import ALL_KINDS, ProblemKindAnswer, may_answer
from app.api.problems.request_kinds import NOT_FOUND
from app.input.patterns import text

router = APIRouter(tags=["Operation"])

Slug = Annotated[
    str,
    WithJsonSchema(text("^[a-z-]+$", 64, examples=["record-not-found"])),
    Path(description="The last segment of a problem's `type`."),
]


@router.get(f"{PROBLEMS}/{{slug}}", responses=may_answer(NOT_FOUND))
async def get_problem_kind(request: Request, slug: Slug) -> ProblemKindAnswer:
    """Explain a kind of problem to people who follow its `type`."""
    kind = ALL_KINDS.get(slug)
    if kind is None:
        raise HTTPException(NOT_FOUND.status)
    return ProblemKindAnswer(
        type=f"{request.app.state.services.path_prefix}{PROBLEMS}/{slug}",
        title=kind.title,
        status=kind.status,
        explanation=kind.explain(),
    )
