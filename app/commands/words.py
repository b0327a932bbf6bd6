"""Words of what the command line says."""


def counted(number: int, noun: str) -> str:
    """Return "1 row", "2 rows"; the noun is one that takes an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
