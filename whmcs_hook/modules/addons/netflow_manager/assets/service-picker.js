/* Suggests services while one types: a combobox of WAI-ARIA, over the page that the search gives without scripts. */
(function () {
    'use strict';

    var PAUSE_MS = 200;

    function element(name, attributes) {
        var made = document.createElement(name);
        Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
        return made;
    }

    function Picker(box) {
        this.box = box;
        this.input = box.querySelector('input');
        this.list = element('ul', {
            'class': 'list-group nfm-suggestions', id: 'nfm-suggestions', role: 'listbox', hidden: '',
            'aria-label': this.input.placeholder
        });
        this.status = element('div', {'class': 'sr-only', role: 'status'});
        this.active = -1;
        box.appendChild(this.list);
        box.appendChild(this.status);
        this.listen();
    }

    Picker.prototype.listen = function () {
        var self = this;
        var roles = {
            role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.list.id
        };
        Object.keys(roles).forEach(function (key) { self.input.setAttribute(key, roles[key]); });
        this.input.addEventListener('input', function () {
            clearTimeout(self.timer);
            self.timer = setTimeout(function () { self.ask(); }, PAUSE_MS);
        });
        this.input.addEventListener('keydown', function (event) { self.onKey(event); });
        this.input.addEventListener('blur', function () { self.close(); });
        // The field keeps the focus while one clicks.
        this.list.addEventListener('mousedown', function (event) { event.preventDefault(); });
    };

    Picker.prototype.ask = function () {
        var self = this;
        if (this.request) {
            this.request.abort();
        }
        if (this.input.value.trim() === '') {
            this.close();
            return;
        }
        this.request = new AbortController();
        var address = this.box.dataset.url + '&q=' + encodeURIComponent(this.input.value);
        fetch(address, {credentials: 'same-origin', signal: this.request.signal})
            .then(function (reply) { return reply.text(); })
            .then(function (html) { self.show(new DOMParser().parseFromString(html, 'text/html')); })
            .catch(function () { /* The button beside the field still searches. */ });
    };

    Picker.prototype.show = function (page) {
        var self = this;
        this.list.textContent = '';
        page.querySelectorAll('.nfm-found .list-group-item').forEach(function (item, index) {
            self.list.appendChild(self.option(item, index));
        });
        var count = this.list.children.length;
        this.status.textContent = count === 0 ? this.box.dataset.none : this.box.dataset.some.replace(':count', count);
        this.open(count > 0);
    };

    Picker.prototype.option = function (item, index) {
        var self = this;
        var option = document.importNode(item, true);
        var link = option.querySelector('a[data-nfm-service]');
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.id = 'nfm-suggestion-' + index;
        option.dataset.href = link.href;
        // A link inside of an option is no part of the pattern: the option itself is what one chooses.
        option.querySelectorAll('a').forEach(function (link) {
            link.replaceWith.apply(link, Array.from(link.childNodes));
        });
        option.dataset.service = link.dataset.nfmService;
        option.addEventListener('click', function () { self.choose(option); });
        return option;
    };

    /* Whether the form around the field has something in it that another page would lose. */
    Picker.prototype.isTyped = function () {
        var self = this;
        var form = this.input.form;
        return form.hasAttribute('data-nfm-typed') || Array.from(form.elements).some(function (field) {
            var isChanged = field.checked !== field.defaultChecked
                || (field.defaultValue !== undefined && field.value !== field.defaultValue);
            return field !== self.input && isChanged;
        });
    };

    Picker.prototype.choose = function (option) {
        if (!this.isTyped()) {
            location.assign(option.dataset.href);
            return;
        }
        var form = this.input.form;
        form.appendChild(element('input', {type: 'hidden', name: 'choose', value: option.dataset.service}));
        form.submit();
    };

    Picker.prototype.open = function (isOpen) {
        this.active = -1;
        this.list.hidden = !isOpen;
        this.input.setAttribute('aria-expanded', String(isOpen));
        this.input.removeAttribute('aria-activedescendant');
    };

    Picker.prototype.close = function () {
        this.open(false);
    };

    Picker.prototype.move = function (step) {
        var options = this.list.children;
        if (this.list.hidden || options.length === 0) {
            return;
        }
        if (this.active >= 0) {
            options[this.active].classList.remove('active');
            options[this.active].setAttribute('aria-selected', 'false');
        }
        // Upwards from the field is the last one.
        var from = this.active < 0 && step < 0 ? 0 : this.active;
        this.active = (from + step + options.length) % options.length;
        options[this.active].classList.add('active');
        options[this.active].setAttribute('aria-selected', 'true');
        options[this.active].scrollIntoView({block: 'nearest'});
        this.input.setAttribute('aria-activedescendant', options[this.active].id);
    };

    Picker.prototype.onKey = function (event) {
        var steps = {ArrowDown: 1, ArrowUp: -1};
        if (steps[event.key]) {
            event.preventDefault();
            this.move(steps[event.key]);
        } else if (event.key === 'Enter' && this.active >= 0) {
            event.preventDefault();
            this.choose(this.list.children[this.active]);
        } else if (event.key === 'Enter') {
            // Not the button that saves, which comes first in the form.
            event.preventDefault();
            this.box.querySelector('button').click();
        } else if (event.key === 'Escape' && !this.list.hidden) {
            event.preventDefault();
            this.close();
        }
    };

    document.querySelectorAll('[data-nfm-picker]').forEach(function (box) { new Picker(box); });
}());
