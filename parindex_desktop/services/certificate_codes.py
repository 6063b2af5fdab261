"""Signing the text of a certificate's QR code, and telling genuine from altered (Ed25519).

The one place with cryptography. Whoever has the office's public key, and this program, knows
offline whether the office signed a text.

There is exactly one text for a certificate and a key: what is read is written anew and must come
out equal. So a text in other Unicode letters, with a blank more, or with a last character that
decodes to the same bytes is not genuine either.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.certificates.codes import (
    BAR,
    Outcome,
    Verified,
    content_of,
    is_of_other_version,
    read_content,
    said,
)
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from parindex_desktop.domain.certificates.codes import Signed
    from parindex_desktop.domain.register import RegisterEntry

LONGEST: Final = 2_000
"""Letters; a QR code holds fewer."""


@dataclass(frozen=True)
class PublicKey:
    """What tells whether a text was signed by the office; anybody may have it."""

    raw: bytes

    @cached_property
    def id(self) -> str:
        """Eight letters that name the key on certificates."""
        return hashlib.sha256(self.raw).hexdigest()[:8].upper()

    def to_pem(self) -> bytes:
        """Returns the content of a key file for others."""
        from cryptography.hazmat.primitives import serialization as s
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        key = Ed25519PublicKey.from_public_bytes(self.raw)
        return key.public_bytes(s.Encoding.PEM, s.PublicFormat.SubjectPublicKeyInfo)

    @staticmethod
    def from_pem(content: bytes) -> PublicKey:
        """Reads a public key file.

        Raises:
            InputError: `QRC.101` it is no public key of this kind, `QRC.102` it is a private one.
        """
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives import serialization as s
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        if b"PRIVATE KEY" in content:
            raise InputError("QRC.102")
        try:
            key = s.load_pem_public_key(content)
        except (ValueError, UnsupportedAlgorithm) as error:
            raise InputError("QRC.101") from error
        if not isinstance(key, Ed25519PublicKey):
            raise InputError("QRC.101")
        return PublicKey(key.public_bytes(s.Encoding.Raw, s.PublicFormat.Raw))

    def signed(self, signature: bytes, content: bytes) -> bool:
        """Tells whether this key signed a content."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, content)
        except InvalidSignature:
            return False
        return True


class SigningKey:
    """The office's private key; `services.signing_keys` keeps it.

    Attributes:
        public: Its public half.
    """

    def __init__(self, key: Ed25519PrivateKey) -> None:
        from cryptography.hazmat.primitives import serialization as s

        self._key = key
        self.public = PublicKey(key.public_key().public_bytes(s.Encoding.Raw, s.PublicFormat.Raw))

    @staticmethod
    def new() -> SigningKey:
        """Makes a key that nobody has had."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return SigningKey(Ed25519PrivateKey.generate())

    @staticmethod
    def from_pem(content: bytes, password: str = "") -> SigningKey:
        """Reads a private key, as kept or as backed up.

        Raises:
            InputError: `QRC.103` it is no private key of this kind, `QRC.104` it needs a password,
                `QRC.105` it needs another one.
        """
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives import serialization as s
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        is_locked = b"ENCRYPTED PRIVATE KEY" in content
        if is_locked and not password:
            raise InputError("QRC.104")
        try:
            key = s.load_pem_private_key(content, _typed(password) if is_locked else None)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise InputError("QRC.105" if is_locked else "QRC.103") from error
        if not isinstance(key, Ed25519PrivateKey):
            raise InputError("QRC.103")
        return SigningKey(key)

    def to_pem(self, password: str = "") -> bytes:
        """Returns the key as a file holds it, locked by a password where one is given."""
        from cryptography.hazmat.primitives import serialization as s

        lock: s.KeySerializationEncryption = s.NoEncryption()
        if password:
            lock = s.BestAvailableEncryption(_typed(password))
        return self._key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, lock)

    def sign(self, content: bytes) -> bytes:
        """Returns the signature, 64 bytes; the same content always has the same."""
        return self._key.sign(content)


def text_of(key: SigningKey, entry: RegisterEntry) -> str:
    """Returns the text of a certificate's QR code."""
    content = content_of(said(entry, key.public.id))
    return content + _letters(key.sign(content.encode()))


def verify(key: PublicKey, text: str) -> Verified:
    """Tells whether a text is exactly what a key signed.

    Args:
        key: Of the office.
        text: As scanned or pasted, without line ends around it.
    """
    if is_of_other_version(text):
        return Verified(Outcome.NEWER)
    signed, letters = signed_in(text), text.rpartition(BAR)[2]
    if signed is None or len(text) > LONGEST:
        return Verified(Outcome.NO_CODE)
    if signed.key_id != key.id:
        return Verified(Outcome.OTHER_KEY, signed)
    signature = _bytes(letters)
    written = content_of(signed)
    exact = written + _letters(signature) == text
    if exact and key.signed(signature, written.encode(errors="surrogatepass")):
        return Verified(Outcome.GENUINE, signed)
    return Verified(Outcome.ALTERED, signed)


def signed_in(text: str) -> Signed | None:
    """Returns what a text says, true or not; None when it is no code."""
    return read_content(text.rpartition(BAR)[0])


def _letters(signature: bytes) -> str:
    return base64.urlsafe_b64encode(signature).decode().rstrip("=")


def _bytes(letters: str) -> bytes:
    """Returns what letters decode to, nothing for what are none."""
    try:
        return base64.b64decode(letters + "=" * (-len(letters) % 4), b"-_", validate=True)
    except (ValueError, binascii.Error):
        return b""


def _typed(password: str) -> bytes:
    """Returns the bytes of a password: input methods write one letter in two ways."""
    return unicodedata.normalize("NFC", password).encode()
