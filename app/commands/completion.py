"""`netflow-manager completion`: the script that completes commands and options in a shell."""

import click
from click.shell_completion import get_completion_class

from app.commands.output import Command, show

PROGRAM = "netflow-manager"
VARIABLE = "_NETFLOW_MANAGER_COMPLETE"
"""The variable that click looks at: the script calls the program with it."""


@click.command(
    "completion",
    cls=Command,
    prints={"shell": "Of the script.", "script": "The script."},
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes commands and options in SHELL.

    bash: write it to ~/.local/share/bash-completion/completions/netflow-manager. zsh: to a file
    _netflow-manager in a folder of $fpath. fish: to
    ~/.config/fish/completions/netflow-manager.fish.
    """
    kind = get_completion_class(shell)
    assert kind is not None, shell  # noqa: S101 - click has all three
    complete = kind(context.find_root().command, {}, PROGRAM, VARIABLE)
    # Not `source()`, which starts bash to look at its version.
    script = complete.source_template % complete.source_vars()
    show({"shell": shell, "script": script}, script)
