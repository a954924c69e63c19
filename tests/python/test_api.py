"""What the package promises: values that pickle, errors with data, escaped HTML, threads."""

from __future__ import annotations

import copy
import doctest
import importlib
import inspect
import pickle
import pkgutil
import threading
import tomllib
from datetime import date, datetime
from fractions import Fraction

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import thidua as td
from conftest import AS_OF, DATA, ISSUE_DATE, PLAN, ROOT


def test_version_is_written_once() -> None:
    text = (ROOT / "include" / "thidua" / "core" / "version.hpp").read_text(encoding="utf-8")
    assert f'"{td.__version__}"' in text


def test_values_pickle_copy_and_hash(
    campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally, evaluation: td.Evaluation
) -> None:
    given = td.measurements(DATA / "counts.csv", campaign, evidence=evidence)
    for value in (campaign, evidence, tally, given, evaluation, td.shipped_columns()):
        again = pickle.loads(pickle.dumps(value))
        assert again == value
        assert again is not value
        assert hash(again) == hash(value)
        assert copy.copy(value) == value
        assert copy.deepcopy(value) == value
        assert value != object()
        assert len(repr(value)) < 200
    explanation = evaluation["P05"].award("bang-khen").explain()
    assert pickle.loads(pickle.dumps(explanation)) == explanation


def test_a_written_plan_is_the_same_campaign(campaign: td.Campaign) -> None:
    assert td.parse_campaign(campaign.to_toml()) == campaign
    assert tomllib.loads(campaign.to_toml())["thidua"] == 1
    assert td.load_campaign(PLAN).with_parameter("issue-date", ISSUE_DATE) == campaign
    assert td.load_campaign(PLAN, parameters={"issue-date": ISSUE_DATE}) == campaign
    assert td.load_campaign(PLAN) != campaign


def test_what_a_campaign_says_of_itself(campaign: td.Campaign) -> None:
    assert campaign.period == (date(2024, 6, 20), date(2024, 12, 26))
    assert td.load_campaign(PLAN).period is None
    assert list(campaign.targets) == ["II.1.a", "II.1.b", "II.1.c"]
    assert list(campaign.awards) == ["bang-khen", "giay-khen"]
    assert len(campaign.open_points) == 6
    assert campaign.clauses["IV.4"]["vi"].endswith("trước ngày 31/12/2024")
    assert set(campaign.readings) == {"literal", "assigned-level"}


def test_datetimes_are_no_dates(campaign: td.Campaign) -> None:
    moment = datetime(2024, 6, 20, 12, 0)
    with pytest.raises(TypeError, match=r"\.date\(\)"):
        td.load_campaign(PLAN, issue_date=moment)
    with pytest.raises(TypeError, match=r"\.date\(\)"):
        td.evaluate(campaign, as_of=moment)
    with pytest.raises(TypeError):
        td.evaluate(campaign, as_of=pd.Timestamp("2024-12-31"))


def test_everything_but_the_obvious_is_a_keyword() -> None:
    for call in (td.load_campaign, td.tally, td.measurements, td.evaluate, td.parse_campaign):
        parameters = list(inspect.signature(call).parameters.values())
        positional = [p for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
        assert len(positional) <= 2, call


def test_errors_carry_their_diagnostics() -> None:
    path = ROOT / "tests" / "gallery" / "plans" / "many-faults.toml"
    with pytest.raises(td.PlanError) as caught:
        td.load_campaign(path)
    assert isinstance(caught.value, ValueError)
    assert len(caught.value.diagnostics) >= 10
    assert caught.value.path == path.name
    assert caught.value.line == caught.value.diagnostics[0].line
    assert str(caught.value).count("\n") >= 9
    assert pickle.loads(pickle.dumps(caught.value)).diagnostics == caught.value.diagnostics
    with pytest.raises(td.EvidenceError):
        td.Evidence({"subject": [{"id": "P01"}]})
    with pytest.raises(td.TableError):
        td.ColumnMapping({"field": {"dosier": ["x"]}})
    with pytest.raises(td.PlanError, match=r"parameter\.unset"):
        td.tally({"Mã hồ sơ": []}, td.load_campaign(PLAN))


def test_bad_calls_are_value_errors(
    campaign: td.Campaign, tally: td.Tally, evaluation: td.Evaluation
) -> None:
    for readings in ("litteral", "strictness=low", "strict=above", "a=b=c", {"x": "y"}):
        with pytest.raises(ValueError, match="has no"):
            td.evaluate(campaign, tally, readings=readings)
    with pytest.raises(TypeError, match="a Tally or Measurements"):
        td.evaluate(campaign, 42)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="come as one"):
        td.evaluate(campaign, tally, tally)
    with pytest.raises(ValueError, match="no language"):
        evaluation["P01"].award("bang-khen").explain(lang="fr")  # type: ignore[arg-type]
    with pytest.raises(KeyError, match="there are: bang-khen, giay-khen"):
        evaluation["P01"].award("huan-chuong")
    with pytest.raises(ValueError, match="no frame library"):
        evaluation.to_frame("spark")
    with pytest.raises(TypeError, match="three values"):
        bool(evaluation["P01"].award("bang-khen").truth)


def test_exact_values() -> None:
    assert td.parse_percent("45,5 %") == Fraction(91, 200)
    assert td.parse_percentage_points("2 điểm phần trăm") == Fraction(1, 50)
    assert td.parse_points("12,5 điểm") == Fraction(25, 2)
    for text in ("0.45", "45", "45 điểm", ""):
        with pytest.raises(ValueError, match="percentage"):
            td.parse_percent(text)
    assert td.Ratio(900, 2000).value == Fraction(9, 20)
    nearest = td.Reported(Fraction(9, 20), 2, "nearest")
    assert nearest.interval == (Fraction(44995, 100000), Fraction(45005, 100000))


def test_frames_come_back_in_the_callers_library(
    campaign: td.Campaign, evidence: td.Evidence, evaluation: td.Evaluation
) -> None:
    table = pa.table(
        {"subject": ["P01"], "indicator": ["online-payment"], "n": ["45"], "d": ["100"]}
    )
    for source, kind in (
        (table, pa.Table),
        (pl.from_arrow(table), pl.DataFrame),
        (table.to_pandas(), pd.DataFrame),
    ):
        given = td.measurements(source, campaign, evidence=evidence)
        result = td.evaluate(campaign, given, evidence=evidence, readings="literal")
        frame = result.to_frame()
        assert isinstance(frame, kind)
        assert len(frame) == len(result) * 8
    frame = evaluation.to_frame("polars")
    row = frame.filter((pl.col("subject") == "P04") & (pl.col("id") == "II.1.c")).row(0, named=True)
    assert (row["n"], row["d"], row["figure"]) == (900, 2000, "900/2000 = 45 %")
    assert evaluation.to_frame("pandas")["n"].dtype == "Int64"


def test_html_is_escaped() -> None:
    name = "<script>alert('x')</script> & \"Phòng\""
    plan = (ROOT / "tests" / "gallery" / "table-plan.toml").read_text(encoding="utf-8")
    hostile = td.parse_campaign(plan.replace("Thanh toán trực tuyến trên 45%", "<b>45 %</b>"))
    evidence = td.Evidence({"subject": [{"id": "P01", "kind": "collective", "name": name}]})
    result = td.evaluate(hostile, evidence=evidence, as_of=AS_OF)
    pages = [
        result._repr_html_(),
        result["P01"].award("giay-khen").explain()._repr_html_(),
        result["P01"].target("T1").explain("exceeded", lang="en")._repr_html_(),
    ]
    for page in pages:
        assert "<script>alert" not in page
        assert "<b>45" not in page
    assert "&lt;script&gt;" in pages[0]


def test_progress_is_told_and_can_stop_it(
    campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally
) -> None:
    told: list[tuple[int, int]] = []
    td.tally(DATA / "dossiers.csv", campaign, evidence=evidence, progress=lambda *p: told.append(p))
    assert told[-1] == (50_000, 50_000)
    assert told == sorted(told)

    def interrupt(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        td.tally(DATA / "dossiers.csv", campaign, evidence=evidence, progress=interrupt)
    with pytest.raises(KeyboardInterrupt):
        td.evaluate(campaign, tally, evidence=evidence, progress=interrupt)


def test_other_threads_run_meanwhile(
    campaign: td.Campaign, evidence: td.Evidence, tally: td.Tally
) -> None:
    """Long work gives the interpreter's lock away, and values are shared without one."""
    results: list[td.Evaluation] = []
    ticks = 0

    def work() -> None:
        results.append(td.evaluate(campaign, tally, evidence=evidence, as_of=AS_OF))

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    while any(worker.is_alive() for worker in workers):
        ticks += 1
        workers[0].join(0.001)
    assert ticks > 20
    assert results[0] == results[1] == results[2]


def test_examples_in_docstrings() -> None:
    modules = [td] + [
        importlib.import_module(f"thidua.{module.name}")
        for module in pkgutil.iter_modules(td.__path__)
        if not module.name.startswith("_")
    ]
    results = [doctest.testmod(module) for module in modules]
    assert sum(result.attempted for result in results) >= 2
    assert sum(result.failed for result in results) == 0


def test_everything_public_is_documented() -> None:
    undocumented = []
    for name in td.__all__:
        value = getattr(td, name)
        if not (inspect.isclass(value) or inspect.isfunction(value)):
            continue
        if not inspect.getdoc(value):
            undocumented.append(name)
        if inspect.isclass(value):
            undocumented += [
                f"{name}.{attribute}"
                for attribute, member in vars(value).items()
                if not attribute.startswith("_")
                and (inspect.isfunction(member) or isinstance(member, property))
                and not inspect.getdoc(member)
            ]
    assert undocumented == []
