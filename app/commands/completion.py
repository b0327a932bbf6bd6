"""`netflow-manager completion`: the script that completes commands and options in a shell."""

import click
from click.shell_completion import get_completion_class

from app.commands.output import Command, show
from app.terminal import COMPLETE_VARIABLE, PROGRAM


@click.command(
    "completion",
    cls=Command,
    prints={"shell": "The shell that it is for.", "script": "The script."},
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes commands and options in SHELL.

    Write it to ~/.local/share/bash-completion/completions/netflow-manager for bash, to a file
    _netflow-manager in a folder of $fpath for zsh, and to
    ~/.config/fish/completions/netflow-manager.fish for fish.
    """
    kind = get_completion_class(shell)
    assert kind is not None, shell  # noqa: S101 - click has all three
    complete = kind(context.find_root().command, {}, PROGRAM, COMPLETE_VARIABLE)
    # Not `source()`, which starts bash to look at its version.
    script = complete.source_template % complete.source_vars()
    show({"shell": shell, "script": script}, script)
