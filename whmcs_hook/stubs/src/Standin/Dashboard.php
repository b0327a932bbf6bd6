<?php

declare(strict_types=1);

namespace Standin;

use WHMCS\Module\AbstractWidget;

/**
 * The widgets on the first page of the administration.
 */
final class Dashboard
{
    /** @return list<array{title: string, html: string}> the lightest first */
    public static function widgets(): array
    {
        $widgets = array_filter(
            Runtime::runHook('AdminHomeWidgets', []),
            static fn (mixed $widget): bool => $widget instanceof AbstractWidget,
        );
        usort($widgets, static fn (AbstractWidget $one, AbstractWidget $other): int
            => $one->getWeight() <=> $other->getWeight());

        return array_map(static fn (AbstractWidget $widget): array
            => ['title' => $widget->getTitle(), 'html' => $widget->render()], $widgets);
    }
}
