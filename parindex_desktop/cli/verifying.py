"""`parindex verify-certificate` and `parindex signing-key`: QR codes of certificates, offline."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parindex_desktop.cli.terminal import REJECTED, complain, list_paths
from parindex_desktop.i18n import tr
from parindex_desktop.sentences.register import tell_outcome, tell_signed

if TYPE_CHECKING:
    from parindex_desktop.services.certificate_codes import PublicKey

_TO = click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), required=True)
_PASSWORD = "PARINDEX_KEY_PASSWORD"
"""A password on the command line can be read by others on the computer."""
_REPLACING = click.option(
    "--replace", "replacing", is_flag=True, help="Set the present key aside; it needs a backup."
)


@click.command("verify-certificate")
@click.option(
    "--key",
    "key_file",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Public key file of the office that signed.",
)
@click.argument("text")
def verify_certificate(key_file: Path, text: str) -> int:
    """Tell whether the text of a certificate's QR code is genuine; - reads it from standard input.

    The exit code is 0 when the office's key signed exactly this text, else 3.
    """
    from parindex_desktop.services.certificate_codes import verify
    from parindex_desktop.services.signing_keys import read_public

    typed = sys.stdin.read() if text == "-" else text
    found = verify(read_public(key_file), typed.strip("\r\n"))
    lines = [tell_outcome(found.outcome), *tell_signed(found.signed)]
    if found.genuine:
        click.echo("\n".join(lines))
        return 0
    complain(lines)
    return REJECTED


@click.group("signing-key")
def signing_key() -> None:
    """Make, back up and restore the key that signs QR codes; it lies outside the work file."""


@signing_key.command("new")
@_REPLACING
def new_key(replacing: bool) -> None:
    """Make a signing key for this person on this computer."""
    from parindex_desktop.services import signing_keys

    _tell_key(signing_keys.make(replacing=replacing))
    click.echo(tr("Back it up now: without it, no new certificate fits the public key."))


@signing_key.command("backup")
@_TO
@click.option(
    "--password", default="", envvar=_PASSWORD, help="Locks the backup; empty leaves it open."
)
def back_up_key(target: Path, password: str) -> None:
    """Write the private key to a file, such as one on a stick that is kept in a safe."""
    from parindex_desktop.services import signing_keys

    signing_keys.back_up(target, password=password, today=date.today())
    list_paths([target])


@signing_key.command("restore")
@click.argument("source", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--password", default="", envvar=_PASSWORD, help="Of the backup.")
@_REPLACING
def restore_key(source: Path, password: str, replacing: bool) -> None:
    """Take a backed-up key as the signing key."""
    from parindex_desktop.services import signing_keys

    _tell_key(
        signing_keys.restore(source, password=password, today=date.today(), replacing=replacing)
    )


@signing_key.command("public")
@_TO
def write_public_key(target: Path) -> None:
    """Write the public key file, which others need to verify certificates."""
    from parindex_desktop.services import signing_keys

    signing_keys.write_public(target)
    list_paths([target])


def _tell_key(key: PublicKey) -> None:
    click.echo(tr("Signing key {key}", key=key.id))
