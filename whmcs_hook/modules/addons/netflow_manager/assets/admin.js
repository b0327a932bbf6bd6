/* What makes the admin pages nicer to use. Every page works without it. */
(function () {
    'use strict';

    /* The file stays chosen after a check, so the import is one more click and the browser sends the file again. */
    function importInPlace() {
        var form = document.getElementById('nfm-import');
        if (!form || !window.fetch || !window.DOMParser) {
            return;
        }
        form.addEventListener('submit', function (event) {
            var button = event.submitter;
            if (!button) {
                return;
            }
            event.preventDefault();
            var sent = new FormData(form);
            sent.append(button.name, button.value);
            form.setAttribute('aria-busy', 'true');
            /* A field is named "action" too, and hides the property. */
            fetch(form.getAttribute('action'), { method: 'POST', body: sent, credentials: 'same-origin' }).then(function (answer) {
                return answer.text();
            }).then(showResult).catch(function () {
                /* The file has changed or the network is gone: the browser says so; without a button it is a check. */
                form.submit();
            }).finally(function () {
                form.removeAttribute('aria-busy');
            });
        });

        function showResult(html) {
            var page = new DOMParser().parseFromString(html, 'text/html');
            var result = page.getElementById('nfm-import-result');
            if (!result) {
                throw new Error('Not the page of the import.');
            }
            document.getElementById('nfm-import-result').replaceWith(result);
            form.elements.checked.value = result.dataset.checked;
            form.elements.token.value = page.querySelector('#nfm-import [name=token]').value;
            result.tabIndex = -1;
            result.focus();
        }
    }

    /* One box ticks all of a page. */
    function tickAll() {
        document.querySelectorAll('[data-nfm-tick-all]').forEach(function (all) {
            all.hidden = false;
            all.addEventListener('change', function () {
                all.closest('table').querySelectorAll('.nfm-tick input').forEach(function (box) {
                    box.checked = all.checked;
                });
            });
        });
    }

    /* A menu closes as one expects of a menu: by a click beside it, and by Escape, which goes back to its button. */
    function closeMenus(event) {
        document.querySelectorAll('.nfm-menu[open]').forEach(function (menu) {
            if (event.key === 'Escape') {
                menu.querySelector('summary').focus();
            }
            menu.open = event.key !== 'Escape' && menu.contains(event.target);
        });
    }

    document.addEventListener('click', closeMenus);
    document.addEventListener('keydown', function (event) {
        if (event.key === 'Escape') {
            closeMenus(event);
        }
    });
    importInPlace();
    tickAll();
}());
