/// \file
/// Day by day, kind by kind: leaves to planes once, then every different criteria tree over them.
#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>

#include "bulk_criteria.hpp"
#include "bulk_facts.hpp"
#include "bulk_leaves.hpp"
#include "bulk_measures.hpp"
#include "bulk_result.hpp"
#include "bulk_tree_planes.hpp"
#include "core/work_sharing.hpp"

namespace thidua::inline v0 {

namespace {

/// So many subjects are one piece of work for a thread.
constexpr std::size_t piece_size = 8 * block_size;
constexpr std::size_t word_bits = 64;
constexpr std::size_t most_answers = std::size_t{1} << 34U;

/// Criteria, and under which combinations they are those of a kind.
struct UsedCriteria {
  BulkCriteria criteria;
  std::vector<std::size_t> combinations;
  std::vector<std::vector<std::uint32_t>> bits;  ///< by question: the bit of each leaf
};

struct Group {
  std::vector<std::size_t> subjects;
  LeafKeys keys;
  std::vector<UsedCriteria> used;
};

struct Piece {
  std::size_t slot = 0;
  std::size_t group = 0;
  std::size_t first = 0;
};

/// The answers of one block, written in place where its subjects lie side by side.
template <class Value>
class BlockRow {
 public:
  BlockRow(Value* row, std::span<const std::size_t> subjects)
      : row_{row},
        subjects_{subjects},
        together_{subjects.back() - subjects.front() + 1 == subjects.size()} {}
  Value* begin() { return together_ ? row_ + subjects_.front() : room_.data(); }
  void end() {
    if (together_) { return; }
    for (std::size_t i = 0; i < subjects_.size(); ++i) { row_[subjects_[i]] = room_[i]; }
  }

 private:
  Value* row_;
  std::span<const std::size_t> subjects_;
  bool together_;
  std::array<Value, block_size> room_;
};

class BulkRun {
 public:
  explicit BulkRun(BulkResult& result)
      : result_{result},
        plan_{result.campaign.plan()},
        facts_{result.campaign, result.facts, last_day()} {
    result.subjects = facts_.book.subjects();
    result.notes = facts_.book.notes();
  }

  void prepare() {
    for (const auto& target : plan_.targets) {
      result_.questions.push_back({FindingKind::target_met, target.id, {}});
      result_.questions.push_back({FindingKind::target_exceeded, target.id, {}});
    }
    for (const auto& award : plan_.awards) {
      result_.questions.push_back({FindingKind::award, award.id, {}});
    }
    check_size();
    groups_.resize(plan_.subject_kinds.size());
    for (std::size_t i = 0; i < result_.subjects.size(); ++i) {
      const auto* kind = find(plan_.subject_kinds, result_.subjects[i].kind);
      groups_[static_cast<std::size_t>(kind - plan_.subject_kinds.data())].subjects.push_back(i);
    }
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      compile(groups_[g], plan_.subject_kinds[g]);
    }
    result_.truths.assign(result_.questions.size() * result_.answers(), BulkEvaluation::not_asked);
    result_.failing.resize(result_.questions.size());
    result_.open.resize(result_.questions.size());
    if (!result_.options.reasons) { return; }
    for (std::size_t q = 0; q < result_.questions.size(); ++q) {
      result_.failing[q].resize(words(q) * result_.answers());
      result_.open[q].resize(words(q) * result_.answers());
    }
  }

  void run() {
    const auto& checkpoints = result_.options.checkpoints;
    std::vector<std::size_t> order(checkpoints.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return day_or_last(checkpoints[a]) < day_or_last(checkpoints[b]);
    });
    std::optional<TallyCourse> course;
    if (result_.facts.tally) { course.emplace(*result_.facts.tally); }
    const unsigned threads = std::max(1U, result_.options.threads);
    const std::size_t batch =
        std::min<std::size_t>(std::max<std::size_t>(threads, 1), order.size());
    std::vector<BulkMeasures> measures(batch, BulkMeasures{facts_, result_.options});
    judges_.resize(threads);
    for (std::size_t from = 0; from < order.size(); from += batch) {
      const std::size_t slots = std::min(batch, order.size() - from);
      std::vector<BulkDay> days;
      for (std::size_t slot = 0; slot < slots; ++slot) {
        const auto& day = checkpoints[order[from + slot]];
        measures[slot].look_at(order[from + slot],
                               course ? &course->until(day_or_last(day)) : nullptr);
        days.emplace_back(plan_, day, result_.options.calendar);
      }
      share(threads, measures, days);
      const auto& progress = result_.options.progress;
      if (progress && !progress(from + slots, order.size()) && from + slots < order.size()) {
        result_.stopped = true;
        return;
      }
    }
  }

 private:
  void check_size() const {
    if (result_.answers() <= most_answers / std::max<std::size_t>(result_.questions.size(), 1)) {
      return;
    }
    throw std::invalid_argument{
        "too many answers at once: " + std::to_string(result_.questions.size()) + " questions × " +
        std::to_string(result_.combinations.size()) + " combinations of readings × " +
        std::to_string(result_.options.checkpoints.size()) + " checkpoints × " +
        std::to_string(result_.subjects.size()) +
        " subjects; choose readings, or ask for some of the days at a time"};
  }
  static Date day_or_last(const std::optional<Date>& day) {
    return day ? *day : Date{9999, 12, 31};
  }

  [[nodiscard]] std::optional<Date> last_day() const {
    std::optional<Date> last = result_.options.checkpoints.front();
    for (const auto& day : result_.options.checkpoints) {
      last = day && last ? std::max(*day, *last) : std::optional<Date>{};
    }
    return last;
  }
  [[nodiscard]] std::size_t words(std::size_t question) const {
    return std::max<std::size_t>(
        1, (result_.questions[question].clauses.size() + word_bits - 1) / word_bits);
  }

  void compile(Group& group, const SubjectKind& kind) {
    if (group.subjects.empty()) { return; }
    for (std::size_t c = 0; c < result_.combinations.size(); ++c) {
      BulkCriteria criteria = compile_criteria(plan_, kind, result_.combinations[c], group.keys);
      const auto known =
          std::find_if(group.used.begin(), group.used.end(),
                       [&](const UsedCriteria& used) { return used.criteria == criteria; });
      if (known != group.used.end()) {
        known->combinations.push_back(c);
        continue;
      }
      UsedCriteria used{std::move(criteria), {c}, {}};
      for (std::size_t q = 0; q < result_.questions.size(); ++q) {
        used.bits.push_back(bits_of(used.criteria, q));
      }
      group.used.push_back(std::move(used));
    }
  }

  /// Gives a bit to each clause that the question has not had yet.
  std::vector<std::uint32_t> bits_of(const BulkCriteria& criteria, std::size_t question) {
    std::vector<std::uint32_t> bits(criteria.leaves.size(), no_bit);
    if (!criteria.roots[question]) { return bits; }
    const auto under = leaves_under(criteria.tree, *criteria.roots[question]);
    auto& clauses = result_.questions[question].clauses;
    for (std::size_t i = 0; i < bits.size(); ++i) {
      const auto& clause = criteria.leaves[i].clause;
      if (!under[i] || !clause) { continue; }
      const auto at = std::find(clauses.begin(), clauses.end(), *clause);
      bits[i] = static_cast<std::uint32_t>(at - clauses.begin());
      if (at == clauses.end()) { clauses.push_back(*clause); }
    }
    return bits;
  }

  void share(unsigned threads, const std::vector<BulkMeasures>& measures,
             const std::vector<BulkDay>& days) {
    std::vector<Piece> pieces;
    for (std::size_t slot = 0; slot < days.size(); ++slot) {
      for (std::size_t g = 0; g < groups_.size(); ++g) {
        for (std::size_t first = 0; first < groups_[g].subjects.size(); first += piece_size) {
          pieces.push_back({slot, g, first});
        }
      }
    }
    const auto used = static_cast<unsigned>(std::clamp<std::size_t>(pieces.size(), 1, threads));
    (void)share_work(
        used, pieces.size(),
        [&](unsigned thread, std::uint64_t at) {
          const Piece& piece = pieces[at];
          judge(thread, piece, measures[piece.slot], days[piece.slot]);
        },
        [](std::uint64_t) { return true; });
  }

  void judge(unsigned thread, const Piece& piece, const BulkMeasures& measures,
             const BulkDay& day) {
    const Group& group = groups_[piece.group];
    const auto subjects = std::span{group.subjects}.subspan(
        piece.first, std::min(piece_size, group.subjects.size() - piece.first));
    BulkLeaves leaves{facts_, measures, day, subjects};
    std::vector<std::vector<TruthPlanes>> planes;
    for (const auto& key : group.keys.keys()) { planes.push_back(leaves.planes(key)); }
    auto& judges = judges_[thread];
    judges.resize(groups_.size());
    judges[piece.group].resize(group.used.size());
    for (std::size_t u = 0; u < group.used.size(); ++u) {
      auto& judge = judges[piece.group][u];
      if (!judge) { judge = std::make_unique<PlaneJudge>(group.used[u].criteria.tree); }
      for (std::size_t block = 0; block < leaves.blocks(); ++block) {
        const auto& all = group.used[u].criteria.leaves;
        for (std::size_t i = 0; i < all.size(); ++i) { judge->leaf(i) = planes[all[i].key][block]; }
        judge->judge();
        write(*judge, group.used[u], measures.checkpoint(),
              subjects.subspan(block * block_size,
                               std::min(block_size, subjects.size() - block * block_size)));
      }
    }
  }

  void write(PlaneJudge& judge, const UsedCriteria& used, std::size_t checkpoint,
             std::span<const std::size_t> subjects) {
    for (std::size_t q = 0; q < result_.questions.size(); ++q) {
      const auto& root = used.criteria.roots[q];
      if (!root) { continue; }
      if (result_.options.reasons) { judge.decide(*root); }
      for (const std::size_t combination : used.combinations) {
        const std::size_t row = result_.row(combination, checkpoint);
        BlockRow<std::uint8_t> truths{result_.truths.data() + q * result_.answers() + row,
                                      subjects};
        judge.write_truths(*root, subjects.size(), truths.begin());
        truths.end();
        if (result_.options.reasons) { write_masks(judge, used, q, row, subjects); }
      }
    }
  }

  void write_masks(const PlaneJudge& judge, const UsedCriteria& used, std::size_t question,
                   std::size_t row, std::span<const std::size_t> subjects) {
    for (std::size_t word = 0; word < words(question); ++word) {
      const std::size_t at = word * result_.answers() + row;
      BlockRow<std::uint64_t> failing{result_.failing[question].data() + at, subjects};
      BlockRow<std::uint64_t> open{result_.open[question].data() + at, subjects};
      judge.write_masks<std::uint64_t>(*used.criteria.roots[question], used.bits[question],
                                       static_cast<std::uint32_t>(word * word_bits),
                                       subjects.size(), {failing.begin(), open.begin()});
      failing.end();
      open.end();
    }
  }

  BulkResult& result_;
  const Plan& plan_;
  BulkFacts facts_;
  std::vector<Group> groups_;
  /// By thread, group and criteria.
  std::vector<std::vector<std::vector<std::unique_ptr<PlaneJudge>>>> judges_;
};

}  // namespace

void judge_all(BulkResult& result) {
  BulkRun run{result};
  run.prepare();
  run.run();
}

}  // namespace thidua::inline v0
