/* What makes the forms of a record and of a login nicer to use. They work without it. */
(function () {
    'use strict';

    var LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
    var LENGTH = 20;

    function button(text, onClick) {
        var made = document.createElement('button');
        made.type = 'button';
        made.className = 'btn btn-default';
        made.textContent = text;
        made.addEventListener('click', onClick);
        return made;
    }

    function each(selector, enhance) {
        document.querySelectorAll('.netflow-manager ' + selector).forEach(enhance);
    }

    /* What is wrong is read out and seen first. */
    each('.nfm-errors', function (summary) { summary.focus(); });

    /* A password that is being typed can be looked at. The stored one is never here. */
    each('[data-nfm-reveal]', function (box) {
        var input = box.querySelector('input');
        var group = document.createElement('span');
        var toggle = button(box.dataset.show, function () {
            var isShown = input.type === 'password';
            input.type = isShown ? 'text' : 'password';
            toggle.textContent = isShown ? box.dataset.hide : box.dataset.show;
        });
        toggle.setAttribute('aria-controls', input.id);
        box.className = 'input-group';
        group.className = 'input-group-btn';
        group.appendChild(toggle);
        box.appendChild(group);
        // A field that is sent as text is remembered by browsers.
        input.form.addEventListener('submit', function () { input.type = 'password'; });
    });

    /* Who uses an existing login types none. */
    each('[name=reuse_login_from]', function (select) {
        var own = document.querySelector('[data-nfm-own-login]');
        function update() {
            own.classList.toggle('nfm-unused', select.value !== '');
            own.querySelectorAll('input').forEach(function (input) { input.disabled = select.value !== ''; });
        }
        select.addEventListener('change', update);
        update();
    });

    /* One click takes over an address of the service. */
    each('[data-nfm-offer]', function (input) {
        var offers = document.createElement('div');
        offers.className = 'nfm-offers';
        offers.appendChild(document.createTextNode(input.dataset.nfmOffer + ' '));
        Array.from(input.list.options).forEach(function (option) {
            offers.appendChild(button(option.value, function () {
                var all = input.value.split(/[\s,]+/).filter(Boolean);
                if (all.indexOf(option.value) < 0) {
                    input.value = all.concat(option.value).join(', ');
                }
                input.focus();
            })).classList.add('btn-sm');
        });
        input.parentNode.insertBefore(offers, input.nextSibling);
    });

    /* Groups of the source of traffic are offered while one types. Any other name stays possible. */
    each('[data-nfm-groups]', function (box) {
        var input = document.getElementById('nfm-group');
        var list = document.createElement('datalist');
        var timer, asked;
        if (!window.fetch || !window.DOMParser) {
            return;
        }
        list.id = 'nfm-group-list';
        box.appendChild(list);
        input.setAttribute('list', list.id);
        function ask() {
            var text = input.value;
            if (text === asked) {
                return;
            }
            asked = text;
            fetch(box.dataset.nfmGroups + '&q=' + encodeURIComponent(text), { credentials: 'same-origin' }).then(function (answer) {
                return answer.text();
            }).then(function (html) {
                var page = new DOMParser().parseFromString(html, 'text/html');
                if (text !== asked) {
                    return;
                }
                list.textContent = '';
                page.querySelectorAll('[data-nfm-group]').forEach(function (group) {
                    list.appendChild(document.createElement('option')).value = group.dataset.nfmGroup;
                });
            }).catch(function () { /* The field is a plain one then. */ });
        }
        input.addEventListener('focus', ask);
        input.addEventListener('input', function () {
            clearTimeout(timer);
            timer = setTimeout(ask, 250);
        });
    });

    function randomLetter() {
        var bytes = new Uint8Array(1);
        // Bytes beyond the last whole multiple would make some letters likelier than others.
        var limit = 256 - 256 % LETTERS.length;
        do {
            crypto.getRandomValues(bytes);
        } while (bytes[0] >= limit);
        return LETTERS[bytes[0] % LETTERS.length];
    }

    function newPassword() {
        var text = '';
        while (!/[A-Z]/.test(text) || !/[a-z]/.test(text) || !/[0-9]/.test(text)) {
            text = Array.from({length: LENGTH}, randomLetter).join('');
        }
        return text;
    }

    each('[data-nfm-generate]', function (box) {
        var status = document.createElement('span');
        status.setAttribute('role', 'status');
        status.className = 'help-block';
        var row = document.createElement('div');
        row.className = 'col-sm-offset-3 col-sm-9';
        row.appendChild(button(box.dataset.nfmGenerate, function () {
            var password = newPassword();
            box.querySelectorAll('input').forEach(function (input) {
                input.value = password;
                input.type = 'text';
            });
            box.querySelectorAll('[data-nfm-reveal]').forEach(function (part) {
                part.querySelector('button').textContent = part.dataset.hide;
            });
            status.textContent = box.dataset.done;
        }));
        row.appendChild(status);
        var group = document.createElement('div');
        group.className = 'form-group';
        group.appendChild(row);
        box.appendChild(group);
    });
}());
