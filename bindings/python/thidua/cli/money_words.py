"""The sentences of ``thidua money``, in Vietnamese and English."""

from __future__ import annotations

__all__ = ["SENTENCES"]

SENTENCES: dict[str, tuple[str, str]] = {
    "money": (
        "Mức tiền thưởng kèm theo một hình thức khen thưởng, và căn cứ tính.\n\n"
        "AWARD là mã hình thức khen thưởng, RECIPIENT là individual, collective hoặc household; "
        "bỏ trống thì liệt kê các hình thức.",
        "The money that goes with an award, and what it was made of.\n\n"
        "AWARD is the id of an award, RECIPIENT is individual, collective or household; without "
        "them the awards are listed.",
    ),
    "money-decided": (
        "Ngày của quyết định khen thưởng: tính theo lương cơ sở của ngày đó.",
        "The day of the award decision, whose base salary counts.",
    ),
    "money-plan": (
        "Tính theo [award.bonus] của kế hoạch này; RECIPIENT là một loại đối tượng của kế hoạch.",
        "Judge by [award.bonus] of this plan; RECIPIENT is a kind of subject of the plan.",
    ),
    "money-rounding": (
        "Cách làm tròn (mặc định up-10000: lên hàng chục nghìn đồng).",
        "How the amount is rounded (default up-10000: up to ten thousand).",
    ),
    "money-trust": (
        "Dùng cả những số suy ra (inferred) hoặc chưa kiểm chứng (unverified).",
        "Take figures that are inferred or unverified, too.",
    ),
    "money-multiple": (
        "Hệ số thay cho hệ số đã biết, vd. 1,5 hoặc 3/2.",
        "A multiple in place of the known one, e.g. 1.5 or 3/2.",
    ),
    "money-bad-multiple": (
        "«{text}» không phải là một hệ số; viết 1,5 hoặc 3/2",
        "«{text}» is no multiple; write 1.5 or 3/2",
    ),
    "money-base": (
        "Lương cơ sở (đồng) thay cho mức đã biết.",
        "The base salary in đồng, in place of the known one.",
    ),
    "money-bad-base": (
        "«{text}» không phải là số đồng; viết 2340000",
        "«{text}» is no number of đồng; write 2340000",
    ),
    "money-law": (
        "Tệp số liệu pháp luật của mình thay cho tệp đi kèm.",
        "A file of figures of one's own in place of the shipped one.",
    ),
    "money-plan-alone": (
        "với --plan thì hệ số, lương cơ sở và cách làm tròn lấy từ kế hoạch",
        "with --plan, the multiple, the base salary and the rounding are the plan's",
    ),
}
