"""A run over files that was killed is taken up again, and gives what it would have given."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import thidua as td
from conftest import ISSUE_DATE, PLAN, ROOT
from messy_dossiers import csv_text, rows

FILES = 6


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Few ids on many rows: copies in one file and across files."""
    lines = rows(900, seed=9, ids=500)
    folder = tmp_path / "months"
    folder.mkdir()
    paths = []
    for i in range(FILES):
        path = folder / f"2024-{i + 1:02}.csv"
        path.write_text(csv_text(lines[i * 150 : (i + 1) * 150]), encoding="utf-8", newline="")
        paths.append(path)
    return paths


@pytest.fixture
def whole(files: list[Path], campaign: td.Campaign) -> td.Tally:
    return td.tally(files, campaign)


def states(counted: td.FilesTally) -> list[str]:
    return [file.state for file in counted.files]


def test_a_second_run_takes_up_all(
    files: list[Path], whole: td.Tally, campaign: td.Campaign, tmp_path: Path
) -> None:
    steps: list[td.Step] = []
    first = td.tally_files(files, campaign, resume=tmp_path / "parts", progress=steps.append)
    assert states(first) == ["counted"] * FILES
    assert first.tally.to_json() == whole.to_json()
    assert steps[-1].bytes_read == steps[-1].bytes_in_all == sum(f.stat().st_size for f in files)
    second = td.tally_files(files, campaign, resume=tmp_path / "parts", progress=steps.append)
    assert states(second) == ["taken-up"] * FILES
    assert second.tally.to_json() == whole.to_json()
    assert steps[-1].rows == whole.rows_read
    assert [file.rows for file in first.files] == [file.rows for file in second.files]
    assert sum(file.rows for file in second.files) == whole.rows_read
    assert td.tally_files(files, campaign).tally.to_json() == whole.to_json()


def test_new_files_are_counted_on(
    files: list[Path], whole: td.Tally, campaign: td.Campaign, tmp_path: Path
) -> None:
    parts = tmp_path / "parts"
    for n in range(1, FILES + 1):
        counted = td.tally_files(files[:n], campaign, resume=parts)
        assert states(counted) == ["taken-up"] * (n - 1) + ["counted"]
        assert counted.tally == td.tally(files[:n], campaign)
    assert counted.tally.to_json() == whole.to_json()


_RUN = """
import os, sys, time
import thidua as td
campaign = td.load_campaign(sys.argv[1], issue_date=sys.argv[2])
def slowly(step):
    print(step.number, flush=True)
    time.sleep(0.002)
td.tally_files(sys.argv[4:], campaign, resume=sys.argv[3], progress=slowly, batch_rows=20)
"""


def _kill_in(file: int, batches: int, parts: Path, files: list[Path]) -> None:
    """Run, and kill it when it has told so many batches of that file."""
    command = [sys.executable, "-c", _RUN, str(PLAN), ISSUE_DATE.isoformat(), str(parts)]
    with subprocess.Popen([*command, *map(str, files)], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        met = 0
        for line in run.stdout:
            met += int(line) == file
            if met == batches:
                break
        run.kill()
        run.stdout.read()
    assert run.returncode == -signal.SIGKILL


@pytest.mark.parametrize(("file", "batches"), [(1, 1), (1, 5), (2, 1), (3, 4), (5, 2), (6, 1)])
def test_a_killed_run_is_taken_up(
    files: list[Path],
    whole: td.Tally,
    campaign: td.Campaign,
    tmp_path: Path,
    file: int,
    batches: int,
) -> None:
    parts = tmp_path / "parts"
    _kill_in(file, batches, parts, files)
    counted = td.tally_files(files, campaign, resume=parts)
    assert counted.tally.to_json() == whole.to_json()
    assert states(counted)[: file - 1] == ["taken-up"] * (file - 1)
    assert "counted" in states(counted)


def test_a_run_that_is_killed_again_and_again_comes_to_its_end(
    files: list[Path], whole: td.Tally, campaign: td.Campaign, tmp_path: Path
) -> None:
    parts = tmp_path / "parts"
    for file in (2, 3, 5):
        _kill_in(file, 2, parts, files)
    counted = td.tally_files(files, campaign, resume=parts)
    assert counted.tally.to_json() == whole.to_json()


def test_what_was_half_written_is_not_read(
    files: list[Path], whole: td.Tally, campaign: td.Campaign, tmp_path: Path
) -> None:
    parts = tmp_path / "parts"
    td.tally_files(files[:2], campaign, resume=parts)
    part = next(parts.glob("*.part"))
    (parts / f".{part.name}.half").write_bytes(part.read_bytes()[:50])
    assert td.tally_files(files, campaign, resume=parts).tally == whole


def test_a_file_that_was_delivered_twice_is_told_and_not_counted(
    files: list[Path], whole: td.Tally, campaign: td.Campaign, tmp_path: Path
) -> None:
    again = shutil.copy(files[1], files[1].parent / "2024-02 bản sao.csv")
    given = [*files[:2], again, *files[2:]]
    for parts in (None, tmp_path / "parts", tmp_path / "parts"):
        counted = td.tally_files(given, campaign, resume=parts)
        assert counted.tally.to_json() == whole.to_json()
        (twice,) = counted.delivered_twice
        assert (twice.path.name, twice.same_as) == ("2024-02 bản sao.csv", files[1])


def test_a_changed_file_and_those_after_it_are_counted_anew(
    files: list[Path], campaign: td.Campaign, tmp_path: Path
) -> None:
    parts = tmp_path / "parts"
    td.tally_files(files, campaign, resume=parts)
    files[2].write_text(csv_text(rows(80, seed=77, ids=300)), encoding="utf-8", newline="")
    counted = td.tally_files(files, campaign, resume=parts)
    assert states(counted) == ["taken-up"] * 2 + ["counted-anew"] * 4
    assert counted.tally.to_json() == td.tally(files, campaign).to_json()
    # Another order is another run: which copy of a dossier counts may differ.
    turned = [*files[:1], files[2], files[1], *files[3:]]
    counted = td.tally_files(turned, campaign, resume=parts)
    assert states(counted)[0] == "taken-up"
    assert counted.tally.to_json() == td.tally(turned, campaign).to_json()


def test_another_plan_evidence_or_mapping_is_refused(
    files: list[Path], campaign: td.Campaign, tmp_path: Path
) -> None:
    parts = tmp_path / "parts"
    td.tally_files(files[:1], campaign, resume=parts)
    other = td.load_campaign(PLAN, issue_date="2024-06-21")
    evidence = td.Evidence({"subject": [{"id": "P1", "kind": "collective", "name": "Phòng Một"}]})
    mapping = td.ColumnMapping._from_text(td.shipped_columns().to_toml() + "\n", "mine.toml")
    for other_inputs, named in (
        ({"campaign": other}, "another plan:"),
        ({"campaign": campaign, "evidence": evidence}, "another evidence:"),
        ({"campaign": campaign, "columns": mapping}, "another columns:"),
    ):
        with pytest.raises(td.PartsError, match=named):
            td.tally_files(files[:1], resume=parts, **other_inputs)  # type: ignore[arg-type]


def test_folders_that_are_no_parts_and_parts_that_are_damaged(
    files: list[Path], campaign: td.Campaign, tmp_path: Path
) -> None:
    with pytest.raises(td.PartsError, match="no folder of parts"):
        td.tally_files(files, campaign, resume=files[0].parent)
    with pytest.raises(td.PartsError, match="is a file"):
        td.tally_files(files, campaign, resume=files[0])
    parts = tmp_path / "parts"
    td.tally_files(files, campaign, resume=parts)
    part = min(parts.glob("*.part"))
    data = part.read_bytes()
    for at in range(0, len(data), max(1, len(data) // 23)):
        part.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
        with pytest.raises(td.PartsError, match="delete it"):
            td.tally_files(files, campaign, resume=parts)
    part.unlink()
    assert states(td.tally_files(files, campaign, resume=parts)).count("taken-up") == FILES - 1
    (parts / "made-with.json").write_text("{}")
    with pytest.raises(td.PartsError, match="damaged"):
        td.tally_files(files, campaign, resume=parts)


@pytest.mark.skipif(os.name != "posix", reason="the lock is POSIX's")
def test_one_run_at_a_time(files: list[Path], campaign: td.Campaign, tmp_path: Path) -> None:
    parts = tmp_path / "parts"

    def second(_step: td.Step) -> None:
        td.tally_files(files, campaign, resume=parts)

    with pytest.raises(td.PartsError, match="in use"):
        td.tally_files(files, campaign, resume=parts, progress=second)
    assert states(td.tally_files(files, campaign, resume=parts))[0] == "counted"


def test_a_file_that_changes_while_it_is_read_is_refused(
    files: list[Path], campaign: td.Campaign, tmp_path: Path
) -> None:
    def change(step: td.Step) -> None:
        if step.number == 2:
            with files[1].open("a", encoding="utf-8") as file:
                file.write("\n")
            time.sleep(0.01)

    with pytest.raises(td.TableError, match="changed while it was read"):
        td.tally_files(files, campaign, resume=tmp_path / "parts", progress=change)
    counted = td.tally_files(files, campaign, resume=tmp_path / "parts")
    assert states(counted)[:2] == ["taken-up", "counted"]
    assert counted.tally == td.tally(files, campaign)


def test_the_guide_of_many_files_is_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "guide" / "many-files.md").read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
    names: dict[str, object] = {}
    exec(compile(code, "many-files.md", "exec"), names)
    shown, summary = re.findall(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert capsys.readouterr().out.endswith(shown)
    counted = names["counted"]
    assert isinstance(counted, td.FilesTally)
    assert f"counted: {counted.tally.rows_counted:,}\n" in summary
    assert f"set aside: {len(counted.tally.set_aside)}\n" in summary
    table = next(line for line in page.splitlines() if line.startswith("| a file changed"))
    assert "counted-anew" in table
