<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Input;
use Standin\Runtime;
use Standin\Web\Response;
use Standin\Web\View;
use WHMCS\Database\Capsule;

/**
 * Email templates and their editor, with the merge fields that hooks list.
 */
final class EmailTemplates
{
    public static function show(): string
    {
        $id = Input::id();
        $template = Capsule::table('tblemailtemplates')->where('id', $id)->first();
        if ($template === null) {
            $templates = Capsule::table('tblemailtemplates')->orderBy('type')->orderBy('name')->get();

            return Chrome::page('Email Templates', View::render('admin_templates', ['templates' => $templates]));
        }
        if (Response::isPost()) {
            Chrome::requireToken();
            $texts = ['subject' => Input::text('subject'), 'message' => Input::text('message')];
            $form = ['plaintext' => Input::text('plaintext') === '' ? 0 : 1];
            Capsule::table('tblemailtemplates')->where('id', $id)->update($texts + $form);
            Response::redirect("/admin/configemailtemplates.php?id={$id}");
        }

        return Chrome::page((string) $template->name, View::render('admin_template', [
            'template' => $template,
            'fields' => array_merge([], ...Runtime::runHook('EmailTplMergeFields', ['type' => $template->type])),
        ]));
    }
}
