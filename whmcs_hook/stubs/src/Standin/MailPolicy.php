<?php

declare(strict_types=1);

namespace Standin;

use Smarty_Security;

/**
 * The security policy that WHMCS documents for mail templates. What it forbids makes the whole mail fail.
 */
final class MailPolicy extends Smarty_Security
{
    public $php_functions = ['isset', 'empty', 'count', 'sizeof', 'in_array', 'is_array', 'time', 'nl2br'];
    public $php_modifiers = ['escape', 'count', 'urlencode', 'ucfirst', 'date_format'];
    public $static_classes = null;
    public $streams = null;
    public $disabled_tags = ['include', 'block', 'function'];
    public $allow_super_globals = false;
}
