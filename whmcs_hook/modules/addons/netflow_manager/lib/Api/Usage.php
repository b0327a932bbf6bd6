<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The traffic of a service in one period, as the API has it for its owner: a section with all figures, a picture and a
 * file. Each is null where the owner has none to see, WHMCS does not say enough to ask, or the addon is not set up.
 */
final class Usage
{
    public const DEFAULT_PERIOD = '24h';
    public const CSV = 'text/csv';
    public const SVG = 'image/svg+xml';
    public const PAGES = 'usage';
    public const PAGES_OF_STAFF = 'staff_usage';
    private const PERIODS = [self::DEFAULT_PERIOD, '7d', '30d', ...self::CYCLES];
    private const CYCLES = ['cycle', 'last_cycle'];
    // Members of the answer that are objects, or null where nothing is known.
    private const OBJECTS = ['period', 'in', 'out', 'percentile_95', 'source'];
    private const CSV_HEADER = "from,to,in_bytes,out_bytes";

    /** One of those that a client can choose. */
    public readonly string $period;

    /**
     * @param string $language a WHMCS language name such as `english`
     * @param string $period   as the browser sent it; the default for what is none
     * @param string|null $staff who asks, for the audit trail; null for the client, whose pages do not suffer from what
     *                           staff look at
     */
    public function __construct(
        private readonly Service $service,
        private readonly string $language,
        string $period,
        private readonly Settings $settings,
        private readonly ?string $staff = null,
    ) {
        $this->period = in_array($period, self::PERIODS, true) ? $period : self::DEFAULT_PERIOD;
    }

    /**
     * @return array{title: string, html: string}|null `title` is empty where the answer has none
     *
     * @throws ApiFailure also unless the answer is about exactly this pair and every member has its type
     */
    public function section(): ?array
    {
        return $this->ask(self::PAGES, '', function (Reply $reply): ?array {
            $answer = $reply->members();
            $answer->requireEcho($this->service->id, $this->service->ownerId);
            foreach (self::OBJECTS as $name) {
                $answer->objectOrNull($name);
            }
            $answer->numberOrNull('total_bytes');
            $section = ['title' => $answer->textIfThere('title') ?? '', 'html' => $answer->text('html')];

            return $answer->truth('visible') && $section['html'] !== '' ? $section : null;
        });
    }

    /**
     * @param string|null $knownEtag of the picture that the browser has, quotes included
     *
     * @return array{svg: string|null, etag: string|null}|null `svg` is null where the browser has it already
     *
     * @throws ApiFailure
     */
    public function picture(?string $knownEtag): ?array
    {
        $read = static function (Reply $reply) use ($knownEtag): array {
            $isKnown = $reply->status === 304 || ($knownEtag !== null && $reply->etag === $knownEtag);
            $svg = $reply->status === 304 ? '' : $reply->file(self::SVG, '<svg ', '</svg>');

            return ['svg' => $isKnown ? null : $svg, 'etag' => $isKnown ? $knownEtag : $reply->etag];
        };
        $headers = ['Accept' => self::SVG, 'If-None-Match' => $knownEtag];

        return $this->found(fn (): ?array => $this->ask(self::PAGES, '.svg', $read, $headers));
    }

    /**
     * @return string|null CSV
     *
     * @throws ApiFailure
     */
    public function file(): ?string
    {
        $read = static fn (Reply $reply): string => $reply->file(self::CSV, self::CSV_HEADER, '');

        return $this->found(fn (): ?string => $this->ask('usage_file', '.csv', $read, ['Accept' => self::CSV]));
    }

    /**
     * @param string                     $purpose of the call, see `Module`
     * @param string                     $form    `.svg`, `.csv` or empty; a table has no language
     * @param array<string, string|null> $headers name => value; null leaves one out
     */
    private function ask(string $purpose, string $form, callable $read, array $headers = []): mixed
    {
        $purpose = $purpose === self::PAGES && $this->staff !== null ? self::PAGES_OF_STAFF : $purpose;
        $actor = $this->staff ?? 'whmcs page';
        $api = $this->service->hasKnownStatus() ? Module::hookApi($this->settings, $purpose, $actor) : null;
        $query = [
            'client_id' => $this->service->ownerId,
            'status' => $this->service->status,
            'period' => $this->period,
        ];
        // The API refuses a parameter that it does not know.
        $query += $form === '.csv' ? [] : ['language' => $this->language];
        if (in_array($this->period, self::CYCLES, true) && $this->service->cycleDay !== null) {
            $query['cycle_day'] = $this->service->cycleDay;
        }

        return $api?->call(
            'GET',
            "/v1/access-records/{$this->service->id}/usage{$form}",
            $query,
            headers: $headers,
            read: $read,
        );
    }

    /** @throws ApiFailure */
    private function found(callable $ask): mixed
    {
        try {
            return $ask();
        } catch (ApiFailure $failure) {
            return $failure->isRejection(404) ? null : throw $failure;
        }
    }
}
