/// \file
/// The wording of explanations of ranks and selections: each phrase once in Vietnamese and once in English, side by side.
#include "rank_sentences.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace thidua::inline v0 {

namespace {

struct Wording {
  RankPhrase phrase;
  std::string_view vi;
  std::string_view en;
};

// clang-format off
constexpr std::array wordings{
    Wording{RankPhrase::rank_in, "{0}: hạng {1} trong {2}", "{0}: rank {1} of {2}"},
    Wording{RankPhrase::rank_open_in, "{0}: hạng chưa xác định, trong khoảng {1}, trong {2}", "{0}: rank undetermined, within {1}, of {2}"},
    Wording{RankPhrase::of_all, "{0} đối tượng", "{0} subjects"},
    Wording{RankPhrase::of_block, "{0} đối tượng của khối {1}", "{0} subjects of the block {1}"},
    Wording{RankPhrase::of_kind, "{0} đối tượng thuộc loại {1}", "{0} subjects of the kind {1}"},
    Wording{RankPhrase::of_block_kind, "{0} đối tượng loại {2} của khối {1}", "{0} subjects of the kind {2} in the block {1}"},
    Wording{RankPhrase::level_joint, "bằng nhau ở mọi căn cứ xếp hạng với: {0}; đồng hạng", "equal in every key with: {0}; they share the place"},
    Wording{RankPhrase::level_council, "bằng nhau ở mọi căn cứ xếp hạng với: {0}; hội đồng quyết định thứ tự", "equal in every key with: {0}; the council decides their order"},
    Wording{RankPhrase::and_more, "{0} và {1} đối tượng nữa", "{0} and {1} more"},
    Wording{RankPhrase::rank_shared_modified, "đồng hạng thì cùng nhận hạng cuối của nhóm (1 3 3 4)", "equals take the last of their places (1 3 3 4)"},
    Wording{RankPhrase::rank_shared_average, "đồng hạng thì cùng nhận trung bình các hạng của nhóm", "equals take the mean of their places"},
    Wording{RankPhrase::rank_shared_ordinal, "bằng nhau thì đánh số theo mã; thứ tự đó không quyết định điều gì", "equals are numbered by their ids, which decides nothing"},
    Wording{RankPhrase::behind_neighbour, "sau {0}", "behind {0}"},
    Wording{RankPhrase::before_neighbour, "trước {0}", "before {0}"},
    Wording{RankPhrase::open_neighbour, "chưa rõ trước hay sau {0}", "before or behind {0}: not known"},
    Wording{RankPhrase::open_more, "chưa rõ trước hay sau {0} đối tượng nữa", "before or behind {0} more: not known"},
    Wording{RankPhrase::equal_key, "{0}: bằng nhau, {1}", "{0}: equal, {1}"},
    Wording{RankPhrase::better_key, "{0}: {1} của {2} hơn {3} của {4}, chênh {5}{6}", "{0}: {1} of {2} beats {3} of {4}, by {5}{6}"},
    Wording{RankPhrase::open_key, "{0}: chưa xác định, {1} của {2} và {3} của {4}", "{0}: undetermined, {1} of {2} and {3} of {4}"},
    Wording{RankPhrase::all_equal_joint, "mọi căn cứ đều bằng nhau: đồng hạng", "all keys are equal: they share the place"},
    Wording{RankPhrase::all_equal_council, "mọi căn cứ đều bằng nhau: hội đồng quyết định", "all keys are equal: the council decides"},
    Wording{RankPhrase::at_least, "từ {0} trở lên", "{0} or more"},
    Wording{RankPhrase::at_most, "không quá {0}", "{0} or less"},
    Wording{RankPhrase::between, "{0}–{1}", "{0}–{1}"},
    Wording{RankPhrase::lower_is_better, " (thấp hơn là tốt hơn)", " (lower is better)"},
    Wording{RankPhrase::margin_level, "{0} bằng điểm {1} khi {2} thay đổi thêm {3}", "{0} draws level with {1} when {2} changes by {3}"},
    Wording{RankPhrase::margin_pass_more, "để vượt {0} cần nhiều hơn thế", "to pass {0}, more than that is needed"},
    Wording{RankPhrase::margin_pass_same, "chừng đó đủ để vượt {0}, nhờ căn cứ phân định khi bằng điểm", "that is enough to pass {0}, by the tie-breaks"},
    Wording{RankPhrase::margin_zero, "{0} và {1} đang bằng điểm; thêm bao nhiêu cũng đủ để {0} vượt", "{0} and {1} have equal points; any gain puts {0} ahead"},
    Wording{RankPhrase::margin_open, "chưa tính được khoảng cách: điểm chưa xác định", "there is no margin yet: points are undetermined"},
    Wording{RankPhrase::room_passes, "riêng {0}: có thể thêm tối đa {1}, đủ để vượt", "by {0} alone: {1} more at the most, enough to pass"},
    Wording{RankPhrase::room_levels, "riêng {0}: có thể thêm tối đa {1}, đủ để bằng điểm nhưng không đủ để vượt", "by {0} alone: {1} more at the most, enough to draw level but not to pass"},
    Wording{RankPhrase::room_short, "riêng {0}: có thể thêm tối đa {1}, không đủ", "by {0} alone: {1} more at the most, not enough"},
    Wording{RankPhrase::dossiers_level, "để bằng điểm: ít nhất {0} hồ sơ đã có phải chuyển thành đạt ({1})", "to draw level: at least {0} counted dossiers have to change sides ({1})"},
    Wording{RankPhrase::dossiers_pass, "để vượt: ít nhất {0} hồ sơ đã có phải chuyển thành đạt ({1})", "to pass: at least {0} counted dossiers have to change sides ({1})"},
    Wording{RankPhrase::dossiers_never, "kể cả khi mọi hồ sơ đã có đều đạt vẫn chưa đủ để vượt", "to pass, not even all counted dossiers are enough"},
    Wording{RankPhrase::alone_both, "riêng {0}: {1} hồ sơ đã có, hoặc {2} hồ sơ mới đều đạt", "by {0} alone: {1} counted dossiers, or {2} new ones that all succeed"},
    Wording{RankPhrase::alone_existing, "riêng {0}: {1} hồ sơ đã có", "by {0} alone: {1} counted dossiers"},
    Wording{RankPhrase::alone_new, "riêng {0}: {1} hồ sơ mới đều đạt", "by {0} alone: {1} new dossiers that all succeed"},
    Wording{RankPhrase::alone_never, "riêng {0} thì không đủ", "{0} alone is not enough"},
    Wording{RankPhrase::chosen_in, "{0} – {1}: được chọn", "{0} – {1}: selected"},
    Wording{RankPhrase::chosen_possible, "{0} – {1}: chưa xác định", "{0} – {1}: undetermined"},
    Wording{RankPhrase::chosen_out, "{0} – {1}: không được chọn", "{0} – {1}: not selected"},
    Wording{RankPhrase::why_within, "nằm trong chỉ tiêu", "within the quota"},
    Wording{RankPhrase::why_tie_taken, "bằng nhau ở ranh giới chỉ tiêu, tất cả đều được chọn", "equal at the edge of the quota, and all equals are taken"},
    Wording{RankPhrase::why_tie_not_taken, "bằng nhau ở ranh giới chỉ tiêu mà chỉ tiêu không đủ cho tất cả, nên không chọn ai trong số đó", "equal at the edge of a quota that has not room for all of them, so none is taken"},
    Wording{RankPhrase::why_tie_council, "bằng nhau ở ranh giới chỉ tiêu, hội đồng chọn trong số đó", "equal at the edge of the quota, the council chooses among them"},
    Wording{RankPhrase::why_beyond, "chỉ tiêu đã đủ người đứng trước", "the quota is filled by those before it"},
    Wording{RankPhrase::why_outer_quota, "nằm trong chỉ tiêu riêng, nhưng chỉ tiêu chung đã đủ người đứng trước", "within its own quota, but the outer one is filled by those before it"},
    Wording{RankPhrase::why_values_open, "còn tùy những giá trị hoặc điều kiện chưa xác định", "it depends on values or criteria that are not settled"},
    Wording{RankPhrase::why_eligible_open, "chưa xác định có đủ điều kiện hay không", "whether the criteria hold is undetermined"},
    Wording{RankPhrase::why_not_eligible, "không đủ điều kiện", "the criteria do not hold"},
    Wording{RankPhrase::why_already, "đã được khen thưởng, không xét lại", "awarded already, so not considered again"},
    Wording{RankPhrase::why_higher, "được chọn cho hình thức cao hơn: {0}", "selected for a higher award: {0}"},
    Wording{RankPhrase::why_higher_open, "có thể được chọn cho hình thức cao hơn: {0}", "possibly selected for a higher award: {0}"},
    Wording{RankPhrase::why_no_quota, "không có chỉ tiêu nào dành cho đối tượng này", "there is no quota for it"},
    Wording{RankPhrase::quota_count, "chỉ tiêu {0}: {1}", "quota {0}: {1}"},
    Wording{RankPhrase::quota_share, "chỉ tiêu {0}: {1} của {2}, {3}, là {4}", "quota {0}: {1} of {2}, {3}, which is {4}"},
    Wording{RankPhrase::quota_least, "{0} (ít nhất {1})", "{0} (at least {1})"},
    Wording{RankPhrase::quota_both, "{0} (không quá {1})", "{0} (at most {1})"},
    Wording{RankPhrase::quota_none, "chỉ tiêu {0}: không giới hạn", "quota {0}: no limit"},
    Wording{RankPhrase::quota_state, "đã chọn {0}, chưa xác định {1}", "selected {0}, undetermined {1}"},
    Wording{RankPhrase::rounded_down, "làm tròn xuống", "rounded down"},
    Wording{RankPhrase::rounded_up, "làm tròn lên", "rounded up"},
    Wording{RankPhrase::rounded_nearest, "làm tròn đến số gần nhất", "rounded to the nearest"},
    Wording{RankPhrase::of_eligible, "{0} đối tượng đủ điều kiện", "{0} eligible"},
    Wording{RankPhrase::of_everybody, "{0} đối tượng tham gia", "{0} taking part"},
    Wording{RankPhrase::of_them_taken, "{0}, trong đó {1} nhận hình thức cao hơn", "{0}, of whom {1} get a higher award"},
    Wording{RankPhrase::behind_last, "kém người cuối cùng được chọn ({0}) {1}", "behind the last one selected ({0}) by {1}"},
    Wording{RankPhrase::ahead_of_next, "hơn người đầu tiên không được chọn ({0}) {1}", "ahead of the first one outside ({0}) by {1}"},
    Wording{RankPhrase::behind_last_level, "bằng người cuối cùng được chọn ({0}) ở căn cứ thứ nhất, xếp sau do căn cứ phân định", "level with the last one selected ({0}) in the first key, and behind by the tie-breaks"},
    Wording{RankPhrase::ahead_of_next_level, "bằng người đầu tiên không được chọn ({0}) ở căn cứ thứ nhất, xếp trước nhờ căn cứ phân định", "level with the first one outside ({0}) in the first key, and before it by the tie-breaks"},
    Wording{RankPhrase::clause, " [khoản {0}]", " [clause {0}]"},
};
// clang-format on

static_assert(wordings.size() == static_cast<std::size_t>(RankPhrase::clause) + 1);
consteval bool in_order() {
  for (std::size_t i = 0; i < wordings.size(); ++i) {
    if (static_cast<std::size_t>(wordings[i].phrase) != i) { return false; }
  }
  return true;
}
static_assert(in_order());

}  // namespace

std::string rank_phrase(RankPhrase phrase, Language language,
                        std::initializer_list<std::string> parts) {
  const Wording& wording = wordings.at(static_cast<std::size_t>(phrase));
  const std::string_view pattern = language == Language::vi ? wording.vi : wording.en;
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
      const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
      if (index < parts.size()) { text += parts.begin()[index]; }
      i += 2;
    } else {
      text += pattern[i];
    }
  }
  return text;
}

}  // namespace thidua::inline v0
