<?php

declare(strict_types=1);

namespace WHMCS\View\Menu;

/**
 * A sidebar, a panel of it or an entry of a panel: the documented class.
 */
final class Item
{
    private const STEP = 10;

    /** @var array<string, self> */
    private array $children = [];
    private string $label;
    private string $uri = '';
    private string $icon = '';
    private int $order = 0;
    private string $bodyHtml = '';
    private string $footerHtml = '';
    /** @var array<string, string> */
    private array $attributes = [];

    /** @param array<string, mixed> $options `label`, `uri`, `icon`, `order`, `attributes` */
    public function __construct(private readonly string $name, array $options = [], private ?self $parent = null)
    {
        $this->label = (string) ($options['label'] ?? $name);
        $this->uri = (string) ($options['uri'] ?? '');
        $this->icon = (string) ($options['icon'] ?? '');
        $this->order = (int) ($options['order'] ?? 0);
        $this->attributes = (array) ($options['attributes'] ?? []);
    }

    /** @param array<string, mixed> $options */
    public function addChild(string $name, array $options = []): self
    {
        return $this->children[$name] = new self($name, $options, $this);
    }

    public function getChild(string $name): ?self
    {
        return $this->children[$name] ?? null;
    }

    public function hasChildren(): bool
    {
        return $this->children !== [];
    }

    /** @return array<string, self> by order */
    public function getChildren(): array
    {
        uasort($this->children, static fn (self $one, self $other): int => $one->order <=> $other->order);

        return $this->children;
    }

    public function removeChild(string $name): self
    {
        unset($this->children[$name]);

        return $this;
    }

    public function moveToBack(): self
    {
        $orders = array_map(static fn (self $child): int => $child->order, $this->parent->children ?? []);

        return $this->setOrder(max([0, ...array_values($orders)]) + self::STEP);
    }

    public function moveToFront(): self
    {
        $orders = array_map(static fn (self $child): int => $child->order, $this->parent->children ?? []);

        return $this->setOrder(min([0, ...array_values($orders)]) - self::STEP);
    }

    public function getName(): string
    {
        return $this->name;
    }

    public function getLabel(): string
    {
        return $this->label;
    }

    public function setLabel(string $label): self
    {
        $this->label = $label;

        return $this;
    }

    public function getUri(): string
    {
        return $this->uri;
    }

    public function setUri(string $uri): self
    {
        $this->uri = $uri;

        return $this;
    }

    public function getIcon(): string
    {
        return $this->icon;
    }

    public function setIcon(string $icon): self
    {
        $this->icon = $icon;

        return $this;
    }

    public function hasIcon(): bool
    {
        return $this->icon !== '';
    }

    public function getOrder(): int
    {
        return $this->order;
    }

    public function setOrder(int $order): self
    {
        $this->order = $order;

        return $this;
    }

    public function getBodyHtml(): string
    {
        return $this->bodyHtml;
    }

    public function setBodyHtml(string $html): self
    {
        $this->bodyHtml = $html;

        return $this;
    }

    public function getFooterHtml(): string
    {
        return $this->footerHtml;
    }

    public function setFooterHtml(string $html): self
    {
        $this->footerHtml = $html;

        return $this;
    }

    public function getAttribute(string $name): ?string
    {
        return $this->attributes[$name] ?? null;
    }

    public function setAttribute(string $name, string $value): self
    {
        $this->attributes[$name] = $value;

        return $this;
    }
}
