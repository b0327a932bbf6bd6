/* The preview of a rule follows what is typed. Without this there is a button for it. */
(function () {
    'use strict';

    var PAUSE_MS = 400;
    var form = document.querySelector('.netflow-manager .nfm-rule');
    var waiting = 0;
    var newest = 0;

    /* A preview that does not belong to what is typed must not look as if it did. */
    function fail() {
        var preview = document.getElementById('nfm-rule-preview');
        preview.textContent = preview.dataset.failed;
    }

    function show(html) {
        var page = new DOMParser().parseFromString(html, 'text/html');
        var made = page.getElementById('nfm-rule-preview');
        if (made) {
            document.getElementById('nfm-rule-preview').innerHTML = made.innerHTML;
            form.elements.token.value = page.querySelector('.nfm-rule [name=token]').value;
        } else {
            fail();
        }
    }

    function ask() {
        var body = new FormData(form);
        var number = ++newest;
        body.set('mode', 'preview');
        /* A field is named "action" too, and hides the property. */
        fetch(form.getAttribute('action'), { method: 'POST', body: body, credentials: 'same-origin' })
            .then(function (answer) { return answer.text(); })
            .then(function (html) { if (number === newest) { show(html); } })
            .catch(function () { if (number === newest) { fail(); } });
    }

    if (form && window.fetch) {
        form.addEventListener('input', function () {
            clearTimeout(waiting);
            waiting = setTimeout(ask, PAUSE_MS);
        });
    }
}());
