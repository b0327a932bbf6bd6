// Calls operations from the browser, with a key that stays in this page.
"use strict";

async function show(place) {
  const answer = await fetch(place.dataset.document);
  const api = await answer.json();
  api.info.description = "Click *Authorize* and paste a key. Calls are real: they change data.";
  window.SwaggerUIBundle({
    spec: api,
    domNode: place,
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: -1,
    validatorUrl: null, // else it sends the address of this page to another site
  });
}

show(document.getElementById("calls"));
