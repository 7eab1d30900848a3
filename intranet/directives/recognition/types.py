"""The types of official documents, State and Party, with the code each carries in a symbol.

Sources: Decree 30/2020/NĐ-CP art. 7 and annex III (State); 399-QĐ/TW, 05-HD/VPTW and 36-HD/VPTW (Party; the codes of
thông cáo, phương án, dự án and those of the slips and letters are usage, not rule: they are data and may be changed).
A plain table: it is read here and seeds the table of types in the database (``sync_types``).
"""

from dataclasses import dataclass

from .folding import fold, same_print


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One kind of document. A code is empty where the type has none or the family does not issue it."""

    slug: str
    name: str
    english: str
    state_code: str = ""
    party_code: str = ""
    law_code: str = ""
    of_state: bool = False  # one of the 29 of Decree 30, art. 7

    def codes(self) -> frozenset[str]:
        """Every code that a symbol of this type may carry."""
        return frozenset(filter(None, (self.state_code, self.party_code, self.law_code)))


def _state(slug: str, name: str, english: str, code: str, party: str = "", law: str = "") -> DocumentType:
    return DocumentType(slug, name, english, code, party, law, of_state=True)


DOCUMENT_TYPES: tuple[DocumentType, ...] = (
    _state("nghi-quyet", "Nghị quyết", "resolution", "NQ", "NQ", "NQ"),
    _state("quyet-dinh", "Quyết định", "decision", "QĐ", "QĐ", "QĐ"),
    _state("chi-thi", "Chỉ thị", "directive", "CT", "CT", "CT"),
    DocumentType("ket-luan", "Kết luận", "conclusion", party_code="KL"),
    _state("quy-che", "Quy chế", "regulation", "QC", "QC"),
    _state("quy-dinh", "Quy định", "rule", "QyĐ", "QĐ"),
    DocumentType("thong-tri", "Thông tri", "circular note", party_code="TT"),
    _state("huong-dan", "Hướng dẫn", "guidance", "HD", "HD"),
    _state("thong-bao", "Thông báo", "notice", "TB", "TB"),
    _state("thong-cao", "Thông cáo", "communiqué", "TC", "TC"),
    _state("bao-cao", "Báo cáo", "report", "BC", "BC"),
    _state("ke-hoach", "Kế hoạch", "plan", "KH", "KH"),
    _state("chuong-trinh", "Chương trình", "programme", "CTr", "CTr"),
    _state("de-an", "Đề án", "scheme", "ĐA", "ĐA"),
    _state("phuong-an", "Phương án", "option paper", "PA", "PA"),
    _state("du-an", "Dự án", "project", "DA", "DA"),
    _state("to-trinh", "Tờ trình", "submission", "TTr", "TTr"),
    _state("bien-ban", "Biên bản", "minutes", "BB", "BB"),
    _state("cong-van", "Công văn", "official letter", "", "CV"),
    _state("cong-dien", "Công điện", "urgent wire", "CĐ"),
    _state("hop-dong", "Hợp đồng", "contract", "HĐ"),
    _state("ban-ghi-nho", "Bản ghi nhớ", "memorandum of understanding", "BGN"),
    _state("ban-thoa-thuan", "Bản thỏa thuận", "agreement", "BTT"),
    _state("giay-uy-quyen", "Giấy ủy quyền", "authorisation", "GUQ"),
    _state("giay-moi", "Giấy mời", "invitation", "GM", "GM"),
    _state("giay-gioi-thieu", "Giấy giới thiệu", "letter of introduction", "GGT", "GGT"),
    _state("giay-nghi-phep", "Giấy nghỉ phép", "leave slip", "GNP"),
    _state("phieu-gui", "Phiếu gửi", "dispatch slip", "PG", "PG"),
    _state("phieu-chuyen", "Phiếu chuyển", "transfer slip", "PC", "PC"),
    _state("phieu-bao", "Phiếu báo", "notification slip", "PB"),
    _state("thu-cong", "Thư công", "open letter", ""),
    DocumentType("sao-y", "Bản sao y", "certified copy", "SY", "BS"),
    DocumentType("trich-sao", "Bản trích sao", "extract", "TrS", "BS"),
    DocumentType("sao-luc", "Bản sao lục", "copy of a copy", "SL", "BS"),
    DocumentType("luat", "Luật", "law", law_code="L"),
    DocumentType("phap-lenh", "Pháp lệnh", "ordinance", law_code="PL"),
    DocumentType("nghi-dinh", "Nghị định", "decree", law_code="NĐ"),
    DocumentType("thong-tu", "Thông tư", "circular", law_code="TT"),
    DocumentType("thong-tu-lien-tich", "Thông tư liên tịch", "joint circular", law_code="TTLT"),
    DocumentType("nghi-quyet-lien-tich", "Nghị quyết liên tịch", "joint resolution", law_code="NQLT"),
    DocumentType("van-ban-hop-nhat", "Văn bản hợp nhất", "consolidated text", "VBHN"),
    DocumentType("cuong-linh", "Cương lĩnh", "platform"),
    DocumentType("dieu-le", "Điều lệ", "statutes"),
    DocumentType("chien-luoc", "Chiến lược", "strategy"),
    DocumentType("quy-hoach", "Quy hoạch", "master plan", party_code="QH"),
    DocumentType("tuyen-bo", "Tuyên bố", "declaration"),
    DocumentType("loi-keu-goi", "Lời kêu gọi", "appeal"),
)

OFFICIAL_LETTER = next(each for each in DOCUMENT_TYPES if each.slug == "cong-van")

_BY_TITLE = {fold(each.name): each for each in DOCUMENT_TYPES}


def titled(title: str) -> tuple[DocumentType, bool] | None:
    """The type whose name is the whole of ``title``, and whether it was printed without damage; None if there is none.

    The type comes from the printed title, never from the symbol: the Party shares QĐ between decision and rule.
    """
    found = _BY_TITLE.get(fold(title)) if len(title) < 60 else None
    return (found, same_print(title, found.name)) if found else None


def title_begins(title: str) -> DocumentType | None:
    """The type that opens a longer title in capitals, as in CHƯƠNG TRÌNH HÀNH ĐỘNG; None if there is none."""
    words = title.split()
    for count in (4, 3, 2, 1):
        if len(words) > count and (found := _BY_TITLE.get(fold(" ".join(words[:count])))):
            return found
    return None
