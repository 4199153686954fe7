"""The types hold: mypy strict, stubs against the module, pyright."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import fadu

PACKAGE = Path(fadu.__file__).resolve().parent
HERE = Path(__file__).resolve().parents[1]


def run(*arguments: str) -> None:
    # an installed package is found as it is, and mypy refuses to have its folder named
    env = {**os.environ, "MYPYPATH": "" if PACKAGE.parent.name == "site-packages" else str(PACKAGE.parent)}
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=HERE.parent, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_strict_finds_nothing(tmp_path):
    pytest.importorskip("mypy")
    run("mypy", "--strict", "--cache-dir", str(tmp_path), "-p", "fadu")


def test_stubs_are_those_of_the_module():
    pytest.importorskip("mypy")
    run("mypy.stubtest", "fadu")


def test_pyright_finds_nothing():
    pytest.importorskip("pyright")
    run("pyright", "--project", str(HERE / "pyproject.toml"))


def test_the_examples_of_the_documentation_run():
    run("pytest", "-q", "-p", "no:cacheprovider", "--doctest-modules", "-c", os.devnull, str(PACKAGE))
