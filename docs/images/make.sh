#!/usr/bin/env bash
# Makes the pictures of README.md and of the guide anew, from what the library really shows: the table of
# `thidua evaluate --format html`, and the notebook's, executed. Needs chromium and a font with Vietnamese letters.
source "$(dirname "${BASH_SOURCE[0]}")/../../scripts/common.sh"

command -v chromium >/dev/null || fail "chromium is missing (Debian: chromium fonts-dejavu-core)"
scripts/setup.sh test

out=$PWD/build/images
mkdir -p "$out"

picture() { # NAME PAGE SIZE
  chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars \
    --window-size="$3" --screenshot="$PWD/docs/images/$1.png" "file://$2"
}

say "result-table.png"
./campaign --quiet --lang en --reading literal --format html --output "$out/result.html"
picture result-table "$out/result.html" 1200,985

say "notebook-table.png"
[[ -x $out/venv/bin/jupyter ]] || python3 -m venv "$out/venv"
"$out/venv/bin/python" -m pip --disable-pip-version-check install --quiet nbconvert
.venv/bin/python - "$out/notebook.ipynb" <<'PYTHON'
import sys

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read("examples/notebooks/founding-campaign.ipynb", as_version=4)
NotebookClient(notebook, resources={"metadata": {"path": "examples/notebooks"}}).execute()
shown = next(i for i, cell in enumerate(notebook.cells) if cell.source.endswith("\nresult"))
notebook.cells = notebook.cells[shown - 1 : shown + 1]  # the table, with the words before it
nbformat.write(notebook, sys.argv[1])
PYTHON
"$out/venv/bin/jupyter" nbconvert --log-level=ERROR --to html "$out/notebook.ipynb"
picture notebook-table "$out/notebook.html" 1200,1200

say "pace-chart.png"
.venv/bin/python - docs/images/pace-chart.png <<'PYTHON'
import sys
from datetime import date
from pathlib import Path

import thidua as td

examples = Path("examples")
data = examples / "data" / "lang-son-2024"
campaign = td.load_campaign(examples / "campaigns" / "lang-son-2024.toml", issue_date=date(2024, 6, 20))
evidence = td.load_evidence(data / "evidence.toml")
tally = td.tally(data / "dossiers.csv", campaign, evidence=evidence)
pace = td.pace(campaign, tally, evidence=evidence, as_of=date(2024, 11, 1), readings="literal")
Path(sys.argv[1]).write_bytes(pace.chart("P02", "II.1.c").to_png(dpi=110))
PYTHON

say "ranks.png"
.venv/bin/thidua rank examples/data/can-tho-157-2025/communes-synthetic.csv --card examples/scorecards/can-tho-157-2025.toml \
  --lang en --end council --quiet --picture docs/images/ranks.png --output "$out/ranks.txt"
