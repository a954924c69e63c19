"""Bulk evaluations against ordinary ones, and the kernel against a walk in exact fractions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import thidua as td
from test_examples import GUIDE, blocks, program, run, text_of
from thidua import bulk
from thidua.bulk_tree import Node, RatioTest, Tree

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "examples" / "data" / "lang-son-2024"
NO, OPEN, YES = 0, 1, 2


def truth_of(tree: Tree, values: dict[str, int]) -> int:
    if not isinstance(tree, Node):
        return values[tree.name]
    truths = [truth_of(child, values) for child in tree.children]
    if tree.kind == "all":
        return min(truths, default=YES)
    if tree.kind in ("any", "none"):
        found = max(truths, default=NO)
        return found if tree.kind == "any" else 2 - found
    if tree.kind == "at_least":
        if truths.count(YES) >= tree.least:
            return YES
        return NO if len(truths) - truths.count(NO) < tree.least else OPEN
    pairs = list(zip(truths[1:], tree.then, strict=True))
    says_yes = max((truth for truth, then in pairs if then), default=NO)
    says_no = max((truth for truth, then in pairs if not then), default=NO)
    if says_yes != NO and says_no == YES:
        return OPEN
    return min(max(truths[0], says_yes), 2 - says_no)


def deciding(tree: Tree, values: dict[str, int]) -> set[str]:
    if not isinstance(tree, Node):
        return {tree.name}
    own = truth_of(tree, values)
    parts = list(tree.children)
    if tree.kind == "excepted":
        pairs = list(zip(parts[1:], tree.then, strict=True))
        holding = [(part, then) for part, then in pairs if truth_of(part, values) == YES]
        if len({then for _, then in holding}) == 2:
            return set().union(*(deciding(part, values) for part, _ in holding))
        if own != OPEN:
            said = [part for part, then in holding if then == (own == YES)]
            return deciding(said[0] if said else parts[0], values)
    wanted = 2 - own if tree.kind == "none" else own
    chosen = [part for part in parts if truth_of(part, values) == wanted]
    return set().union(*(deciding(part, values) for part in chosen))


def ratio_truth(leaf: RatioTest, n: int, d: int) -> int:
    if n == bulk.MISSING or d == bulk.MISSING or (d == 0 and n > 0):
        return OPEN
    if d == 0:
        value = {"not-met": None, "zero": Fraction(0), "full": Fraction(1)}.get(leaf.no_activity, 0)
        if leaf.no_activity in ("undetermined", "not-counted"):
            return OPEN
        if value is None:
            return NO
    else:
        value = Fraction(n, d)
    passes = {
        "above": value > leaf.level,
        "at-least": value >= leaf.level,
        "below": value < leaf.level,
        "at-most": value <= leaf.level,
    }
    return YES if passes[leaf.comparison] else NO


def random_tree(dice: Random, depth: int, names: list[str]) -> Tree:
    if depth == 0 or dice.random() < 0.2:
        names.append(f"leaf {len(names)}")
        if dice.random() < 0.3:
            return bulk.given(names[-1])
        level = dice.choice(["45%", "1/3", 0, 1, Fraction(2**62, 2**62 + 1), "99,5 %"])
        comparison = dice.choice(["above", "at_least", "below", "at_most"])
        rule = dice.choice(["undetermined", "not-met", "zero", "full", "not-counted"])
        return bulk.ratio(names[-1], no_activity=rule, **{comparison: level})
    parts = [random_tree(dice, depth - 1, names) for _ in range(dice.randint(1, 3))]
    kind = dice.randrange(5)
    if kind == 4:
        return bulk.excepted(parts[0], *((part, dice.random() < 0.5) for part in parts[1:]))
    makers = [bulk.all_of, bulk.any_of, bulk.none_of, lambda *all: bulk.at_least(2, *all)]
    return makers[kind](*parts)


@pytest.mark.parametrize("seed", range(60))
def test_the_kernel_is_the_walk(seed: int) -> None:
    dice = Random(seed)
    names: list[str] = []
    tree = bulk.all_of(random_tree(dice, 3, names), random_tree(dice, 2, names))
    leaves: dict[str, Any] = {}

    def collect(part: Tree) -> None:
        if isinstance(part, Node):
            for child in part.children:
                collect(child)
        else:
            leaves[part.name] = part

    collect(tree)
    shape = (7, 90)
    columns: dict[str, Any] = {}
    for name, leaf in leaves.items():
        rng = np.random.default_rng(seed * 100 + len(columns))
        if isinstance(leaf, RatioTest):
            most = int(rng.choice([3, 100, 2**40, 2**62]))
            kind = np.int64 if most > 2**31 else np.int32
            columns[name] = tuple(rng.integers(-1, most, shape, dtype=kind) for _ in range(2))
        else:
            columns[name] = rng.integers(0, 3, shape, dtype=np.uint8)
    found = bulk.judge(tree, columns, threads=2)
    assert found.truth.shape == shape
    assert found.failing is not None
    assert found.open is not None
    assert found.failing.dtype == (np.uint32 if len(leaves) <= 32 else np.uint64)
    for at in np.ndindex(shape):
        values = {
            name: ratio_truth(leaf, int(columns[name][0][at]), int(columns[name][1][at]))
            if isinstance(leaf, RatioTest)
            else int(columns[name][at])
            for name, leaf in leaves.items()
        }
        truth = truth_of(tree, values)
        assert found.truth[at] == truth
        reasons = deciding(tree, values)
        assert set(found.names(found.failing[at])) == (reasons if truth == NO else set())
        assert set(found.names(found.open[at])) == (reasons if truth == OPEN else set())


def test_a_verdict_turns_at_the_level_exactly() -> None:
    tree = bulk.ratio("paid", above="45%")
    n, d = np.array([45, 44996, 45001, 0]), np.array([100, 100000, 100000, 0])
    found = bulk.judge(tree, {"paid": (n, d)})
    assert found.truth.tolist() == [NO, NO, YES, OPEN]
    assert found.counts() == {"no": 2, "undetermined": 1, "yes": 1}
    assert found.failing is not None
    assert found.failing.tolist() == [1, 1, 0, 0]


def test_masked_counts_are_missing_and_answers_are_written_over() -> None:
    tree = bulk.all_of(bulk.ratio("a", at_least="1/2"), bulk.given("b"))
    n = np.ma.array([1, 1, 1], mask=[False, True, False], dtype=np.int16)
    d = np.array([2, 2, 4], dtype=np.uint32)
    first = bulk.judge(tree, {"a": (n, d), "b": np.array([True, True, True])})
    assert first.truth.tolist() == [YES, OPEN, NO]
    again = bulk.judge(tree, {"a": (n, d), "b": [0, 1, 2]}, out=first)
    assert again is first
    assert first.truth.tolist() == [NO, OPEN, NO]
    alone = bulk.judge(tree, {"a": (n, d), "b": [0, 1, 2]}, reasons=False)
    assert alone.failing is None
    with pytest.raises(ValueError, match="of another tree or shape"):
        bulk.judge(tree, {"a": (n, d), "b": [0, 1, 2]}, out=alone)


def test_all_faults_of_columns_are_named_at_once() -> None:
    tree = bulk.any_of(
        bulk.ratio("a", at_least=1), bulk.ratio("b", above=0), bulk.given("c"), bulk.given("e")
    )
    with pytest.raises(ValueError, match=";") as raised:
        bulk.judge(
            tree,
            {
                "a": (np.array([0.5]), np.array([1])),
                "b": np.array([1]),
                "c": np.array([3]),
                "d": np.array([1]),
            },
        )
    assert str(raised.value) == (
        "the columns of «e» are missing; no leaf takes the columns «d»; "
        "the counts of «a» are whole numbers, not float64; "
        "«b» is a ratio: give its two columns (n, d); "
        "the truths of «c» are 0 (no), 1 (undetermined) or 2 (yes)"
    )
    with pytest.raises(ValueError, match=r"different shapes: a: \(2,\), c: \(3,\)"):
        bulk.judge(
            bulk.any_of(bulk.ratio("a", at_least=1), bulk.given("c")),
            {"a": (np.zeros(2, int), np.ones(2, int)), "c": np.zeros(3, int)},
        )
    with pytest.raises(ValueError, match="the numerator of «a» at 1 is -5"):
        bulk.judge(bulk.ratio("a", at_least=1), {"a": (np.array([1, -5]), np.array([1, 1]))})


def test_what_is_no_tree_is_refused() -> None:
    with pytest.raises(TypeError, match="not float"):
        bulk.ratio("a", above=0.45)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="exactly one of"):
        bulk.ratio("a", above=1, below=2)
    with pytest.raises(ValueError, match="can't be read"):
        bulk.ratio("a", above="much")
    with pytest.raises(ValueError, match="more than 64 bits"):
        bulk.ratio("a", above=2**63)
    with pytest.raises(ValueError, match="0/0 of «a»"):
        bulk.ratio("a", above=1, no_activity="maybe")
    with pytest.raises(ValueError, match="65 leaves; 64 are the most"):
        bulk.judge(bulk.all_of(*(bulk.given(str(i)) for i in range(65))), {})
    clash = bulk.all_of(bulk.ratio("a", above=1), bulk.ratio("a", above=2))
    with pytest.raises(ValueError, match="two leaves that differ are called «a»"):
        bulk.judge(clash, {})


@pytest.fixture(scope="module")
def given() -> tuple[td.Campaign, td.Tally, td.Measurements, td.Evidence]:
    campaign = td.load_campaign(
        ROOT / "examples" / "campaigns" / "lang-son-2024.toml", issue_date=date(2024, 6, 20)
    )
    evidence = td.load_evidence(DATA / "evidence.toml")
    return (
        campaign,
        td.tally(DATA / "dossiers.csv", campaign, evidence=evidence),
        td.measurements(DATA / "counts.csv", campaign, evidence=evidence),
        evidence,
    )


Given = tuple[td.Campaign, td.Tally, td.Measurements, td.Evidence]
DAYS = [date(2024, 9, 30), date(2024, 12, 26), date(2024, 12, 31)]
WORDS = {"no": NO, "undetermined": OPEN, "yes": YES}


def test_every_truth_is_that_of_evaluate(given: Given) -> None:
    campaign, tally, measurements, evidence = given
    found = td.evaluate_in_bulk(
        campaign, tally, measurements, evidence=evidence, checkpoints=DAYS, readings="literal"
    )
    assert found.truths.shape == (len(found.questions), 1, 3, len(found.subjects))
    assert not found.truths.flags.writeable
    assert not found.stopped
    for place, day in enumerate(DAYS):
        one = td.evaluate(
            campaign, tally, measurements, evidence=evidence, as_of=day, readings="literal"
        )
        for index, subject in enumerate(found.subjects):
            for award in found.awards:
                truth = found.truth(award)[0, place, index]
                if award in one[subject].awards:
                    assert truth == WORDS[one[subject].award(award).truth]
                else:
                    assert truth == bulk.NOT_ASKED
            for target in found.targets:
                verdicts = one[subject].targets[target]
                assert found.truth(met=target)[0, place, index] == WORDS[verdicts.met.truth]
                exceeded = found.truth(exceeded=target)[0, place, index]
                assert exceeded == WORDS[verdicts.exceeded.truth]


def test_explanations_are_built_for_what_is_asked(given: Given) -> None:
    campaign, tally, measurements, evidence = given
    found = td.evaluate_in_bulk(
        campaign, tally, measurements, evidence=evidence, checkpoints=DAYS, readings="literal"
    )
    one = td.evaluate(
        campaign, tally, measurements, evidence=evidence, as_of=DAYS[1], readings="literal"
    )
    for subject in found.subjects[:6]:
        for award in one[subject].awards:
            why = found.explain(subject, award, checkpoint=DAYS[1], lang="en")
            assert why == one[subject].award(award).explain(lang="en")
    failing = found.failing("bang-khen")[0, 1]
    at = int(np.flatnonzero(failing)[0])
    clauses = found.clauses("bang-khen")
    named = [clause for bit, clause in enumerate(clauses) if int(failing[at]) >> bit & 1]
    leaves = one[found.subjects[at]].award("bang-khen").deciding()
    assert {clause.cite for clause in named} == {cite for cite, _ in leaves}
    assert all(clause.title("en") for clause in clauses)
    with pytest.raises(KeyError, match="did you mean «bang-khen»"):
        found.truth("bang-khem")
    with pytest.raises(KeyError):
        found.explain("nobody at all", "bang-khen", checkpoint=DAYS[1])
    with pytest.raises(ValueError, match="none of the checkpoints"):
        found.explain(found.subjects[0], "bang-khen", checkpoint=date(2020, 1, 1))
    with pytest.raises(ValueError, match="ask for one award"):
        found.truth()


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_a_frame_of_an_award(given: Given, backend: str) -> None:
    campaign, tally, _, evidence = given
    found = td.evaluate_in_bulk(
        campaign, tally, evidence=evidence, checkpoints=DAYS, readings="literal"
    )
    frame = found.to_frame("bang-khen", checkpoint=DAYS[2], backend=backend, lang="en")
    table = (
        frame.to_dict("list")
        if backend == "pandas"
        else frame.to_pydict()
        if backend == "pyarrow"
        else frame.to_dict(as_series=False)
    )
    asked = found.truth("bang-khen")[0, 2] != bulk.NOT_ASKED
    assert len(table["subject"]) == asked.sum()
    assert set(table["truth"]) <= set(WORDS)
    for truth, failing, still_open in zip(
        table["truth"], table["failing"], table["open"], strict=True
    ):
        assert (isinstance(failing, str), isinstance(still_open, str)) == (
            truth == "no",
            truth == "undetermined",
        )


def test_counts_from_elsewhere(given: Given) -> None:
    campaign, _, _, evidence = given
    register = td.evaluate_in_bulk(campaign, evidence=evidence, readings="literal")
    size = (2, len(register.subjects))
    n = np.random.default_rng(3).integers(0, 60, size)
    d = np.full(size, 100, dtype=np.int32)
    d[1] = -1
    days = [date(2024, 10, 1), date(2024, 11, 1)]
    found = td.evaluate_in_bulk(
        campaign,
        evidence=evidence,
        counts={"online-payment": (n, d)},
        checkpoints=np.array(days, dtype="datetime64[D]"),
        readings="literal",
    )
    target = next(
        t
        for t in found.targets
        if found.explain(found.subjects[0], met=t, checkpoint=days[0]).node.comparison.indicator
        == "online-payment"
    )
    truth = found.truth(exceeded=target)[0]
    own = np.array([kind == "collective" for kind in found.kinds])
    assert (truth[0][own] == np.where(n[0] > 45, YES, NO)[own]).all()
    assert (truth[1][own] == OPEN).all()
    measure = found.explain(found.subjects[0], met=target, checkpoint=days[0]).node.comparison
    assert measure is not None
    assert measure.measure == td.Ratio(int(n[0, 0]), 100)
    with pytest.raises(ValueError, match=";") as raised:
        td.evaluate_in_bulk(
            campaign, evidence=evidence, counts={"online-paymen": (n[:, :3], d)}, checkpoints=days
        )
    assert "did you mean «online-payment»?" in str(raised.value)
    assert "are 6, not 2 checkpoints" in str(raised.value)
    with pytest.raises(ValueError, match="whole numbers, not float64"):
        td.evaluate_in_bulk(campaign, counts={"online-payment": (n / 2, d)}, checkpoints=days)
    del n, d
    assert found.explain(found.subjects[0], met=target, checkpoint=days[1]).truth == "undetermined"


def test_progress_reasons_and_refusals(given: Given) -> None:
    campaign, tally, _, evidence = given
    told: list[int] = []

    def progress(done: int, of: int) -> bool:
        told.append(done)
        assert of == 3
        return False

    found = td.evaluate_in_bulk(
        campaign,
        tally,
        evidence=evidence,
        checkpoints=DAYS,
        readings="literal",
        reasons=False,
        threads=1,
        progress=progress,
    )
    assert told == [1]
    assert found.stopped
    assert (found.truths[:, :, 1:] == bulk.NOT_ASKED).all()
    with pytest.raises(ValueError, match="without reasons"):
        found.failing("bang-khen")
    frame = found.to_frame("bang-khen", backend="polars")
    assert frame["failing"].null_count() == len(frame)
    with pytest.raises(TypeError, match="checkpoints are days"):
        td.evaluate_in_bulk(campaign, tally, checkpoints="2024-12-26")
    with pytest.raises(ValueError, match="there is no checkpoint"):
        td.evaluate_in_bulk(campaign, tally, checkpoints=[])
    with pytest.raises(TypeError, match="facts are a Tally"):
        td.evaluate_in_bulk(campaign, evidence)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="come as one"):
        td.evaluate_in_bulk(campaign, tally, tally)
    assert td.evaluate_in_bulk(campaign, tally, readings="literal").checkpoints == (None,)


def test_what_the_guide_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = GUIDE / "bulk.md"
    code = blocks(page, "python")
    assert len(code) == 2
    for one in code:
        assert f"```\n```\n{run(one)[0]}```\n" in text_of(page)


def test_the_cpp_example_says_what_python_says(given: Given) -> None:
    campaign, tally, _, evidence = given
    days = [date(2024, 9, 30), date(2024, 10, 31), date(2024, 11, 30), date(2024, 12, 31)]
    found = td.evaluate_in_bulk(
        campaign, tally, evidence=evidence, checkpoints=days, readings="literal"
    )
    truth, failing = found.truth("bang-khen")[0], found.failing("bang-khen")[0]
    clauses = found.clauses("bang-khen")
    lines = program("month_by_month").splitlines()
    for day, line in zip(range(4), lines, strict=False):
        yes, no, still_open = ((truth[day] == which).sum() for which in (YES, NO, OPEN))
        many = [int((failing[day] >> bit & 1).sum()) for bit in range(len(clauses))]
        most = many.index(max(many))
        assert line == (
            f"{days[day]}: {yes} yes, {no} no, {still_open} open; "
            f"most fail by {clauses[most].cite} ({many[most]})"
        )
    why = found.explain(found.subjects[0], "bang-khen", checkpoint=days[3], lang="en")
    assert "\n".join(lines[4:]) == why.text().rstrip("\n")
