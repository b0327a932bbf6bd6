/* Buttons that copy, and a password that a reload hides. Every brace is followed by a blank: Smarty lets it be then. */
(function () {
    'use strict';

    function copyByCommand(text, button) {
        var field = document.createElement('textarea'), isCopied = false;
        field.value = text;
        field.setAttribute('readonly', '');
        field.style.position = 'fixed';
        field.style.opacity = '0';
        button.parentNode.appendChild(field);
        field.select();
        try {
            isCopied = document.execCommand('copy');
        } catch (failure) {
            isCopied = false;
        }
        button.parentNode.removeChild(field);
        button.focus();
        return isCopied;
    }

    function selectValue(value) {
        var range = document.createRange(), selection = window.getSelection();
        range.selectNodeContents(value);
        selection.removeAllRanges();
        selection.addRange(range);
    }

    function prepare(button) {
        var value = button.closest('tr').querySelector('td'),
            told = button.closest('.netflow-manager').querySelector('[role=status]'),
            label = button.textContent,
            timer = 0;

        function tell(text, onButton, className) {
            window.clearTimeout(timer);
            told.className = className;
            told.textContent = text;
            button.textContent = onButton;
            timer = window.setTimeout(function () {
                told.textContent = '';
                button.textContent = label;
            }, 4000);
        }

        function copied() {
            // The button shows it; the line is for those who do not see it.
            tell(told.getAttribute('data-copied'), told.getAttribute('data-copied'), 'sr-only');
        }

        // For pages without TLS, and browsers that ask for a permission that they do not get.
        function copyWithoutClipboard() {
            if (copyByCommand(value.textContent, button)) {
                copied();
            } else {
                selectValue(value);
                tell(told.getAttribute('data-by-hand'), label, 'small');
            }
        }

        button.parentNode.hidden = false;
        button.addEventListener('click', function () {
            if (window.isSecureContext && navigator.clipboard) {
                navigator.clipboard.writeText(value.textContent).then(copied, copyWithoutClipboard);
            } else {
                copyWithoutClipboard();
            }
        });
    }

    // The cell is shown by then, so a second copy of this script finds no button.
    Array.prototype.forEach.call(document.querySelectorAll('.netflow-manager td[hidden] > button'), prepare);

    // The page came as the answer to a form. Now a reload asks for it without the form, and without the password.
    if (document.querySelector('.netflow-manager[data-password]')) {
        window.history.replaceState(null, '', window.location.href);
    }
}());
