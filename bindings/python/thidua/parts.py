"""The folder of a run that can be taken up again: a part for each file that was counted.

A part is one file, written whole or not at all. It holds the tally of its file, the ids of the
dossiers that were new in it and the names that were new in it; with these the next file is counted
exactly as in a run that was never interrupted. It holds as long as its file and all files before
it are the same, byte by byte.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any

from thidua import _core
from thidua.campaign import Campaign
from thidua.columns import ColumnMapping
from thidua.diagnostics import Language
from thidua.evidence import Evidence
from thidua.facts import Tally

__all__ = ["Part", "Parts", "PartsError", "file_digest", "packed", "unpacked"]

_MADE_WITH = "made-with.json"
_LOCK = "in-use.lock"
_WHAT_VI = {
    "version": "phiên bản thidua",
    "plan": "kế hoạch",
    "evidence": "tệp minh chứng",
    "columns": "bảng ánh xạ cột",
}


class PartsError(ValueError):
    """A folder of parts that can't be used for this run."""

    def __init__(self, message_vi: str, message_en: str) -> None:
        super().__init__(message_vi, message_en)
        self.message_vi, self.message_en = message_vi, message_en

    def __str__(self) -> str:
        return self.message_en

    def message(self, lang: Language = "vi") -> str:
        """The sentence in that language."""
        return self.message_vi if lang == "vi" else self.message_en


@dataclass(frozen=True, slots=True)
class Part:
    """What counting one file gave."""

    tally: Tally
    #: Ids of the dossiers that were new, each with the row that counts.
    dossiers: list[tuple[str, int]]
    #: Names in no register that were new, as they stand in the tally.
    names: list[str]
    #: Whether an earlier run counted it.
    is_old: bool = False


def file_digest(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def packed(kind: str, value: Mapping[str, Any], tally: Tally) -> bytes:
    """A tally and what is told of it: a line with a checksum, and both of them, compressed."""
    told = json.dumps(value, ensure_ascii=False).encode()
    data = zlib.compress(len(told).to_bytes(8, "little") + told + tally.to_bytes(), 1)
    head = f"thidua {kind} 1 {hashlib.sha256(data).hexdigest()}\n"
    return head.encode() + data


def unpacked(kind: str, data: bytes) -> tuple[dict[str, Any], Tally]:
    """What :func:`packed` was given.

    Raises:
        ValueError: when the bytes are not those, one bit being enough.
    """
    head, _, body = data.partition(b"\n")
    words = head.split(b" ")
    if words[:2] != [b"thidua", kind.encode()] or len(words) != 4:
        raise ValueError(f"this is no {kind} of thidua")
    if words[2] != b"1":
        raise ValueError(f"a {kind} of another version of thidua: {words[2][:20]!r}")
    if words[3] != hashlib.sha256(body).hexdigest().encode():
        raise ValueError(f"this {kind} is damaged: its checksum is not that of its bytes")
    try:
        content = memoryview(zlib.decompress(body))
    except zlib.error as error:
        raise ValueError(f"this {kind} is damaged: {error}") from error
    end = 8 + int.from_bytes(content[:8], "little")
    value: dict[str, Any] = json.loads(bytes(content[8:end]))
    return value, Tally.from_bytes(content[end:])


class Parts:
    """The parts in a folder; without a folder nothing is found and nothing is kept."""

    def __init__(
        self,
        folder: str | PathLike[str] | None,
        campaign: Campaign,
        evidence: Evidence | None,
        columns: ColumnMapping,
    ) -> None:
        self._folder = Path(folder) if folder is not None else None
        self._made_with = {
            "version": _core.version,
            "plan": _digest(campaign.to_toml()),
            "evidence": _digest(evidence.to_toml()) if evidence else None,
            "columns": _digest(columns.to_toml()),
        }
        self._chain = _digest(json.dumps(self._made_with, sort_keys=True))
        self._known: dict[str, set[str]] = {}
        self._lock: Any = None

    @property
    def are_kept(self) -> bool:
        """Whether there is a folder."""
        return self._folder is not None

    def __enter__(self) -> Parts:
        if self._folder is not None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
            except FileExistsError as error:
                raise PartsError(
                    f"{self._folder} là một tệp, không phải thư mục để giữ phần đã đếm",
                    f"{self._folder} is a file, not a folder for parts",
                ) from error
            self._take(self._folder)
            try:
                self._check(self._folder)
                self._survey(self._folder)
            except BaseException:
                self._lock.close()
                raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._lock is not None:
            self._lock.close()

    def _take(self, folder: Path) -> None:
        """Have the folder for this run alone; the system ends that when the process ends."""
        self._lock = (folder / _LOCK).open("w")
        try:
            fcntl = import_module("fcntl")
        except ImportError:  # a system without it
            return
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            raise PartsError(
                f"{folder} đang được một lần chạy khác dùng", f"{folder} is in use by another run"
            ) from error

    def _check(self, folder: Path) -> None:
        file = folder / _MADE_WITH
        if not file.exists():
            others = [entry.name for entry in folder.iterdir() if entry.name != _LOCK]
            if any(not _is_half_written(name) for name in others):
                raise PartsError(
                    f"{folder} không trống mà cũng không phải thư mục phần đã đếm: "
                    f"có {min(others)} trong đó",
                    f"{folder} is not empty and no folder of parts: it holds {min(others)}",
                )
            _write_whole(file, json.dumps(self._made_with, indent=2).encode())
            return
        try:
            made_with = json.loads(file.read_bytes())
            other = [what for what, digest in self._made_with.items() if made_with[what] != digest]
        except (ValueError, KeyError, TypeError) as error:
            raise PartsError(f"{file} bị hỏng", f"{file} is damaged") from error
        if other:
            vi = ", ".join(_WHAT_VI[what] for what in other)
            raise PartsError(
                f"{folder} đã được lập với {vi} khác: hãy chạy tiếp với đúng thứ ấy, "
                "hoặc cho thư mục khác",
                f"{folder} was made with another {', another '.join(other)}: "
                "take up the run with the same, or give another folder",
            )

    def _survey(self, folder: Path) -> None:
        for file in folder.glob("*.name"):
            digest = file.name.split("-", 1)[0]
            self._known.setdefault(file.read_text(encoding="utf-8"), set()).add(digest)

    def knows(self, path: Path, sha256: str) -> bool:
        """Whether an earlier run counted a file of that name, or these bytes."""
        digests = self._known.get(str(path.resolve()), set())
        return bool(digests) or any(sha256 in known for known in self._known.values())

    def find(self, sha256: str, path: Path, cells: Mapping[str, str | None]) -> Part | None:
        """The part of the file that comes next; nothing when it has to be counted.

        Raises:
            PartsError: when the part is damaged.
        """
        self._chain = _digest(json.dumps([self._chain, sha256, path.name, dict(cells)]))
        file = self._file(sha256)
        if file is None or not file.exists():
            return None
        try:
            value, tally = unpacked("part", file.read_bytes())
            if value["chain"] != self._chain:
                return None
            dossiers = [(str(id), int(row)) for id, row in value["dossiers"]]  # noqa: A001
            return Part(tally, dossiers, value["names"], is_old=True)
        except (ValueError, KeyError, TypeError) as error:
            raise PartsError(
                f"{file} bị hỏng; xóa đi thì tệp của phần này được đếm lại ({error})",
                f"{file}: {error}; delete it to have its file counted anew",
            ) from error

    def keep(self, sha256: str, path: Path, cells: Mapping[str, str | None], part: Part) -> None:
        """Keep what counting the file gave; :meth:`find` was asked for it just before."""
        file = self._file(sha256)
        if file is None:
            return
        value = {
            "chain": self._chain,
            "file": path.name,
            "sha256": sha256,
            "folder_cells": dict(cells),
            "dossiers": part.dossiers,
            "names": part.names,
        }
        _write_whole(file, packed("part", value, part.tally))
        named = file.with_name(f"{sha256}-{_digest(str(path.resolve()))[:16]}.name")
        _write_whole(named, str(path.resolve()).encode())

    def _file(self, sha256: str) -> Path | None:
        return self._folder / f"{sha256}.part" if self._folder is not None else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _is_half_written(name: str) -> bool:
    return name.startswith(".") and name.endswith(".half")


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file such that it is there whole or not at all, even when the machine goes down."""
    half = path.with_name(f".{path.name}.half")
    with half.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
