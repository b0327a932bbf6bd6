// Uses the types that openapi-typescript makes: URL and key are in the environment.

import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { paths } from "./schema.js";

const client = createClient<paths>({
  baseUrl: process.env.NFM_URL,
  headers: { Authorization: `Bearer ${process.env.NFM_KEY}` },
});
const params = { path: { service_id: 1 } };
const records = "/v1/access-records";
const record = "/v1/access-records/{service_id}";

const created = await client.PUT(record, {
  params,
  body: { client_id: 56, username: "jürgen", password: "p&<>\"'\\😀", group: "Straße 日本", notes: "a\nb" },
});
const read = await client.GET(record, { params });
assert.deepEqual(read.data, created.data);
assert.deepEqual([read.data?.group, read.data?.notes, read.data?.has_password], ["Straße 日本", "a\nb", true]);
const patched = await client.PATCH(record, { params, body: { ip_address: "203.0.113.9/28" } });
assert.deepEqual([patched.data?.ip_address, patched.data?.username], ["203.0.113.0/28", "jürgen"]);
const listed = async () => (await client.GET(records, { params: { query: { client_id: [56] } } })).data;
const page = await listed();
assert.deepEqual([page?.items.map((item) => item.service_id), page?.next_cursor], [[1], null]);
await client.DELETE(record, { params });
assert.deepEqual((await listed())?.items, []);

const rule = "/v1/provisioning-rules/{product_id}";
const product = { path: { product_id: 7 } };
const stored = await client.PUT(rule, {
  params: product,
  body: { username: "c{client_id}", password: "generate" },
});
assert.deepEqual([stored.data?.username, stored.data?.login, stored.data?.enabled], ["c{client_id}", "reuse", true]);
const preview = await client.POST(`${rule}/preview`, {
  params: product,
  body: { service: { service_id: 1, client_id: 56, product_id: 7 } },
});
assert.deepEqual([preview.data?.login, preview.data?.record.username], ["new", "c56"]);
