"""What offices abbreviate, as a new catalogue knows it; editors change the table afterwards (``search.wordings``)."""

from search.analysis.syllables import exact_words, forms

GIVEN = """
UBND = ủy ban nhân dân
HĐND = hội đồng nhân dân
MTTQ = mặt trận tổ quốc
BMNN = bí mật nhà nước
BVCTNB = bảo vệ chính trị nội bộ
QĐ = quyết định
QĐ = quy định
QyĐ = quy định
CT = chỉ thị
NQ = nghị quyết
NĐ = nghị định
TT = thông tư
TTLT = thông tư liên tịch
KH = kế hoạch
KL = kết luận
HD = hướng dẫn
BC = báo cáo
TB = thông báo
TTr = tờ trình
CV = công văn
CTr = chương trình
QC = quy chế
BCĐ = ban chỉ đạo
BCH = ban chấp hành
BTV = ban thường vụ
BTVTU = ban thường vụ tỉnh ủy
BTC = ban tổ chức
BTCTU = ban tổ chức tỉnh ủy
UBKT = ủy ban kiểm tra
VPTU = văn phòng tỉnh ủy
VPĐU = văn phòng đảng ủy
VP = văn phòng
LĐLĐ = liên đoàn lao động
CBCC = cán bộ công chức
CBCCVC = cán bộ công chức viên chức
CCVC = công chức viên chức
CNTT = công nghệ thông tin
CĐS = chuyển đổi số
ATTT = an toàn thông tin
ANTT = an ninh trật tự
ANM = an ninh mạng
TTHC = thủ tục hành chính
CCHC = cải cách hành chính
PCTN = phòng chống tham nhũng
PCTNTC = phòng chống tham nhũng tiêu cực
PCCC = phòng cháy chữa cháy
KTXH = kinh tế xã hội
NSNN = ngân sách nhà nước
GPMB = giải phóng mặt bằng
QLNN = quản lý nhà nước
QPPL = quy phạm pháp luật
VBQPPL = văn bản quy phạm pháp luật
TĐKT = thi đua khen thưởng
BHXH = bảo hiểm xã hội
BHYT = bảo hiểm y tế
GDĐT = giáo dục và đào tạo
TNMT = tài nguyên và môi trường
KHCN = khoa học và công nghệ
GTVT = giao thông vận tải
XHCN = xã hội chủ nghĩa
ĐCSVN = đảng cộng sản Việt Nam
TW = trung ương
BCA = bộ công an
BQP = bộ quốc phòng
BNV = bộ nội vụ
"""
"""Types of documents: Decree 30/2020/NĐ-CP, annex III; Party rules 399-QĐ/TW. None reads as a syllable (TU)."""


def given() -> list[dict[str, str]]:
    """The rows of the table, by column."""
    pairs = [line.split(" = ") for line in GIVEN.strip().splitlines()]
    return [
        {"short": short, "long": long, "short_words": folded(short), "long_words": folded(long)}
        for short, long in pairs
    ]


def folded(text: str) -> str:
    """The folded words of ``text``."""
    return " ".join(forms(word)[1] for word in exact_words(text)[0])
