"""The traffic of a service as its client comes to it: product page, graph, own page, file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.usage_api import answer_about_traffic
from tests.browser.accessibility import violations
from tests.browser.inspection import overflow
from tests.faults.fault_server import FaultServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

    NewId = Callable[[], int]

THEMES = ["six", "twenty-one", "nexus"]
WIDTHS = (1280, 390, 360)
# The picture as it was loaded, its place, and by how much its newest end is out of sight.
SEE = """async image => {
    await image.decode();
    const box = image.getBoundingClientRect(), frame = image.closest('[dir=rtl]');
    return {natural: [image.naturalWidth, image.naturalHeight], width: box.width,
        ratio: box.width / box.height, hidden: box.right - frame.getBoundingClientRect().right};
}"""


@pytest.fixture
def service(shop: Shop, new_id: NewId) -> Iterator[int]:
    """Give the id of a service with traffic; its client is 1 less."""
    client, service = new_id(), new_id()
    shop.add_client(client)
    shop.add_service(service, client)
    with FaultServer(answer_about_traffic) as server:
        shop.connect(api_url=server.url)
        yield service


@pytest.mark.parametrize("theme", THEMES)
def test_the_product_page_shows_the_graph(visit: Visit, service: int, theme: str) -> None:
    """In every theme and width it is loaded, readable and seen from its newest end."""
    visit.enter_client(service - 1)
    page = visit.open(f"/clientarea.php?action=productdetails&id={service}&systpl={theme}")
    image = page.locator(".netflow-manager img")
    for width in WIDTHS:
        visit.resize((width, 900))
        image.scroll_into_view_if_needed()
        seen = image.evaluate(SEE)
        assert seen["natural"] == [800, 280]
        assert seen["width"] >= 640
        assert abs(seen["ratio"] - 800 / 280) < 0.02
        assert abs(seen["hidden"]) < 1
        assert overflow(page) == []
        visit.screenshot(f"usage-product-{theme}-{width}")
        assert violations(page, ".netflow-manager + .netflow-manager") == []


def test_the_graph_leads_to_the_figures(visit: Visit, service: int) -> None:
    """From the picture to the figures, from period to period, to the file and back."""
    visit.enter_client(service - 1)
    page = visit.open(f"/clientarea.php?action=productdetails&id={service}")
    page.locator(".netflow-manager a img").click()
    page.wait_for_url("**/index.php?m=netflow_manager&id=*&period=24h")
    page.get_by_role("link", name="7 days").click()
    page.wait_for_url("**period=7d")
    assert page.locator("svg").count() == 1
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").click()
    assert download.value.suggested_filename == f"traffic-{service}-7d.csv"
    for width in WIDTHS:
        visit.resize((width, 900))
        visit.screenshot(f"usage-own-page-{width}")
        assert overflow(page) == []
    page.get_by_role("link", name="Back to the product").click()
    page.wait_for_url("**/clientarea.php?action=productdetails&id=*")
