/// \file
/// Finds subjects by whatever they are called.
#include <thidua/evaluate/evidence.hpp>

#include <algorithm>

namespace thidua::inline v0 {

NameIndex index_subjects(const std::vector<Subject>& subjects,
                         const std::vector<std::string>& kinds, Diagnostics* faults) {
  NameIndex index;
  for (const auto& subject : subjects) {
    if (std::find(kinds.begin(), kinds.end(), subject.kind) == kinds.end()) { continue; }
    std::vector<std::string> names{subject.id, subject.name};
    names.insert(names.end(), subject.aliases.begin(), subject.aliases.end());
    for (const auto& name : names) {
      if (name.empty() || index.add(name, subject.id) || faults == nullptr) { continue; }
      faults->push_back({Fault::evidence_duplicate_subject,
                         subject.place,
                         {},
                         {},
                         {name, *index.find(name)},
                         {}});
    }
  }
  return index;
}

}  // namespace thidua::inline v0
