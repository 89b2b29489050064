"""The hooks and the workflow that others copy: they parse, and their commands exist."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from nbs_graph.cli import main

ROOT = Path(__file__).resolve().parents[3]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
WORKFLOW: dict[Any, Any] = yaml.safe_load((ROOT / ".github/workflows/validate.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["validate"]["steps"]
COMMANDS = [
    *[hook["entry"] + " data/x.yaml" for hook in HOOKS],
    *[step["run"] for step in STEPS if step.get("run", "").startswith("nbs-graph ")],
]


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_exist(command: str) -> None:
    """Name, options and values are such as the command takes."""
    words = shlex.split(re.split(r"[>|;&]", command)[0])
    assert words[0] == "nbs-graph"
    main.load(words[1]).make_context(words[1], words[2:])


def test_hooks_say_what_pre_commit_needs() -> None:
    """The keys that it requires; entries of all formats, and nothing hidden, which is configuration."""
    assert [hook["id"] for hook in HOOKS] == ["nbs-graph-validate", "nbs-graph-fix"]
    for hook in HOOKS:
        assert {"id", "name", "entry", "language", "files"} <= set(hook)
        assert hook["language"] == "python"
        taken = re.compile(hook["files"])
        for name in ("a.yaml", "a.yml", "a.ttl", "a.trig", "a.nt", "a.nq", "a.jsonld", "a.rdf"):
            assert taken.search(f"data/{name}")
        assert not taken.search("README.md")
        for name in (".github/workflows/x.yml", ".pre-commit-config.yaml", "data/.hidden.yaml"):
            assert re.search(hook["exclude"], name)
        assert not re.search(hook["exclude"], "data/issues/2023-08/05-x.yaml")


def test_the_workflow_annotates_and_uploads() -> None:
    """Beside the lines first, then SARIF, uploaded also when something is wrong, with the right it takes."""
    runs = [step.get("run", "") for step in STEPS]
    assert any("--format github" in run for run in runs)
    (made,) = [run for run in runs if "--format sarif" in run]
    (upload,) = [step for step in STEPS if "upload-sarif" in step.get("uses", "")]
    assert f"> {upload['with']['sarif_file']} " in made
    assert "!cancelled()" in upload["if"]
    assert WORKFLOW["jobs"]["validate"]["permissions"]["security-events"] == "write"
    assert WORKFLOW["permissions"] == {"contents": "read"}
