<?php

declare(strict_types=1);

namespace WHMCS\Module;

/**
 * A widget of the dashboard, as far as WHMCS documents it. The hook `AdminHomeWidgets` returns one.
 */
abstract class AbstractWidget
{
    protected $title;
    protected $description = '';
    protected $weight = 100;
    protected $columns = 1;
    protected $cache = false;
    protected $cacheExpiry = 120;
    protected $requiredPermission = '';

    abstract public function getData();

    abstract public function generateOutput($data);

    public function getTitle(): string
    {
        return (string) $this->title;
    }

    public function getWeight(): int
    {
        return (int) $this->weight;
    }

    public function render(): string
    {
        return (string) $this->generateOutput($this->getData());
    }
}
