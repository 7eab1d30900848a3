"""PDFs signed with a certificate of our own making."""

import datetime
import io
from functools import cache
from pathlib import Path
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import NameObject, NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore


def signed(content: bytes, *names: str) -> bytes:
    """The PDF, signed by each of ``names`` in turn."""
    for number, name in enumerate(names, 1):
        writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
        field = f"Signature{number}"
        fields.append_signature_field(writer, fields.SigFieldSpec(field))
        metadata = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
        content = signers.sign_pdf(writer, metadata, signer=_signer(name)).getvalue()
    return content


def changed_afterwards(content: bytes) -> bytes:
    """A further revision that changes the first page."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page[NameObject("/Rotate")] = NumberObject(180)
    writer.update_container(page)
    into = io.BytesIO()
    writer.write(into)
    return into.getvalue()


def root_of(name: str, folder: Path) -> Path:
    """A folder that holds the certificate of ``name`` in PEM, as an office keeps its roots."""
    folder.mkdir()
    (folder / "root.pem").write_bytes(_made(name)[1].public_bytes(serialization.Encoding.PEM))
    return folder


@cache
def _made(name: str) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([
        x509.NameAttribute(NameOID.COMMON_NAME, name),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "ỦY BAN NHÂN DÂN TỈNH AN BÌNH"),
    ])  # fmt: skip
    begins = datetime.datetime(2020, 1, 1)
    usage = x509.KeyUsage(True, True, False, False, False, True, False, False, False)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + datetime.timedelta(days=36500))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return key, certificate


@cache
def _signer(name: str) -> Any:
    key, certificate = _made(name)
    encoded = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    _kind, _headers, private = pem.unarmor(encoded)
    own = asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
    store = SimpleCertificateStore()
    store.register(own)
    return signers.SimpleSigner(own, asn1_keys.PrivateKeyInfo.load(private), store)
