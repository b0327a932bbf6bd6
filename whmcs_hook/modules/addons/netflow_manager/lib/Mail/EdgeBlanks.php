<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Mail;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The blanks with which a password begins and ends. A mail that is read has one blank for many, so these tell which of
 * the blanks beside a password are its own, and which are the mail's.
 */
final class EdgeBlanks
{
    private const WHITESPACE = " \t\n\r\f\v";

    private function __construct(
        private readonly int $before,
        private readonly int $after,
    ) {
    }

    public static function of(string $password): self
    {
        preg_match('~\A' . DecodedText::BLANK . '*+~i', $password, $before);
        preg_match('~' . DecodedText::BLANK . '*+\z~i', $password, $after);

        return new self(count(self::apart($before[0] ?? '')), count(self::apart($after[0] ?? '')));
    }

    /**
     * @param int $from of the decoded text, where the password begins
     * @param int $to   where it has ended
     *
     * @return array{int, int} its bytes as they were written, from and to: white space around it stays outside
     */
    public function place(string $written, DecodedText $layer, int $from, int $to): array
    {
        [$begin, $end] = $layer->written($from, $to);
        if ($layer->text[$from] === ' ') {
            [, $last] = $run = $layer->written($from, $from + 1);
            $blanks = self::between($written, ...$run);
            $begin = $last - strlen(implode('', array_slice($blanks, max(0, count($blanks) - $this->before))));
        }
        if ($layer->text[$to - 1] === ' ') {
            [$first] = $run = $layer->written($to - 1, $to);
            $end = $first + strlen(implode('', array_slice(self::between($written, ...$run), 0, $this->after)));
        }
        $begin += strspn($written, self::WHITESPACE, $begin, $end - $begin);

        return [$begin, $begin + strlen(rtrim(substr($written, $begin, $end - $begin), self::WHITESPACE))];
    }

    /** @return list<string> the blanks of a run, each as it is written */
    private static function between(string $written, int $from, int $to): array
    {
        return self::apart(substr($written, $from, $to - $from));
    }

    /** @return list<string> a run that has another code in it stays whole */
    private static function apart(string $run): array
    {
        preg_match_all('~' . DecodedText::BLANK . '~i', $run, $matches);

        return implode('', $matches[0]) === $run ? $matches[0] : [$run];
    }
}
