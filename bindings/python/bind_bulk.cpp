/// \file
/// Criteria trees over columns in the caller's memory, without the interpreter's lock.
#include <memory>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <thidua/evaluate/bulk_reference.hpp>
#include <thidua/evaluate/judge_in_bulk.hpp>

#include "column_buffer.hpp"
#include "module.hpp"

namespace py = pybind11;

namespace thidua_python {

namespace {

using thidua::BulkLeaf;
using thidua::BulkTree;

/// A leaf and the memory that it looks at.
struct HeldLeaf {
  std::vector<std::shared_ptr<const Buffer>> columns;
  BulkLeaf leaf;
};

template <class Word>
Word known(const std::string& text) {
  const auto value = thidua::from_word<Word>(text);
  if (!value) { throw std::invalid_argument{"there is no «" + text + "»"}; }
  return *value;
}

thidua::CountColumn counts(const Buffer& column) {
  if (column.holds<std::int32_t>()) { return column.span<const std::int32_t>(); }
  return column.span<const std::int64_t>();
}

HeldLeaf ratio_leaf(const py::buffer& n, const py::buffer& d, const std::string& comparison,
                    std::int64_t level_n, std::int64_t level_d, const std::string& no_activity) {
  const auto parts = std::make_shared<const Buffer>(n, false);
  const auto wholes = std::make_shared<const Buffer>(d, false);
  return {
      {parts, wholes},
      thidua::RatioLeaf{counts(*parts),
                        counts(*wholes),
                        {known<thidua::Comparison>(comparison), thidua::Rational{level_n, level_d},
                         known<thidua::NoActivityRule>(no_activity)}}};
}

HeldLeaf truth_leaf(const py::buffer& truths) {
  const auto column = std::make_shared<const Buffer>(truths, false);
  return {{column}, thidua::TruthLeaf{column->span<const std::uint8_t>()}};
}

/// The caller's memory for the answers.
struct HeldAnswers {
  Buffer truths;
  std::optional<Buffer> failing;
  std::optional<Buffer> open;

  HeldAnswers(const py::buffer& truths_column, const std::optional<py::buffer>& failing_column,
              const std::optional<py::buffer>& open_column)
      : truths{truths_column, true} {
    if (failing_column) { failing.emplace(*failing_column, true); }
    if (open_column) { open.emplace(*open_column, true); }
  }
  [[nodiscard]] thidua::BulkAnswers answers() const {
    return {truths.span<std::uint8_t>(), masks(failing), masks(open)};
  }

 private:
  static thidua::ReasonMasks masks(const std::optional<Buffer>& column) {
    if (!column) { return std::span<std::uint32_t>{}; }
    if (column->holds<std::uint32_t>()) { return column->span<std::uint32_t>(); }
    return column->span<std::uint64_t>();
  }
};

std::vector<BulkLeaf> leaves_of(const std::vector<HeldLeaf>& held) {
  std::vector<BulkLeaf> leaves;
  for (const auto& entry : held) { leaves.push_back(entry.leaf); }
  return leaves;
}

void judge(const BulkTree& tree, const std::vector<HeldLeaf>& held, const py::buffer& truths,
           const std::optional<py::buffer>& failing, const std::optional<py::buffer>& open,
           unsigned threads) {
  const auto leaves = leaves_of(held);
  const HeldAnswers out{truths, failing, open};
  const auto answers = out.answers();
  const py::gil_scoped_release unlocked;
  thidua::judge_in_bulk(tree, leaves, answers, threads);
}

/// The plain walk: the oracle of tests and benchmarks.
void walk(const BulkTree& tree, const std::vector<HeldLeaf>& held, const py::buffer& truths,
          const py::buffer& failing, const py::buffer& open) {
  const auto leaves = leaves_of(held);
  const HeldAnswers out{truths, failing, open};
  const auto answers = out.answers();
  const py::gil_scoped_release unlocked;
  std::visit(
      [&]<class Mask>(std::span<Mask> to_failing) {
        const auto to_open = std::get<std::span<Mask>>(answers.open);
        thidua::ReferenceWalk reference{tree};
        std::vector<thidua::Truth> values(tree.leaves());
        for (std::size_t at = 0; at < answers.truths.size(); ++at) {
          for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = thidua::reference_truth(leaves[i], at);
          }
          const thidua::Truth truth = reference.judge(values);
          const auto mask = static_cast<Mask>(reference.deciding());
          answers.truths[at] = static_cast<std::uint8_t>(truth);
          to_failing[at] = truth == thidua::Truth::no ? mask : Mask{0};
          to_open[at] = truth == thidua::Truth::undetermined ? mask : Mask{0};
        }
      },
      answers.failing);
}

}  // namespace

void bind_bulk(py::module_& m) {
  py::class_<BulkTree>(m, "BulkTree", "A criteria tree as flat nodes.")
      .def(py::init<>())
      .def("leaf", &BulkTree::leaf, py::arg("number"))
      .def("all", &BulkTree::all, py::arg("children"))
      .def("any", &BulkTree::any, py::arg("children"))
      .def("none", &BulkTree::none, py::arg("children"))
      .def("at_least", &BulkTree::at_least, py::arg("least"), py::arg("children"))
      .def("excepted", &BulkTree::excepted, py::arg("children"), py::arg("then"))
      .def("__len__", [](const BulkTree& tree) { return tree.nodes().size(); });
  py::class_<HeldLeaf>(m, "BulkLeaf", "Columns of a leaf.");
  m.def("ratio_leaf", &ratio_leaf, py::arg("n"), py::arg("d"), py::arg("comparison"),
        py::arg("level_n"), py::arg("level_d"), py::arg("no_activity"));
  m.def("truth_leaf", &truth_leaf, py::arg("truths"));
  m.def("judge_in_bulk", &judge, py::arg("tree"), py::arg("leaves"), py::arg("truths"),
        py::arg("failing"), py::arg("open"), py::arg("threads"));
  m.def("judge_by_walk", &walk, py::arg("tree"), py::arg("leaves"), py::arg("truths"),
        py::arg("failing"), py::arg("open"), "The plain walk that planes are held against.");
  bind_bulk_evaluation(m);
}

}  // namespace thidua_python
