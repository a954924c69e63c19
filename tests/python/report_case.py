"""A small case with one of everything that the result table shows. Synthetic, all of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import thidua as td

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "examples" / "campaigns" / "lang-son-2024.toml"

_CONTENTS = ["II.2", "II.3", "II.4", "II.5"]
_SOLUTIONS = ["effective-solutions", "creative-practice"]
_PAPERS = ["minutes", "achievement-report"]
_COUNCIL = {
    "by": "Hội đồng Ví Dụ (SYNTHETIC)",
    "capacity": "council",
    "date": date(2024, 12, 27),
    "paper": "BB-01",
}

_COUNTS = {
    # subject: services online, dossiers processed online, fees paid online
    "P01": [(24, 24), (990, 1000), (700, 1000)],
    "P02": [(19, 20), (980, 1000), (450, 1000)],
    "P03": [(14, 15), (1460, 1500), (0, 0)],
    "P04": [(20, 21), (980, 1000), (449, 1000)],
    "P05": [(19, 20), (990, 1000), (500, 1000)],
    "CB-01": [(24, 24), (500, 500), (300, 700)],
}


def campaign() -> td.Campaign:
    return td.load_campaign(PLAN, issue_date=date(2024, 6, 20))


def evidence() -> td.Evidence:
    divisions = [
        ("P01", "Phòng Ví Dụ Một"),
        ("P02", "Phòng Đúng Mức"),
        ("P03", "Phòng Không Phí"),
        ("P04", "Phòng Thiếu Một"),
        ("P05", "Phòng <b>Chưa</b> Xét & Co"),
    ]
    judged = [("P01", "exceeded"), ("P02", "met"), ("P03", "met"), ("P04", "met")]
    attestations = [
        {"subject": id_, "on": on, "judgement": judgement, **_COUNCIL}
        for id_, judgement in judged
        for on in _CONTENTS + _SOLUTIONS
    ]
    attestations += [
        {"subject": "P05", "on": on, "judgement": "met", **_COUNCIL}
        for on in [*_CONTENTS, "effective-solutions"]
    ]
    attestations += [
        {"subject": "CB-01", "on": "led-directly", "judgement": "met", **_COUNCIL},
        *({"subject": "CB-01", "on": on, "judgement": "met", **_COUNCIL} for on in _CONTENTS),
        {"subject": "CB-01", "on": "outstanding-achievement", "judgement": "not-met", **_COUNCIL},
        {"subject": "không ai cả", "on": "II.2", "judgement": "met", **_COUNCIL},
    ]
    everybody = [id_ for id_, _ in divisions] + ["CB-01"]
    return td.Evidence(
        {
            "register": {"papers_through": date(2024, 12, 31)},
            "subject": [
                *({"id": id_, "kind": "collective", "name": name} for id_, name in divisions),
                {
                    "id": "CB-01",
                    "kind": "individual",
                    "name": "Người Ví Dụ",
                    "unit": "P01",
                    "roles": ["leader", "one-stop"],
                },
            ],
            "attestation": attestations,
            "paper": [
                {"subjects": everybody, "paper": paper, "received": date(2024, 12, 27)}
                for paper in _PAPERS
            ],
        }
    )


def counts() -> dict[str, list[object]]:
    indicators = ["services-online", "processed-online", "online-payment"]
    rows = [
        (subject, indicator, n, d)
        for subject, figures in _COUNTS.items()
        for indicator, (n, d) in zip(indicators, figures, strict=True)
    ]
    rows.append(("Phòng Lạ", "online-payment", 1, 2))
    return {
        name: [row[index] for row in rows]
        for index, name in enumerate(["subject", "indicator", "n", "d"])
    }


def evaluation(readings: str = "all") -> td.Evaluation:
    plan, facts = campaign(), evidence()
    given = td.measurements(counts(), plan, evidence=facts)
    return td.evaluate(plan, given, evidence=facts, as_of=date(2024, 12, 31), readings=readings)
