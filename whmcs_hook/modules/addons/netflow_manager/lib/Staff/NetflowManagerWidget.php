<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Staff;

use WHMCS\Module\AbstractWidget;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\LastRun;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\Missing;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The widget on the dashboard: what an administrator has to know before they open the addon. WHMCS draws it by calling
 * `getData` and `generateOutput`, outside of the hook, so neither may throw.
 */
final class NetflowManagerWidget extends AbstractWidget
{
    private const PATH = '/v1/overview';
    private const COUNTS = ['total', 'needs_review', 'never_had_password'];

    /** @var string */
    protected $title;
    /** @var int */
    protected $weight = 150;
    /** @var int */
    protected $columns = 1;
    /** @var bool WHMCS keeps nothing: not every member of staff may see it, and a failure must not outlast its cause */
    protected $cache = false;
    /** @var int seconds */
    protected $cacheExpiry = 0;
    /** @var string none of WHMCS's own: the hook asks whether the role may use the addon */
    protected $requiredPermission = '';

    public function __construct(private readonly AllowedStaff $staff)
    {
        $this->title = $staff->language->text('service_access');
    }

    /** @return array{counts: array<string, string>|null, problem: string} no counts while the API gives none, and why */
    public function getData(): array
    {
        try {
            $counts = $this->staff->api('dashboard')?->call('GET', self::PATH, read: self::counts(...));

            return ['counts' => $counts, 'problem' => $counts === null ? $this->staff->language->text('widget_not_set_up') : ''];
        } catch (ApiFailure $failure) {
            Log::failed('dashboard', $failure, $this->staff->settings, 'The dashboard shows no counts of access records.');

            return ['counts' => null, 'problem' => $failure->in($this->staff->language)];
        } catch (\Throwable $failure) {
            Log::brokenView('The widget of the dashboard', $failure);

            return ['counts' => null, 'problem' => $this->staff->language->text('widget_broken')];
        }
    }

    /**
     * @param mixed $data what `getData` returned
     *
     * @return string HTML
     */
    public function generateOutput($data): string
    {
        try {
            return $this->staff->render('staff/widget', [
                'counts' => $data['counts'] ?? null,
                'problem' => $data['problem'] ?? '',
                'last' => LastRun::stored(),
                'missing' => Missing::stored(),
            ]);
        } catch (\Throwable $failure) {
            Log::brokenView('The widget of the dashboard', $failure);

            return '';
        }
    }

    /**
     * @return array<string, string> as they are shown
     *
     * @throws ApiFailure
     */
    private static function counts(Reply $reply): array
    {
        $records = $reply->members()->object('records');

        $atLeast = $records->truth('is_exact') ? '' : '≥ ';
        $text = static fn (string $name): string => $atLeast . $records->number($name);

        return array_combine(self::COUNTS, array_map($text, self::COUNTS));
    }
}
