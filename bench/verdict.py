"""Says of a figure whether it reached its goal."""


def at_least(figure: float, goal: float) -> str:
    """Return the figure with its goal and the verdict."""
    return f"{figure:.2f}   goal >= {goal}: {'reached' if figure >= goal else 'MISSED'}"


def at_most(figure: float, goal: float, unit: str = "") -> str:
    """Return the figure with its goal and the verdict."""
    return f"{figure:.2f}{unit}   goal <= {goal}{unit}: {'reached' if figure <= goal else 'MISSED'}"
