"""What the tests share. `cargo test` hands over what Rust answers (FADU_EXPECTED); FADU_REQUIRE=1 turns skips into failures."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

LOGS: dict[str, Any] = {
    "violations": ["security.logs-not-retained"],
    "subjects": ["platform", "organization"],
    "act": {"from": "2024-03-01"},
    "facts": {"refuses-to-correct": True},
    "proposals": [{"measure": "warning"}, {"measure": "fine", "amount": "500000"}],
}


@pytest.fixture
def logs() -> dict[str, Any]:
    """A case with something in every part of its answer."""
    return json.loads(json.dumps(LOGS))


@pytest.fixture(scope="session")
def expected() -> list[dict[str, str]]:
    """Every conformance case with the answer of Rust."""
    path = os.environ.get("FADU_EXPECTED", ROOT / "target/tmp/python/expected.jsonl")
    if not os.path.exists(path):
        pytest.skip("`cargo test -p fadu-python` writes what Rust answers")
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    outcome = yield
    report = outcome.get_result()
    if os.environ.get("FADU_REQUIRE") and report.skipped:
        report.outcome, report.longrepr = "failed", f"skipped, and FADU_REQUIRE is set: {report.longrepr}"
