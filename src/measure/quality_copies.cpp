/// \file
/// Compares rows of one dossier by what they say, not by how it is written.
#include "quality_copies.hpp"

#include <algorithm>
#include <optional>

#include <thidua/core/rational.hpp>

namespace thidua::inline v0 {

namespace {

// NOLINTNEXTLINE(modernize-use-using): `using` can't carry __extension__
__extension__ typedef unsigned __int128 Uint128;

/// The first column in which a row says something else than the first row of its dossier, and what that one said.
struct Difference {
  std::optional<std::size_t> column;
  std::string against;
};

Difference difference(const QualityRow& row, const RowValues& now, const RowValues& first,
                      const std::vector<DossierColumns::FlagColumn>& flags) {
  if (now.unit != first.unit) { return {row.columns.at(Field::unit), {}}; }
  if (now.service != first.service) { return {row.columns.at(Field::service), {}}; }
  if (now.officer != first.officer) { return {row.columns.at(Field::officer), {}}; }
  for (const auto& entry : Words<DateField>::table) {
    const std::int32_t then = first.date(entry.first);
    if (now.date(entry.first) == then) { continue; }
    return {row.columns.at(DossierColumns::field_of(entry.first)),
            is_day(then) ? iso(Date::from_epoch_days(then)) : std::string{}};
  }
  for (std::size_t i = 0; i < flags.size(); ++i) {
    const auto differs = (now.known ^ first.known) | (now.set ^ first.set);
    if ((static_cast<unsigned>(differs) >> i & 1U) != 0) { return {flags[i].column, {}}; }
  }
  return {row.columns.at(Field::dossier), {}};
}

}  // namespace

QualityCopies::Digest QualityCopies::digest_of(const std::string& id) {
  constexpr Uint128 prime = (Uint128{1} << 88U) + 0x13b;
  Uint128 hash = (Uint128{0x6c62272e07bb0142} << 64U) + 0x62b821756295c58d;
  for (const char c : id) { hash = (hash ^ static_cast<unsigned char>(c)) * prime; }
  return {static_cast<std::uint64_t>(hash >> 64U), static_cast<std::uint64_t>(hash)};
}

bool QualityCopies::meet(const QualityRow& row, const RowValues& values,
                         const std::vector<DossierColumns::FlagColumn>& flags,
                         const std::vector<QualitySource>& sources) {
  const Digest digest = digest_of(row.dossier);
  const auto [entry, is_new] =
      dossiers_.try_emplace(digest, Dossier{values, row.source, row.number()});
  if (is_new) { return true; }
  auto& dossier = entry->second;
  const bool agrees = values == dossier.first;
  const auto [column, against] = agrees ? Difference{row.columns.at(Field::dossier), {}}
                                        : difference(row, values, dossier.first, flags);
  QualitySample sample = row.sample(column, against);
  sample.other = {sources.at(dossier.source).name, 0, 0, dossier.row, {}};
  meet_copy(std::move(sample), dossier, digest, agrees);
  return false;
}

void QualityCopies::meet_copy(QualitySample sample, Dossier& dossier, const Digest& digest,
                              bool agrees) {
  ++dossier.copies;
  if (agrees && !dossier.differs) {
    same_.add(most_, [&] {
      same_digests_.push_back(digest);
      return std::move(sample);
    });
    return;
  }
  if (!dossier.differs) {  // its earlier copies, which agreed, move over
    dossier.differs = true;
    const std::int64_t earlier = std::int64_t{dossier.copies} - 1;
    same_.count -= earlier;
    differing_.count += earlier;
    for (std::size_t i = same_digests_.size(); i-- > 0;) {
      if (same_digests_[i] == digest) {
        same_digests_.erase(same_digests_.begin() + static_cast<std::ptrdiff_t>(i));
        same_.samples.erase(same_.samples.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
  }
  differing_.add(most_, [&] { return std::move(sample); });
}

void QualityCopies::put_into(Findings& findings) const {
  put(findings, Fault::quality_no_id, {}, no_id_);
  put(findings, Fault::quality_copies_differ, {}, differing_);
  put(findings, Fault::quality_copies, {}, same_);
}

}  // namespace thidua::inline v0
