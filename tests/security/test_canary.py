"""A password that was stored is nowhere but in the answers that are meant to carry it."""

import asyncio
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import httpx
import pytest
from fastapi import Body, FastAPI
from pydantic import BaseModel, SecretStr

from tests.support import command
from tests.support.provisioning import PROVISIONINGS, RULES, listing, rule_path, service
from tests.support.search import found_in, spellings
from tests.support.waiting import HANG_SECONDS

CANARY = 'c4n"a<r>y&Secret+/é{$x}'
RECORD = "/v1/access-records/1234"
GENERATED_LENGTH = 20
RULE = rule_path()
SOURCE = "/v1/usage-source"
PROVISIONED = "/v1/access-records/1236"
SCOPES = ("render", "mail", "records:read", "records:write", "lifecycle", "admin")


@pytest.mark.parametrize("spelling", spellings(CANARY))
def test_the_searcher_finds_what_is_planted(spelling: str) -> None:
    """The control: each spelling, in the middle of other bytes, is found."""
    planted = b"before" + spellings(CANARY)[spelling] + b"after"
    assert spelling in found_in(planted, CANARY)
    assert found_in(b"before" + b"after", CANARY) == []


@pytest.mark.parametrize("offset", range(6))
def test_base64_is_found_at_every_offset(offset: int) -> None:
    """The control: whatever stands before and after it, the encoded secret is found."""
    assert found_in(b64encode(b"x" * offset + CANARY.encode() + b"yz"), CANARY)


def test_the_stock_handler_would_leak() -> None:
    """The control: FastAPI's own 422 repeats the password, `SecretStr` or not."""

    class Login(BaseModel):
        client_id: int
        password: SecretStr

    stock = FastAPI()

    @stock.post("/")
    async def take(login: Annotated[Login, Body()]) -> None:
        raise AssertionError(login)

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(stock)
        async with httpx.AsyncClient(transport=transport, base_url="http://stock") as client:
            return await client.post("/", json={"password": CANARY})

    answer = asyncio.run(ask())
    assert answer.status_code == 422
    assert found_in(answer.content, CANARY)


def _wrong_requests() -> Iterator[tuple[str, str, dict[str, object]]]:
    """Give requests that carry the canary where it does not belong, each to be refused."""
    in_url = quote(CANARY, safe="")
    text = json.dumps({"client_id": 1, "password": CANARY})
    yield "GET", f"/{in_url}", {}
    yield "GET", f"/v1/access-records/{in_url}", {}
    yield "GET", f"{RECORD}/merge-fields?client_id={in_url}", {}
    yield "GET", f"{RECORD}/client-area?client_id=1&status={in_url * 9}", {}
    yield "POST", RECORD, {"content": text}
    bodies = [
        {"client_id": CANARY},
        {"client_id": 1, CANARY: 1},
        {"client_id": 1, "password": [CANARY]},
        {"client_id": 1, "password": CANARY * 99},
        {"client_id": 1, "netflow_url": f"https://{CANARY}@a.example/"},
        {"client_id": 1, "password": CANARY, "clear_password": True},
        {"service_id": 9, "client_id": 1, "password": CANARY},
    ]
    for method in ("PUT", "PATCH"):
        yield from ((method, RECORD, {"json": body}) for body in bodies)
        for broken in (text[:-1], text * 2, text.replace("1", "NaN"), text + "\udc00"):
            content = broken.encode(errors="surrogatepass")
            headers = {"Content-Type": "application/json"}
            yield method, RECORD, {"content": content, "headers": headers}
        yield method, RECORD, {"content": text, "headers": {"Content-Type": "text/plain"}}
        yield method, RECORD, {"json": {"password": CANARY}, "headers": {"If-Match": '"no"'}}
        large = json.dumps({"notes": CANARY * 20_000}).encode()
        headers = {"Content-Type": "application/json"}
        yield method, RECORD, {"content": large, "headers": headers}
    for body in ({"password": CANARY}, {"username": "{" + CANARY}, {CANARY: 1}):
        yield "PUT", RULE, {"json": body}
    hostile = service(1237, domain=CANARY * 12)
    yield "POST", f"{RULE}/preview", {"json": {"service": hostile}}
    yield "POST", f"{RULE}/preview", {"json": {"service": service(1237), "rule": {CANARY: 1}}}
    yield "POST", "/v1/service-events", {"json": {"event": "created"} | hostile | {CANARY: 1}}
    headers = {"Content-Type": "application/x-ndjson"}
    yield "POST", PROVISIONINGS, {"content": f'{{"{in_url}": 1}}\n', "headers": headers}
    for name in ("X-Actor", "X-Request-Id", "If-Match", "Authorization", "Content-Type"):
        value = CANARY.encode("latin-1") * (9 if name == "X-Actor" else 1)
        yield "PUT", RECORD, {"content": text, "headers": {name: value}}


def _wrong_sources() -> Iterator[tuple[str, str, dict[str, object]]]:
    """Give sources of traffic that carry the canary in the wrong member."""
    source = {"kind": "netflow_analyzer", "url": "https://a.example/"}
    for more in ({"url": f"https://{CANARY}@a.example/"}, {"auth": CANARY}, {"time_zone": CANARY}):
        yield "PUT", SOURCE, {"json": source | more}
    yield "PUT", SOURCE, {"json": {"kind": "nfdump", "api_key": CANARY}}


def _use_everything(client: httpx.Client, authorization: str) -> list[httpx.Response]:
    """Return all answers that may not carry the password."""
    headers = {"Authorization": authorization}
    body = {"client_id": 56, "password": CANARY, "username": "acme"}
    answers = [
        client.put(RECORD, json=body, headers=headers),
        client.patch(RECORD, json={"password": CANARY + "2"}, headers=headers),
        client.patch(RECORD, json={"password": CANARY}, headers=headers),
        client.put("/v1/access-records/1235", json=body, headers=headers),
        client.delete("/v1/access-records/1235", headers=headers),
    ]
    area = f"{RECORD}/client-area?client_id=56&status=Active&language=english"
    reads = (RECORD, area, "/v1/whoami", "/livez", "/readyz", "/metrics", "/docs", "/openapi.json")
    answers += [client.get(path, headers=headers) for path in reads]
    answers += _provision(client, headers)
    assert all(answer.is_success for answer in answers)
    for method, path, options in (*_wrong_requests(), *_wrong_sources()):
        more = options.pop("headers", {})
        assert isinstance(more, dict)
        sent: dict[bytes, bytes] = {b"Authorization": authorization.encode()}
        sent |= {name.encode(): _bytes(value) for name, value in more.items()}
        options["headers"] = sent
        answer = client.request(method, path, **options)  # type: ignore[arg-type]
        assert 400 <= answer.status_code < 500, (method, path, options)
        answers.append(answer)
    return answers


def _provision(client: httpx.Client, headers: dict[str, str]) -> list[httpx.Response]:
    """Let a rule generate the password of one record, and lend it to a second."""
    ndjson = headers | {"Content-Type": "application/x-ndjson"}
    second = service(1238, 57)
    body = listing([second])
    rule = {"username": "c{client_id}", "password": "generate"}
    event = {"event": "created"} | service(1236, 57)
    return [
        client.put(RULE, json=rule, headers=headers),
        client.post(f"{RULE}/preview", json={"service": second}, headers=headers),
        client.post("/v1/service-events", json=event, headers=headers),
        client.post(f"{RULE}/preview", json={"service": second}, headers=headers),
        client.post(PROVISIONINGS, content=body, headers=ndjson),
        client.post(f"{PROVISIONINGS}?dry_run=false", content=body, headers=ndjson),
        client.get(PROVISIONED, headers=headers),
        *(client.get(path, headers=headers) for path in ("/v1/audit-events", RULES, RULE)),
        *_choose_source(client, headers),
    ]


def _choose_source(client: httpx.Client, headers: dict[str, str]) -> list[httpx.Response]:
    """Store the key of a source, try it where nobody answers, and let it go with its URL."""
    source = {"kind": "netflow_analyzer", "url": "http://127.0.0.1:1/", "auth": "query"}
    return [
        client.put(SOURCE, json=source | {"api_key": CANARY}, headers=headers),
        client.post(f"{SOURCE}/test", headers=headers),
        client.get(f"{SOURCE}/groups", headers=headers),
        client.get(SOURCE, headers=headers),
        client.put(SOURCE, json=source | {"url": "http://127.0.0.1:2/"}, headers=headers),
        client.get("/v1/audit-events", headers=headers),
        client.put(SOURCE, json=source | {"api_key": CANARY}, headers=headers),
    ]


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def _of_process(number: int) -> bytes:
    folder = Path(f"/proc/{number}")
    return (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.needs("serve")
@pytest.mark.parametrize(
    ("log_format", "line"), [("json", '"event": "request"'), ("console", " request request_id=")]
)
def test_the_password_is_in_no_answer_log_or_file(
    tmp_path: Path, log_format: str, line: str
) -> None:
    """Stored, replaced, generated, sent to wrong places: it is in one answer and nowhere else."""
    folder = tmp_path / "data"
    key = command.new_key(folder, *SCOPES)
    variables = {"NFM_LOG_FORMAT": log_format, "NFM_LOG_LEVEL": "debug"}
    with command.serving(folder, **variables) as served:
        url = served.ready_on()
        with httpx.Client(base_url=url, trust_env=False, timeout=HANG_SECONDS) as client:
            answers = _use_everything(client, f"Bearer {key}")
            headers = {"Authorization": f"Bearer {key}"}
            mail = client.get(f"{RECORD}/merge-fields?client_id=56", headers=headers)
            path = "/v1/access-records/1238/merge-fields?client_id=57"
            welcome = client.get(path, headers=headers).json()["merge_fields"]
        process = _of_process(served.process.pid)
        files = _files(folder)
        served.stop()
    assert mail.json()["merge_fields"]["netflow_password"] == CANARY
    assert found_in(mail.content, CANARY)
    places = {f"answer to {it.request.method} {it.request.url}": _told(it) for it in answers}
    places |= _told_by_commands(folder)
    places |= files | {f"{name} after": held for name, held in _files(tmp_path).items()}
    places |= {"process": process, "log": "".join(served.errors + served.output).encode()}
    assert {"netflow-manager.sqlite3-wal", "netflow-manager.sqlite3-shm"} <= files.keys()
    assert line in places["log"].decode()
    generated = welcome["netflow_password"]
    assert len(generated) == GENERATED_LENGTH
    for name, content in places.items():
        for secret in (CANARY, generated, key.split("_")[2]):
            assert found_in(content, secret) == [], name
    assert not re.search(rb"Traceback|crash", places["log"])


def _told_by_commands(folder: Path) -> dict[str, bytes]:
    """Return what each command prints, for people and as JSON. Some write files beside the data."""
    beside = folder.parent
    service = RECORD.rpartition("/")[2]
    commands = (
        ["usage", "source"],
        *(["check"], ["key", "list"], ["keyring", "status"], ["migrate"], ["reseal"]),
        *(["record", verb, service] for verb in ("show", "explain")),
        ["record", "set", service, "--group", "changed"],
        ["backup", str(beside / "copies")],
        ["export", str(beside / "out.csv"), "--force"],
        ["copy", "--to", f"sqlite:///{beside}/copied.sqlite3"],
    )
    told = {}
    for words in commands:
        done = command.run(folder, *words)
        assert done.returncode == 0, done.stderr
        as_json = command.run(folder, *words, "--json")
        printed = (done.stdout, done.stderr, as_json.stdout, as_json.stderr)
        told[" ".join(words)] = "".join(printed).encode()
    (copy, *_) = (beside / "copies").glob("*.sqlite3")
    done = command.run(folder, "restore", str(copy))
    assert done.returncode == 0, done.stderr
    return told | {"restore": (done.stdout + done.stderr).encode()}


def _told(answer: httpx.Response) -> bytes:
    return answer.content + b"\n".join(value for pair in answer.headers.raw for value in pair)
