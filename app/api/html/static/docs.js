// Shows the OpenAPI document with Redoc. Responses that any such call can have are folded into one
// list, so that those of the operation itself are seen.
"use strict";

const SANS_SERIF = "system-ui, sans-serif";
const MONOSPACE = "ui-monospace, Menlo, Consolas, monospace";

function cell(text) {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function fold(operation) {
  const common = Object.entries(operation.responses).filter(([, response]) => response["x-common"]);
  if (!common.length) {
    return;
  }
  const rows = common.map(([status, response]) => `| ${status} | ${cell(response.description)} |`);
  const summary = `Problems of every such call: ${common.map(([status]) => status).join(", ")}`;
  const table = `| status | problem |\n|---|---|\n${rows.join("\n")}`;
  common.forEach(([status]) => delete operation.responses[status]);
  operation.description += `\n\n<details><summary>${summary}</summary>\n\n${table}\n\n</details>\n`;
}

async function show(place) {
  const answer = await fetch(place.dataset.document);
  const api = await answer.json();
  Object.values(api.paths).flatMap(Object.values).forEach(fold);
  const options = {
    expandResponses: "200,201",
    hideDownloadButton: true,
    jsonSampleExpandLevel: 3,
    requiredPropsFirst: true,
    sortTagsAlphabetically: false,
    theme: {
      colors: { primary: { main: "#0b5cad" } },
      typography: {
        code: { fontFamily: MONOSPACE },
        fontFamily: SANS_SERIF,
        headings: { fontFamily: SANS_SERIF },
      },
    },
  };
  window.Redoc.init(api, options, place);
}

show(document.getElementById("reference"));
