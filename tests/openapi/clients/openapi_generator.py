"""Uses the client that openapi-generator makes for Python: URL and key are in the environment."""

import os

from openapi_client import (
    AccessRecordsApi,
    ApiClient,
    Configuration,
    NewService,
    PreviewBody,
    ProvisioningApi,
    RecordChange,
    RecordStated,
    RuleStated,
)

configuration = Configuration(host=os.environ["NFM_URL"], access_token=os.environ["NFM_KEY"])
with ApiClient(configuration) as client:
    records = AccessRecordsApi(client)
    stated = RecordStated(
        client_id=56, username="jürgen", password="p&<>\"'\\😀", group="Straße 日本", notes="a\nb"
    )
    created = records.put_access_record(service_id=1, record_stated=stated)
    read = records.get_access_record(service_id=1)
    assert read == created, read
    assert (read.group, read.notes, read.has_password) == ("Straße 日本", "a\nb", True), read
    change = RecordChange(ip_address="203.0.113.9/28")
    patched = records.patch_access_record(service_id=1, record_change=change)
    assert (patched.ip_address, patched.username) == ("203.0.113.0/28", "jürgen"), patched
    page = records.list_access_records(client_id=[56])
    assert ([item.service_id for item in page.items], page.next_cursor) == ([1], None), page
    records.delete_access_record(service_id=1)
    assert records.list_access_records(client_id=[56]).items == []
    rules = ProvisioningApi(client)
    wanted = RuleStated(username="c{client_id}", password="generate")
    rule = rules.put_provisioning_rule(product_id=7, rule_stated=wanted)
    assert (rule.username, rule.login, rule.enabled) == ("c{client_id}", "reuse", True), rule
    body = PreviewBody(service=NewService(service_id=1, client_id=56, product_id=7))
    preview = rules.preview_provisioning_rule(product_id=7, preview_body=body)
    assert (preview.login, preview.record.username) == ("new", "c56"), preview
