"""Lists of numbers as other systems export them."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

HEADS = ("Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản")
SUMMARY = "tăng cường bảo vệ thông tin trên không gian mạng"


def workbook(*rows: Sequence[Any], above: int = 0, sheets: Sequence[str] = ("Sổ",)) -> bytes:
    """An XLSX file: ``rows`` on the last of ``sheets``, below ``above`` rows that mean nothing."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": True}) as book:
        for name in sheets:
            page = book.add_worksheet(name)
        for number in range(above):
            page.write(number, 0, f"Dòng {number}")
        for number, row in enumerate(rows, start=above):
            for column, value in enumerate(row):
                page.write(number, column, value) if not isinstance(value, date) else page.write_datetime(
                    number, column, value
                )
    return target.getvalue()


def upload(content: bytes, name: str = "so.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def message(number: str = "37", notation: str = "UBND-NC", day: str = "2026/11/20", subject: str = SUMMARY) -> str:
    """An edXML message as the regulation shapes it, with a file attached."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">
 <edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
  <edXML:edXMLHeader><edXML:MessageHeader>
   <edXML:From><edXML:OrganId>000.00.00.H01</edXML:OrganId><edXML:OrganName>UBND tỉnh</edXML:OrganName></edXML:From>
   <edXML:Code><edXML:CodeNumber>{number}</edXML:CodeNumber><edXML:CodeNotation>{notation}</edXML:CodeNotation></edXML:Code>
   <edXML:PromulgationInfo><edXML:Place>An Bình</edXML:Place>
    <edXML:PromulgationDate>{day}</edXML:PromulgationDate></edXML:PromulgationInfo>
   <edXML:DocumentType><edXML:Type>1</edXML:Type><edXML:TypeName>Công văn</edXML:TypeName></edXML:DocumentType>
   <edXML:Subject>{subject}</edXML:Subject>
  </edXML:MessageHeader></edXML:edXMLHeader>
  <edXML:edXMLBody/>
 </edXML:edXMLEnvelope>
 <AttachmentEncoded><Attachment><Subject>tệp khác</Subject>
  <ContentTransferEncoded>{"QUJD" * 5000}</ContentTransferEncoded></Attachment></AttachmentEncoded>
</edXML>"""


def edited(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with ``old`` in ``part`` replaced; a part that is not there is made of ``new``."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            made.writestr(name, source.read(name).replace(old, new) if name == part else source.read(name))
        if part not in source.namelist():
            made.writestr(part, new)
    return target.getvalue()
