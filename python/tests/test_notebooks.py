"""The notebooks run from the first cell to the last, and are those their script writes."""

from __future__ import annotations

import sys

import pytest

from conftest import ROOT

HERE = ROOT / "python/notebooks"
for needed in ("nbclient", "ipykernel", "pandas", "matplotlib", "pyarrow", "jinja2"):
    pytest.importorskip(needed)
nbformat = pytest.importorskip("nbformat")
sys.path.insert(0, str(HERE))
import build  # noqa: E402


@pytest.mark.parametrize("name", sorted(build.NOTEBOOKS))
def test_the_notebook_runs_and_is_the_one_committed(name):
    kept = nbformat.read(HERE / f"{name}.ipynb", as_version=4)
    fresh = build.notebook(build.NOTEBOOKS[name])
    assert [c.source for c in kept.cells] == [c.source for c in fresh.cells], "python notebooks/build.py writes it anew"
    done = build.execute(fresh)
    text = [[o.get("text") or o.get("data", {}).get("text/plain") for o in c.get("outputs", []) if "image/png" not in o.get("data", {})] for c in done.cells]
    old = [[o.get("text") or o.get("data", {}).get("text/plain") for o in c.get("outputs", []) if "image/png" not in o.get("data", {})] for c in kept.cells]
    # plots and addresses differ from machine to machine; what is told must not
    plain = lambda cells: [[t for t in c if t and " at 0x" not in t] for c in cells]
    assert plain(text) == plain(old)
    pictures = sum("image/png" in o.get("data", {}) for c in done.cells for o in c.get("outputs", []))
    assert pictures >= 1
    warnings = [o.get("text", "") for c in done.cells for o in c.get("outputs", []) if o.get("name") == "stderr"]
    assert not any("Glyph" in w for w in warnings), "no font that shows Chinese: apt-get install fonts-noto-cjk"
