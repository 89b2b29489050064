"""What is measured, on what, and what was promised: plan.yaml."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
FIGURES = ROOT / "docs" / "figures-links.json"
ITEMS = Path(__file__).with_name("examples")
REVIEW = ROOT / "docs" / "figures-links-review.json"


@cache
def plan() -> dict[str, Any]:
    """The keys of plan.yaml."""
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("plan.yaml").read_text("utf-8"))
    return found
