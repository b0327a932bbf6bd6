"""Uses the client that openapi-python-client makes: URL and key are in the environment."""

import os

from net_flow_manager_client import AuthenticatedClient
from net_flow_manager_client.api.access_records import (
    delete_access_record,
    get_access_record,
    list_access_records,
    patch_access_record,
    put_access_record,
)
from net_flow_manager_client.api.provisioning import (
    preview_provisioning_rule,
    put_provisioning_rule,
)
from net_flow_manager_client.models import (
    AccessRecordAnswer,
    NewService,
    PreviewAnswer,
    PreviewBody,
    RecordChange,
    RecordStated,
    RuleAnswer,
    RuleStated,
)

client = AuthenticatedClient(os.environ["NFM_URL"], os.environ["NFM_KEY"])
stated = RecordStated(
    client_id=56, username="jürgen", password="p&<>\"'\\😀", group="Straße 日本", notes="a\nb"
)
created = put_access_record.sync(1, client=client, body=stated)
read = get_access_record.sync(1, client=client)
assert isinstance(read, AccessRecordAnswer), read
assert read == created, read
assert (read.group, read.notes, read.has_password) == ("Straße 日本", "a\nb", True), read
change = RecordChange(ip_address="203.0.113.9/28")
patched = patch_access_record.sync(1, client=client, body=change)
assert (patched.ip_address, patched.username) == ("203.0.113.0/28", "jürgen"), patched
page = list_access_records.sync(client=client, client_id=[56])
assert ([item.service_id for item in page.items], page.next_cursor) == ([1], None), page
delete_access_record.sync_detailed(1, client=client)
assert list_access_records.sync(client=client, client_id=[56]).items == []

wanted = RuleStated.from_dict({"username": "c{client_id}", "password": "generate"})
rule = put_provisioning_rule.sync(7, client=client, body=wanted)
assert isinstance(rule, RuleAnswer), rule
assert (rule.username, rule.login, rule.enabled) == ("c{client_id}", "reuse", True), rule
body = PreviewBody(service=NewService(service_id=1, client_id=56, product_id=7))
preview = preview_provisioning_rule.sync(7, client=client, body=body)
assert isinstance(preview, PreviewAnswer), preview
assert (preview.login, preview.record.username) == ("new", "c56"), preview
