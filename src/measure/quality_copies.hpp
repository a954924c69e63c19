/// \file
/// Dossiers that stand in several rows, over all tables: copies that say the same, and copies that contradict each other.
///
/// A dossier whose rows do not all agree counts as one that contradicts itself with all its copies, so that the counts do not
/// depend on the order of the rows. Ids are kept as 128-bit digests (FNV-1a): among a billion dossiers two that share one are
/// to be expected once in 10^20 reports.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "quality_row.hpp"

namespace thidua::inline v0 {

class QualityCopies {
 public:
  explicit QualityCopies(const QualityOptions& options) : most_{options.samples} {}

  /// Meets a row that has an id. Whether it is the first of its dossier, which is the one that counts.
  bool meet(const QualityRow& row, const RowValues& values,
            const std::vector<DossierColumns::FlagColumn>& flags,
            const std::vector<QualitySource>& sources);
  void meet_without_id(const QualityRow& row) {
    no_id_.add(most_, [&] { return row.sample(row.columns.at(Field::dossier)); });
  }

  void put_into(Findings& findings) const;

 private:
  struct Digest {
    std::uint64_t high;
    std::uint64_t low;
    friend bool operator==(const Digest&, const Digest&) = default;
  };
  struct DigestHash {
    std::size_t operator()(const Digest& digest) const noexcept {
      return static_cast<std::size_t>(digest.low ^ digest.high);
    }
  };
  struct Dossier {
    RowValues first;
    std::uint32_t source;
    std::int64_t row;
    std::uint32_t copies = 0;
    bool differs = false;
  };

  static Digest digest_of(const std::string& id);
  void meet_copy(QualitySample sample, Dossier& dossier, const Digest& digest, bool agrees);

  std::size_t most_;
  std::unordered_map<Digest, Dossier, DigestHash> dossiers_;
  FoundRows no_id_;
  FoundRows same_;
  std::vector<Digest> same_digests_;  // of the samples
  FoundRows differing_;
};

}  // namespace thidua::inline v0
