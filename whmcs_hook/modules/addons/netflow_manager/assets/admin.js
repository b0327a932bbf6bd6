/* What makes the admin pages nicer to use. Every page works without it. */
(function () {
    'use strict';
}());
