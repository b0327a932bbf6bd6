"""What every problem of the API looks like."""

from typing import Any

import httpx

MEMBERS = {"type", "title", "status", "detail", "instance", "request_id"}
OPTIONAL = {"error_count", "errors", "outcome"}


def problem_of(response: httpx.Response, status: int, below: str = "") -> dict[str, Any]:
    """Return the problem in a response of this status, once its shape is right.

    `below` is the path below which the service is reached.
    """
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    assert problem.keys() >= MEMBERS
    assert problem.keys() <= MEMBERS | OPTIONAL
    assert problem["type"].startswith(f"{below}/problems/")
    assert problem["status"] == status
    assert problem["request_id"] == response.headers["x-request-id"]
    assert problem["instance"] == f"urn:nfm:request:{problem['request_id']}"
    assert all(problem[name] for name in MEMBERS)
    return problem


def refused_members(response: httpx.Response) -> dict[str, str]:
    """Return pointer to code of every member that a 422 refuses."""
    errors = problem_of(response, 422)["errors"]
    assert all(item["message"] for item in errors)
    return {item["pointer"]: item["code"] for item in errors}
