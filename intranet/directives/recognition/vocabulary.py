"""Words that bodies and their offices are made of, in the spelling Decree 30/2020/NĐ-CP, annex II, gives them."""


def _listed(text: str) -> tuple[str, ...]:
    """The phrases of a list written with semicolons; names of ministries have commas in them."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(";"))


# A line that begins with one of these begins the name of a body.
BODIES = _listed("""
Ủy ban nhân dân; Hội đồng nhân dân; Thường trực Hội đồng nhân dân; Đoàn đại biểu Quốc hội; Quốc hội;
Ủy ban Thường vụ Quốc hội; Chủ tịch nước; Văn phòng Chủ tịch nước; Văn phòng Quốc hội; Chính phủ;
Thủ tướng Chính phủ; Văn phòng Chính phủ; Thanh tra Chính phủ; Ban Chấp hành Trung ương; Bộ Chính trị;
Ban Bí thư; Văn phòng Trung ương Đảng; Văn phòng Trung ương; Ủy ban Kiểm tra Trung ương; Ban Tổ chức Trung ương;
Ban Nội chính Trung ương; Ban Tuyên giáo và Dân vận Trung ương; Ban Chính sách, chiến lược Trung ương;
Ban Tuyên giáo Trung ương; Ban Dân vận Trung ương; Tỉnh ủy; Thành ủy; Huyện ủy; Thị ủy; Quận ủy; Đảng ủy;
Đảng bộ; Chi bộ; Chi ủy; Ban Thường vụ; Ban Chấp hành; Ban Tổ chức; Ban Tuyên giáo và Dân vận; Ban Tuyên giáo;
Ban Dân vận; Ban Nội chính; Ủy ban Kiểm tra; Ban Chỉ đạo; Ban Quản lý; Văn phòng; Thanh tra;
Ủy ban Mặt trận Tổ quốc Việt Nam; Mặt trận Tổ quốc Việt Nam; Tòa án nhân dân; Viện kiểm sát nhân dân; Công an;
Bộ Chỉ huy quân sự; Bộ Tư lệnh; Ban Chỉ huy quân sự; Trường Chính trị; Tỉnh đoàn; Thành đoàn;
Đoàn Thanh niên Cộng sản Hồ Chí Minh; Liên đoàn Lao động; Hội Nông dân; Hội Liên hiệp Phụ nữ;
Hội Cựu chiến binh; Kho bạc Nhà nước; Bảo hiểm xã hội; Ngân hàng Nhà nước Việt Nam; Bảo tàng; Thư viện; Sở; Bộ;
Tổng cục; Cục; Chi cục; Phòng; Trung tâm; Trường; Viện; Ban; Hội; Đoàn; Tổng công ty; Công ty; Bệnh viện;
Hội đồng; UBND; HĐND
""")

# What follows Sở, Bộ, Phòng, Ban, Cục …
FIELDS = _listed("""
Tài chính; Nội vụ; Tư pháp; Y tế; Giáo dục và Đào tạo; Khoa học và Công nghệ; Công Thương; Xây dựng;
Nông nghiệp và Môi trường; Nông nghiệp và Phát triển nông thôn; Tài nguyên và Môi trường; Giao thông vận tải;
Thông tin và Truyền thông; Văn hóa, Thể thao và Du lịch; Văn hóa và Thể thao; Du lịch; Ngoại vụ;
Kế hoạch và Đầu tư; Lao động - Thương binh và Xã hội; Dân tộc và Tôn giáo; Dân tộc; Quốc phòng; Công an;
Ngoại giao; Quy hoạch - Kiến trúc; Văn hóa - Xã hội; Kinh tế, Hạ tầng và Đô thị; Kinh tế; Thuế; Hải quan;
Thống kê
""")

# Written small before a proper name.
LEVELS = _listed("""
tỉnh; thành phố; huyện; quận; thị xã; thị trấn; xã; phường; đặc khu
""")

# Names that say who issued it without a place or field behind them.
WHOLE = frozenset(
    _listed("""
Ban Bí thư; Ban Chính sách, chiến lược Trung ương; Ban Chấp hành Trung ương; Ban Dân vận Trung ương;
Ban Nội chính Trung ương; Ban Tuyên giáo Trung ương; Ban Tuyên giáo và Dân vận Trung ương;
Ban Tổ chức Trung ương; Bộ Chính trị; Chính phủ; Chủ tịch nước; Quốc hội; Thanh tra Chính phủ;
Thủ tướng Chính phủ; Văn phòng Chính phủ; Văn phòng Chủ tịch nước; Văn phòng Quốc hội; Văn phòng Trung ương;
Văn phòng Trung ương Đảng; Ủy ban Kiểm tra Trung ương; Ủy ban Thường vụ Quốc hội
""")
)

# Bodies that are named by the place behind them, and those that say who they are once something stands behind them.
NEED_A_PLACE = frozenset(
    _listed("""
Huyện ủy; HĐND; Hội đồng nhân dân; Quận ủy; Thành ủy; Thị ủy; Tỉnh ủy; UBND; Ủy ban nhân dân
""")
)
NEED_MORE = NEED_A_PLACE | set(
    _listed("""
Bảo hiểm xã hội; Bộ; Bộ Chỉ huy quân sự; Chi bộ; Công an; Kho bạc Nhà nước; Sở; Thường trực Hội đồng nhân dân;
Tòa án nhân dân; Viện kiểm sát nhân dân; Đảng bộ; Đảng ủy
""")
)

# Positions that people sign as.
POSITIONS = _listed("""
PHÓ CHỦ TỊCH THƯỜNG TRỰC; PHÓ BÍ THƯ THƯỜNG TRỰC; PHÓ CHỦ TỊCH; CHỦ TỊCH; PHÓ BÍ THƯ; BÍ THƯ;
PHÓ CHÁNH VĂN PHÒNG; CHÁNH VĂN PHÒNG; PHÓ CHÁNH THANH TRA; CHÁNH THANH TRA; PHÓ TỔNG GIÁM ĐỐC; TỔNG GIÁM ĐỐC;
PHÓ GIÁM ĐỐC; GIÁM ĐỐC; PHÓ THỦ TƯỚNG; THỦ TƯỚNG; THỨ TRƯỞNG; BỘ TRƯỞNG; PHÓ CHỦ NHIỆM; CHỦ NHIỆM;
PHÓ TRƯỞNG BAN THƯỜNG TRỰC; PHÓ TRƯỞNG BAN; TRƯỞNG BAN; PHÓ TRƯỞNG PHÒNG; TRƯỞNG PHÒNG; PHÓ CỤC TRƯỞNG;
CỤC TRƯỞNG; PHÓ CHI CỤC TRƯỞNG; CHI CỤC TRƯỞNG; PHÓ VỤ TRƯỞNG; VỤ TRƯỞNG; PHÓ HIỆU TRƯỞNG; HIỆU TRƯỞNG;
PHÓ VIỆN TRƯỞNG; VIỆN TRƯỞNG; PHÓ CHỈ HUY TRƯỞNG; CHỈ HUY TRƯỞNG; CHÍNH ỦY; CHÁNH ÁN; PHÓ CHÁNH ÁN; TỔNG BÍ THƯ;
THƯỜNG TRỰC BAN BÍ THƯ; ỦY VIÊN; TRƯỞNG ĐOÀN; PHÓ TRƯỞNG ĐOÀN; TỔNG THƯ KÝ; TRƯỞNG CÔNG AN; PHÓ TRƯỞNG CÔNG AN
""")

# Collective bodies in whose name somebody signs.
SIGNED_FOR = _listed("""
BAN THƯỜNG VỤ; BAN CHẤP HÀNH; ỦY BAN NHÂN DÂN; HỘI ĐỒNG NHÂN DÂN; BỘ CHÍNH TRỊ; BAN BÍ THƯ; CHÍNH PHỦ; TỈNH ỦY;
THÀNH ỦY; HUYỆN ỦY; ĐẢNG ỦY; CHI ỦY; CHI BỘ; ỦY BAN KIỂM TRA; BAN CÁN SỰ ĐẢNG; BAN CHỈ ĐẠO;
ỦY BAN THƯỜNG VỤ QUỐC HỘI; THƯỜNG TRỰC; ỦY BAN
""")

# A summary printed with a capital begins small in a sentence when its first word is one of these, not a name.
PLAIN_WORDS = frozenset(
    _listed("""
ban; bãi; bổ; báo; bảo; chuyển; cho; chấn; chỉnh; công; cử; cung; giao; góp; giải; hướng; hủy; khen; kiểm; kiện; kết;
lập; lịch; mở; miễn; nâng; phân; phát; phê; phòng; phối; quy; quản; quyết; rà; sắp; sơ; sửa; tham; thanh; thay;
thi; thành; thông; thu; thực; tiếp; tình; tăng; tạm; tập; tổ; tổng; triển; trích; treo; tuyên; tuyển; tự; việc;
xin; xây; xử; ý; điều; đánh; đảm; đẩy; đề; đính; một; nghiệm; tặng; thăng; thẩm; áp
""")
)
