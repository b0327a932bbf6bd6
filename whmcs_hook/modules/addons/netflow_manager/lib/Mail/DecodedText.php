<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Mail;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A text with its codes read, and which bytes of the written text each byte of it comes from.
 *
 * Entities, however often they were escaped, and percent codes count as their characters. Blanks of any kind and number
 * count as one.
 */
final class DecodedText
{
    // A plus sign is one of them: it is how a blank is written in an address. What ends one line is one.
    public const BLANK = '(?:\r\n|[\s+]|\xC2\xA0'
        . '|&(?:amp;)*(?:nbsp|plus|#0*(?:9|1[03]|32|43|160)|#x0*(?:9|a|d|20|2b|a0));'
        . '|%0d%0a|%(?:20|2b|0[9ad])|%c2%a0|<br\s*/?>(?:\r?\n)?)';
    // Nothing is tried a second time ("++"), so that a long run needs no stack.
    private const BLANKS = self::BLANK . '++';
    private const ENTITY = '&(?:amp;)*(?<entity>#[0-9]{1,9}|#x[0-9a-f]{1,7}|[a-z][a-z0-9]{1,31});';

    // One code inside another: entities that were written for an address, for example.
    private const MOST_LAYERS = 5;

    /** @param list<array{int, int, int, int}> $pieces decoded bytes from, to, come from written bytes from, to */
    private function __construct(
        public readonly string $text,
        private readonly array $pieces,
        private readonly ?self $under,
    ) {
    }

    /**
     * @return non-empty-list<self> the text as it is, read once, twice and so on, as long as there is something to read
     *
     * @throws \RuntimeException when the text cannot be read
     */
    public static function layersOf(string $written): array
    {
        $layers = [new self($written, [], null)];
        for ($layer = $layers[0]; count($layers) < self::MOST_LAYERS; $layers[] = $layer) {
            $next = self::of($layer->text, $layer);
            if ($next->text === $layer->text) {
                break;
            }
            $layer = $next;
        }

        return $layers;
    }

    /** @return list<string> how this text may stand in a decoded one: its own codes read, or written so as to stay */
    public static function formsOf(string $text): array
    {
        $forms = array_map(static fn (self $layer): string => $layer->text, self::layersOf($text));
        $forms[] = (string) preg_replace('~(?:[\s+]|\xC2\xA0)+~', ' ', $text);

        // Blanks around it may be lost on the way.
        $all = array_unique([...$forms, ...array_map('trim', $forms)]);

        return array_values(array_filter($all, static fn (string $form): bool => trim($form) !== ''));
    }

    /** @return array{int, int} the bytes as they were written, from and to, of the decoded bytes from and to */
    public function written(int $from, int $to): array
    {
        $bytes = [$this->bytesOf($from)[0], $this->bytesOf($to - 1)[1]];

        return $this->under === null ? $bytes : $this->under->written(...$bytes);
    }

    private static function of(string $written, ?self $under): self
    {
        $pattern = '~(?<blanks>' . self::BLANKS . ')|' . self::ENTITY . '|%(?<hex>[0-9a-f]{2})~i';
        $flags = PREG_SET_ORDER | PREG_OFFSET_CAPTURE | PREG_UNMATCHED_AS_NULL;
        if (preg_match_all($pattern, $written, $matches, $flags) === false) {
            throw new \RuntimeException('A text could not be read.');
        }
        $text = '';
        $pieces = [];
        $end = 0;
        foreach ($matches as $match) {
            [$code, $begin] = $match[0];
            $text .= substr($written, $end, $begin - $end);
            $end = $begin + strlen($code);
            $from = strlen($text);
            $text .= self::character($match);
            $pieces[] = [$from, strlen($text), $begin, $end];
        }

        return new self($text . substr($written, $end), $pieces, $under);
    }

    /** @return array{int, int} */
    private function bytesOf(int $position): array
    {
        $piecesBefore = $this->piecesUpTo($position);
        if ($piecesBefore === 0) {
            return [$position, $position + 1];
        }
        [, $to, $begin, $end] = $this->pieces[$piecesBefore - 1];
        $written = $position + $end - $to;

        return $position < $to ? [$begin, $end] : [$written, $written + 1];
    }

    /** @return int how many pieces begin at this byte or before it: found by halves, as a mail may have many of both */
    private function piecesUpTo(int $position): int
    {
        [$low, $high] = [0, count($this->pieces)];
        while ($low < $high) {
            $middle = intdiv($low + $high, 2);
            if ($this->pieces[$middle][0] <= $position) {
                $low = $middle + 1;
            } else {
                $high = $middle;
            }
        }

        return $low;
    }

    /** @param array<array-key, array{string|null, int}> $match */
    private static function character(array $match): string
    {
        if ($match['blanks'][0] !== null) {
            return ' ';
        }
        if ($match['hex'][0] !== null) {
            return (string) hex2bin($match['hex'][0]);
        }

        return html_entity_decode("&{$match['entity'][0]};", ENT_QUOTES | ENT_HTML5, 'UTF-8');
    }
}
