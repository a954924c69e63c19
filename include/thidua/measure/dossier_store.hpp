/// \file
/// Dossier rows clustered by unit, one word a row: the layout from which a nation's counts are taken at memory speed.
/// Columns of codes in, no row objects; what a campaign counts is asked afterwards, as often as one likes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <thidua/core/step_progress.hpp>
#include <thidua/core/word.hpp>
#include <thidua/measure/indicator.hpp>
#include <thidua/measure/large_allocator.hpp>
#include <thidua/measure/whole_column.hpp>
#include <thidua/time/period.hpp>

namespace thidua::inline v0 {

/// The columns of dossier rows; all have the same number of rows.
struct DossierCodes {
  WholeColumn unit;                    ///< 0 … units - 1
  std::optional<WholeColumn> service;  ///< 0 … services - 1; needed to count distinct services
  std::optional<WholeColumn> officer;  ///< 0 … officers - 1, or -1: none is named
  std::optional<WholeColumn> day;      ///< days since 1970-01-01; needed to count by days
  std::vector<WholeColumn> flags;      ///< 0 or 1 each, at most 16 columns; the first is bit 0
};

/// How many codes there are, and which days count. A row with another code or day is set aside.
struct StoreRules {
  std::uint32_t units = 0;
  std::uint32_t services = 0;
  std::uint32_t officers = 0;
  std::optional<Period> period;  ///< none: any day
  std::size_t samples = 1000;    ///< so many rows of each reason are named
};

/// Why a row is not in the store. The first that applies is told.
enum class Unstored : std::uint8_t { unit, service, officer, day, flag };

template <>
struct Words<Unstored> {
  static constexpr std::pair<Unstored, std::string_view> table[] = {{Unstored::unit, "unit"},
                                                                    {Unstored::service, "service"},
                                                                    {Unstored::officer, "officer"},
                                                                    {Unstored::day, "day"},
                                                                    {Unstored::flag, "flag"}};
};

/// The rows of one reason: how many, and the first of them (counted from 0).
struct UnstoredRows {
  std::uint64_t count = 0;
  std::vector<std::uint64_t> first;
  friend bool operator==(const UnstoredRows&, const UnstoredRows&) = default;
};

/// What is counted of rows that have all flags of `with` and none of `without`: the rows, or the distinct services or officers
/// among them. Officers that are not named are not counted.
struct PatternRule {
  Counted counted = Counted::dossier;
  Pattern with = 0;
  Pattern without = 0;
  friend bool operator==(const PatternRule&, const PatternRule&) = default;
};

enum class StoreSubject : std::uint8_t { unit, officer };

template <>
struct Words<StoreSubject> {
  static constexpr std::pair<StoreSubject, std::string_view> table[] = {
      {StoreSubject::unit, "unit"}, {StoreSubject::officer, "officer"}};
};

struct StoreQuery {
  std::vector<PatternRule> rules;
  StoreSubject by = StoreSubject::unit;
  /// The last day of each bucket, ascending: a bucket begins the day after the one before ends, and the first one with the
  /// first day that there is. Empty: one bucket of all days.
  std::vector<std::int32_t> through;
  /// Each bucket holds all days before it too: the state at the end of its last day.
  bool cumulative = false;
};

/// Counts by subject, bucket and rule, in this order, the rule varying fastest.
struct StoreCounts {
  std::size_t subjects = 0;
  std::size_t buckets = 0;
  std::size_t rules = 0;
  std::vector<std::int64_t, LargeAllocator<std::int64_t>> counts;

  [[nodiscard]] std::int64_t at(std::size_t subject, std::size_t bucket, std::size_t rule) const {
    return counts.at((subject * buckets + bucket) * rules + rule);
  }
  friend bool operator==(const StoreCounts&, const StoreCounts&) = default;
};

struct StoredRows;

/// A value: equal rows in any order make equal counts. Cheap to copy. Holds words of 2, 4 or 8 bytes a row, by how many flags, days,
/// services and officers there are, and of each unit 4 bytes for each of its officers, and for each of its services where these are
/// too many for a word. While it is built, the words take at most 17 bytes a row in all, whatever the rows are, and each thread 24 MB
/// and 4 bytes for each service and officer that there is.
class DossierStore {
 public:
  /// Clusters the rows; each thread takes a part of them, and their number changes nothing in what comes out.
  /// \throws std::invalid_argument for columns of different lengths, more than 16 flags, a period without days, or codes that need
  ///   more than 64 bits a row
  [[nodiscard]] static DossierStore cluster(const DossierCodes& codes, const StoreRules& rules,
                                            unsigned threads = 1);
  /// The same; a row is a step four times.
  /// \returns nothing, when the progress function ended the work
  [[nodiscard]] static std::optional<DossierStore> cluster(const DossierCodes& codes,
                                                           const StoreRules& rules,
                                                           unsigned threads,
                                                           const StepProgress& progress);

  [[nodiscard]] std::uint64_t rows() const noexcept;
  /// The bytes of a row's word.
  [[nodiscard]] std::size_t word_size() const noexcept;
  /// All that is held, in bytes.
  [[nodiscard]] std::size_t size() const noexcept;
  [[nodiscard]] const UnstoredRows& unstored(Unstored reason) const;
  /// The first and the last day that there is; none in a store without days or rows.
  [[nodiscard]] std::optional<std::pair<std::int32_t, std::int32_t>> days() const noexcept;
  [[nodiscard]] std::size_t flags() const noexcept;
  /// How many codes there are of units, and of officers.
  [[nodiscard]] std::size_t units() const noexcept;
  [[nodiscard]] std::size_t officers() const noexcept;

  /// \throws std::invalid_argument for buckets that do not ascend, for distinct services, officers or buckets of days in a store
  ///   without them, and for distinct officers of an officer
  [[nodiscard]] StoreCounts counts(const StoreQuery& query, unsigned threads = 1) const;
  /// The same; a row is a step.
  /// \returns nothing, when the progress function ended the work
  [[nodiscard]] std::optional<StoreCounts> counts(const StoreQuery& query, unsigned threads,
                                                  const StepProgress& progress) const;

 private:
  explicit DossierStore(std::shared_ptr<const StoredRows> rows) : rows_{std::move(rows)} {}
  std::shared_ptr<const StoredRows> rows_;
};

}  // namespace thidua::inline v0
