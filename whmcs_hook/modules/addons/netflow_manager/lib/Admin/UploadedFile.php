<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A file that came with a form. It stays where PHP has put it, which removes it at the end of the request, and is read
 * piece by piece.
 */
final class UploadedFile
{
    private const BEGINNING = 4096;

    private function __construct(
        private readonly string $path,
        private readonly string $beginning,
    ) {
    }

    /**
     * @param string $field name of the form's field
     *
     * @return self|string the file, or the key of a language string that says why there is none
     */
    public static function sentAs(string $field): self|string
    {
        $file = $_FILES[$field] ?? [];
        $error = is_array($file) ? $file['error'] ?? UPLOAD_ERR_NO_FILE : UPLOAD_ERR_NO_FILE;
        if ($error !== UPLOAD_ERR_OK) {
            return match ($error) {
                UPLOAD_ERR_NO_FILE => 'upload_none',
                UPLOAD_ERR_INI_SIZE, UPLOAD_ERR_FORM_SIZE => 'upload_too_large',
                UPLOAD_ERR_PARTIAL => 'upload_broke_off',
                default => 'upload_not_stored',
            };
        }
        $path = $file['tmp_name'] ?? null;
        // On the command line there are no uploads, only whoever runs the program.
        if (!is_string($path) || !(is_uploaded_file($path) || (PHP_SAPI === 'cli' && is_file($path)))) {
            return 'upload_none';
        }
        $beginning = (string) file_get_contents($path, false, null, 0, self::BEGINNING);

        return trim($beginning) === '' ? 'upload_empty' : new self($path, $beginning);
    }

    /** @return string an object begins with a brace, and no header line of a table does */
    public function mediaType(): string
    {
        $isNdjson = str_starts_with(ltrim($this->beginning, "\xef\xbb\xbf \t\r\n"), '{');

        return $isNdjson ? 'application/x-ndjson' : 'text/csv';
    }

    /** @return string by which the same file is known when it comes again */
    public function digest(): string
    {
        return function_exists('hash_file')
            ? (string) hash_file('sha256', $this->path)
            : hash('sha256', (string) file_get_contents($this->path));
    }

    /** @return \Closure `function (int $length): string`, an empty string at the end */
    public function reader(): \Closure
    {
        $stream = fopen($this->path, 'rb');

        return static fn (int $length): string => $stream === false ? '' : (string) fread($stream, max(1, $length));
    }

    /** @return string megabytes that this PHP takes in one file; 0 when it sets no limit */
    public static function largest(): string
    {
        $limits = array_filter(array_map(
            static fn (string $name): int => self::limit($name),
            ['upload_max_filesize', 'post_max_size'],
        ));

        return (string) round(($limits === [] ? 0 : min($limits)) / 1048576, 1);
    }

    /** Whether the browser sent more than PHP takes: it then hands over no field at all, the token included. */
    public static function isRequestTooLarge(): bool
    {
        $sent = $_SERVER['CONTENT_LENGTH'] ?? 0;
        $largest = self::limit('post_max_size');

        return $_POST === [] && $_FILES === [] && $largest > 0 && is_numeric($sent) && (int) $sent > $largest;
    }

    /** @return int bytes; 0 when PHP sets no limit, or a host lets nobody ask for it */
    private static function limit(string $name): int
    {
        $size = function_exists('ini_get') ? (string) ini_get($name) : '';
        $unit = ['k' => 1024, 'm' => 1048576, 'g' => 1073741824][strtolower(substr(trim($size), -1))] ?? 1;

        return (int) $size * $unit;
    }
}
