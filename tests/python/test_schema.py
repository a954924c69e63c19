"""The JSON Schemas that editors use: shipped files satisfy them, faults they can see fail them.

The loader, not the schema, is the judge of a file; what is tested here is that an author who writes
with the schema at hand is told the same about the form. The gallery's file names begin with the
code of their one fault.
"""

import datetime
import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

ROOT = Path(__file__).resolve().parents[2]
GALLERY = ROOT / "tests" / "gallery"

SHIPPED = {
    "plan": [
        *sorted((ROOT / "examples" / "campaigns").glob("*.toml")),
        GALLERY / "valid-minimal.toml",
        GALLERY / "valid-deadlines.toml",
        GALLERY / "valid-plan-with-scorecard.toml",
    ],
    "evidence": [GALLERY / "valid-evidence.toml"],
    "columns": [ROOT / "share" / "columns.toml", GALLERY / "valid-columns.toml"],
    "calendar": [ROOT / "share" / "calendar-vn.toml", GALLERY / "valid-calendar.toml"],
    "law": [ROOT / "share" / "law-vn.toml", GALLERY / "valid-law.toml"],
}

# Files that are no TOML, or nested too deeply to be read: a schema never sees them.
UNREADABLE = ("syntax", "encoding", "too-deep")

# Faults of form. The others (references, citations, cycles, periods, units …) need the whole plan:
# the loader finds them.
VISIBLE = {
    "plan.unknown-key", "plan.missing-key", "plan.wrong-type", "plan.bad-value", "plan.bad-id",
    "plan.unsupported-version", "plan.too-many-flags", "plan.no-award", "plan.no-subject-kind",
    "plan.no-criterion", "plan.empty-criterion", "plan.ambiguous-criterion", "plan.missing-level",
    "plan.bad-quantity", "plan.ambiguous-deadline", "plan.bad-time", "plan.term-out-of-range",
    "evidence.unknown-key", "evidence.missing-key", "evidence.wrong-type", "evidence.bad-value",
    "evidence.bad-date", "evidence.bad-id", "evidence.unsupported-version",
    "columns.unknown-key", "columns.missing-key", "columns.wrong-type", "columns.bad-value",
    "columns.bad-id", "columns.unsupported-version",
    "plan.ambiguous-level", "plan.ambiguous-value", "plan.bad-money", "plan.bad-multiple",
    "law.unknown-key", "law.missing-key", "law.wrong-type", "law.bad-value", "law.bad-date",
    "law.bad-id", "law.unsupported-version", "law.bad-money", "law.bad-multiple",
    "calendar.unknown-key", "calendar.missing-key", "calendar.wrong-type", "calendar.bad-value",
    "calendar.bad-date", "calendar.bad-id", "calendar.unsupported-version", "calendar.no-year",
    "calendar.year-out-of-range", "calendar.missing-source", "calendar.swap-of-other-kind",
}  # fmt: skip

# Codes of which a schema sees some cases and not others: the file names say which it sees.
PARTLY_VISIBLE = {
    "plan.parameter-out-of-range--margin",
    "plan.bad-percent",
    "plan.bad-percent--number",
    "plan.bad-percent--two-separators",
    "plan.bad-percent--parameter",
    "plan.bad-date--vietnamese",
    "plan.missing-citation",
    "plan.missing-citation--deadline",
    "plan.missing-citation--extension",
    "plan.missing-citation--period",
    "plan.level-out-of-range--negative",
    "plan.at-least-out-of-range--zero",
    "plan.at-least-out-of-range--negative",
    "plan.missing-margin",
    "scorecard.missing-key--in-a-plan",
}


def schema(kind: str) -> dict:
    return json.loads((ROOT / "schema" / f"{kind}-1.schema.json").read_text(encoding="utf-8"))


def as_json(value: object) -> object:
    """TOML has dates, JSON has none: they are ISO text with `format: date`, as for editors."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    # A datetime too, whose time of day then breaks the format.
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value


def faults(kind: str, path: Path) -> list[str]:
    document = as_json(tomllib.loads(path.read_text(encoding="utf-8")))
    # The schema of plans refers to the one of scorecards beside it, as an editor resolves it.
    card = DRAFT202012.create_resource(schema("scorecard"))
    validator = Draft202012Validator(
        schema(kind),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
        registry=Registry().with_resource("scorecard-1.schema.json", card),
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def code(path: Path) -> str:
    return path.stem.split("--")[0]


def gallery() -> list[tuple[str, Path]]:
    kinds = {
        "plans": "plan",
        "evidence": "evidence",
        "columns": "columns",
        "calendars": "calendar",
        "law": "law",
    }
    return [
        (kind, path)
        for folder, kind in kinds.items()
        for path in sorted((GALLERY / folder).glob("*.*.toml"))
        if not code(path).endswith(UNREADABLE)
    ]


def named(cases: list[tuple[str, Path]]) -> list:
    return [pytest.param(kind, path, id=path.stem) for kind, path in cases]


@pytest.mark.parametrize("kind", SHIPPED)
def test_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize(
    ("kind", "path"), named([(k, p) for k, paths in SHIPPED.items() for p in paths])
)
def test_shipped_file_satisfies_its_schema(kind: str, path: Path) -> None:
    assert faults(kind, path) == []


@pytest.mark.parametrize(
    "path",
    [p for paths in SHIPPED.values() for p in paths if GALLERY not in p.parents],
    ids=lambda p: p.name,
)
def test_shipped_file_names_its_schema(path: Path) -> None:
    directive = path.read_text(encoding="utf-8").splitlines()[0]
    assert directive.startswith("#:schema ")
    assert (path.parent / directive.removeprefix("#:schema ")).resolve().parent == ROOT / "schema"


@pytest.mark.parametrize(("kind", "path"), named(gallery()))
def test_gallery_against_schema(kind: str, path: Path) -> None:
    """A fault of form fails; a fault of meaning passes, so the file breaks nothing else."""
    visible = code(path) in VISIBLE or path.stem in PARTLY_VISIBLE
    assert bool(faults(kind, path)) == visible, faults(kind, path)


def test_many_faults_at_once() -> None:
    assert len(faults("plan", GALLERY / "plans" / "many-faults.toml")) >= 6


def objects(node: object) -> list[dict]:
    """Every part of a schema that describes a table with keys of its own."""
    inner = [
        item
        for value in (node.values() if isinstance(node, dict) else node)
        if isinstance(value, dict | list)
        for item in objects(value)
    ]
    return [node, *inner] if isinstance(node, dict) and node.get("type") == "object" else inner


@pytest.mark.parametrize("kind", SHIPPED)
def test_every_table_is_closed_and_every_key_described(kind: str) -> None:
    """An editor flags a key where the schema is closed, and explains one that it describes."""
    whole = schema(kind)
    for table in objects(whole):
        assert "additionalProperties" in table, table
        for key, value in table.get("properties", {}).items():
            described = value.get("description") or whole["$defs"][
                value["$ref"].rsplit("/", 1)[1]
            ].get("description")
            assert described, (table.get("description"), key)


@pytest.mark.parametrize(
    "path",
    [p for p in sorted(GALLERY.glob("*/*.toml")) if code(p).endswith(("syntax", "encoding"))],
    ids=lambda p: p.stem,
)
def test_unreadable_file_is_no_toml(path: Path) -> None:
    """A second reader of TOML refuses it too."""
    with pytest.raises((tomllib.TOMLDecodeError, UnicodeDecodeError)):
        tomllib.loads(path.read_bytes().decode("utf-8"))
