"""What an endpoint does that was added by the recipe.

`test_how_to_add.py` runs this in a copy of the tree that has `GET /v1/record-count`.
"""

from tests.openapi.document import COMMITTED
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.tenant import Tenant

PATH = "/v1/record-count"


def test_it_answers_about_the_own_installation(tenant: Tenant) -> None:
    """It answers with the number of records that the installation of the key has."""
    tenant.put(1, client_id=56)
    tenant.put(2, client_id=57)
    assert tenant.get(PATH) == {"records": 2}


def test_it_needs_its_scope(live_api: LiveApi) -> None:
    """A key that lacks the scope is refused, and so is no key, and an unknown parameter."""
    problem_of(live_api.call("GET", PATH, key=make_key(live_api, "render")[1]), 403)
    problem_of(live_api.call("GET", PATH), 401)
    key = live_api.writer_key
    problem_of(live_api.call("GET", PATH, key=key, params={"x": "1"}), 422)


def test_it_is_documented() -> None:
    """The committed document has the operation."""
    assert f'"{PATH}"' in COMMITTED.read_text(encoding="utf-8")
