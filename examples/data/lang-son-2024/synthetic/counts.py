"""counts.csv: the same indicators for a few divisions, as somebody else has counted or reported
them.
"""

from dataclasses import dataclass

from .divisions import BY_ID

HEADER = "Đơn vị,Chỉ số,Tử số,Mẫu số,Tỷ lệ công bố,Cách làm tròn,Tính đến ngày,Nguồn"
SYSTEM = "Hệ thống một cửa (SYNTHETIC)"
PORTAL = "Cổng DVCQG (SYNTHETIC)"
SERVICES, PROCESSED, PAYMENT = "services-online", "processed-online", "online-payment"


@dataclass(frozen=True)
class Line:
    unit: str
    indicator: str
    n: int | None = None
    d: int | None = None
    reported: str = ""
    rounding: str = ""
    source: str = SYSTEM

    def csv(self) -> str:
        counts = ("", "") if self.d is None else (str(self.n), str(self.d))
        reported = f'"{self.reported}"' if "," in self.reported else self.reported
        cells = (
            BY_ID[self.unit].name,
            self.indicator,
            *counts,
            reported,
            self.rounding,
            "26/12/2024",
            self.source,
        )
        return ",".join(cells) + "\n"


LINES = (
    Line("P01", SERVICES, 24, 24),
    Line("P01", PROCESSED, 2601, 2601),
    Line("P01", PAYMENT, 910, 1300),
    Line("P04", SERVICES, 24, 25),
    Line("P04", PROCESSED, 3800, 3900),
    Line("P04", PAYMENT, 900, 2000),
    # The portal prints two decimals: anything from 44,995 % to 45,005 %. Whether that is above 45 %
    # is not known.
    Line("P05", PAYMENT, reported="45,00 %", source=PORTAL),
    Line("P06", SERVICES, 14, 15),
    Line("P06", PROCESSED, 1460, 1500),
    Line("P06", PAYMENT, 0, 0),
    # Printed far enough from the level to be decided all the same.
    Line("P03", PAYMENT, reported="70,0 %", source=PORTAL),
    Line("P14", PAYMENT, reported="44,70 %", source=PORTAL),
    # Whole percents, rounded to the nearest: 45,5 % up to 46,5 %.
    Line("P15", PAYMENT, reported="46 %", rounding="nearest", source=PORTAL),
    # Cut off after the point: 49 % up to 50 %.
    Line("P17", PAYMENT, reported="49 %", rounding="down", source=PORTAL),
)


def counts_csv() -> str:
    return HEADER + "\n" + "".join(line.csv() for line in LINES)
