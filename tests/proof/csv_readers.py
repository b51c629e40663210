"""Shows that programs which read CSV get each row and column of our tables: run by hand, not by CI.

``python -m tests.proof.csv_readers FOLDER…``, each the folder of a built site. It installs the readers
that come from PyPI and npm into a temporary folder, takes those of the machine where they are there, has
each read every table under ``data/`` as text, and compares cell by cell with what Python's own csv reads.
It ends with 1 where one differs.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from pathlib import Path

Rows = list[list[str]]

PACKAGES = ("agate", "csvw", "duckdb", "pandas", "petl", "polars", "pyarrow")

NODE = ("csv-parse", "d3-dsv", "papaparse")

IN_PYTHON = {
    "pandas": """
import pandas
t = pandas.read_csv(path, dtype=str, keep_default_na=False)
rows = [list(t.columns), *t.values.tolist()]""",
    "polars": """
import polars
t = polars.read_csv(path, infer_schema=False)
rows = [t.columns, *([c or "" for c in row] for row in t.rows())]""",
    "duckdb": """
import duckdb
t = duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar = true)")
rows = [t.columns, *([c or "" for c in row] for row in t.fetchall())]""",
    "pyarrow": """
import csv as own
from pyarrow import csv, string
names = next(own.reader(open(path, encoding="utf-8-sig", newline="")))
how = csv.ConvertOptions(column_types=dict.fromkeys(names, string()), strings_can_be_null=False)
t = csv.read_csv(path, csv.ReadOptions(), csv.ParseOptions(newlines_in_values=True), how)
rows = [t.column_names, *map(list, zip(*(c.to_pylist() for c in t.columns)))]""",
    "agate": """
import agate
t = agate.Table.from_csv(path, encoding="utf-8-sig", column_types=agate.TypeTester(types=[agate.Text(cast_nulls=False)]))
rows = [list(t.column_names), *([c or "" for c in row] for row in t.rows)]""",
    "petl": """
import petl
rows = [list(row) for row in petl.fromcsv(path, encoding="utf-8-sig")]""",
    "csvw": """
from csvw.dsv import reader
rows = [list(row) for row in reader(path, encoding="utf-8-sig")]""",
}
"""What makes ``rows`` of the table at ``path``."""

IN_NODE = {
    "csv-parse": 'require("csv-parse/sync").parse(text, { bom: true })',
    "d3-dsv": "dsv.csvParseRows(text)",
    "papaparse": 'require("papaparse").parse(text, { skipEmptyLines: true }).data',
}
"""What makes rows of the text of a table, which has no mark of its encoding any more."""


def expected(path: Path) -> Rows:
    """Every row, the names of the columns first, as Python reads them."""
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def ran(*command: str, cwd: Path | None = None) -> str:
    """What a program prints."""
    run = subprocess.run(command, cwd=cwd, capture_output=True, check=True)
    return run.stdout.decode()


def readers(place: Path) -> dict[str, Callable[[Path], Rows]]:
    """Every reader that can be had here, each as what gives the rows of a table."""
    venv.create(place / "env", with_pip=True)
    python = str(place / "env" / "bin" / "python")
    ran(python, "-m", "pip", "install", "--quiet", *PACKAGES)

    def by_python(code: str) -> Callable[[Path], Rows]:
        whole = f"import json, sys\npath = sys.argv[1]\n{code}\nprint(json.dumps(rows))"
        return lambda path: _rows(ran(python, "-c", whole, str(path)))

    found = {name: by_python(code) for name, code in IN_PYTHON.items()}
    if npm := shutil.which("npm"):
        ran(npm, "init", "-y", cwd=place)
        ran(npm, "install", "--silent", "--ignore-scripts", *NODE, cwd=place)
        found |= {name: _by_node(place, code) for name, code in IN_NODE.items()}
    found |= {
        name: read
        for name, (program, read) in _OF_THE_MACHINE.items()
        if shutil.which(program) is not None
    }
    return found


def _rows(told: str) -> Rows:
    rows: Rows = json.loads(told)
    return rows


def _by_node(place: Path, code: str) -> Callable[[Path], Rows]:
    """``d3-dsv`` is a module of the newer kind, which ``require`` does not know."""
    whole = f"""
const text = require("fs").readFileSync(process.argv[1], "utf8").replace(/^\\uFEFF/, "");
import("d3-dsv").then((dsv) => process.stdout.write(JSON.stringify({code})));
"""
    return lambda path: _rows(ran("node", "-e", whole, str(path), cwd=place))


def _miller(path: Path) -> Rows:
    """Every value as text, which is what ``-S`` once meant."""
    told = ran("mlr", "--icsv", "--ojson", "--infer-none", "cat", str(path))
    found = json.loads(told)
    return [list(found[0]), *(list(row.values()) for row in found)] if found else []


def _sqlite(path: Path) -> Rows:
    told = ran(
        "sqlite3",
        ":memory:",
        f".import --csv {path} t",
        ".mode csv",
        ".headers on",
        "SELECT * FROM t",
    )
    return list(csv.reader(io.StringIO(told, newline="")))


def _gnumeric(path: Path) -> Rows:
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "out.csv"
        ran(
            "ssconvert",
            "--import-type=Gnumeric_stf:stf_csvtab",
            "--import-encoding=UTF-8",
            str(path),
            str(to),
        )
        return [[_DAY.sub(r"\1-\2-\3", cell) for cell in row] for row in expected(to)]


_DAY = re.compile(r"^(\d{4})/(\d\d)/(\d\d)$")
"""A day as Gnumeric writes what it has taken for one: with slashes, whatever stood there."""


def _libreoffice(path: Path) -> Rows:
    """Each column as text: 2 in the list of formats, as the box that asks for it has it."""
    columns = "/".join(f"{n}/2" for n in range(1, len(expected(path)[0]) + 1))
    with tempfile.TemporaryDirectory() as folder:
        ran(
            *("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"),
            f"--infilter=CSV:44,34,76,1,{columns}",
            *("--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"),
            *("--outdir", f"{folder}/out", str(path)),
        )
        return expected(Path(folder) / "out" / path.name)


_OF_THE_MACHINE: dict[str, tuple[str, Callable[[Path], Rows]]] = {
    "Miller": ("mlr", _miller),
    "SQLite": ("sqlite3", _sqlite),
    "Gnumeric": ("ssconvert", _gnumeric),
    "LibreOffice": ("soffice", _libreoffice),
}
"""Readers that come from Debian: the program of each, and what reads a table with it."""


def difference(wanted: Rows, got: Rows) -> str:
    """Where two tables differ first; nothing where they are the same."""
    if len(wanted) != len(got):
        return f"{len(got)} rows, not {len(wanted)}"
    for n, (own, other) in enumerate(zip(wanted, got, strict=True)):
        if own != other:
            cells = [(a, b) for a, b in zip(own, other, strict=False) if a != b]
            return f"row {n}, {len(other)} columns of {len(own)}: {str(cells[:1])[:200]}"
    return ""


def main(folders: list[str]) -> int:
    """Have every reader read every table of the sites, and say how it went."""
    wrong = 0
    tables = [path for folder in folders for path in sorted(Path(folder).glob("data/*.csv"))]
    with tempfile.TemporaryDirectory() as place:
        for name, read in readers(Path(place)).items():
            for path in tables:
                wanted = expected(path)
                try:
                    found = difference(wanted, read(path))
                except (subprocess.CalledProcessError, ValueError, OSError) as error:
                    stderr = getattr(error, "stderr", b"") or b""
                    found = f"{error}"[:80] + " … " + stderr.decode(errors="replace")[-200:]
                if len(wanted) == 1 and name in ("Miller", "SQLite"):
                    found = ""  # without rows they print nothing, not even the names of the columns
                wrong += bool(found)
                print(f"{name}\t{path}\t{len(wanted) - 1} rows\t{found or 'the same'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
