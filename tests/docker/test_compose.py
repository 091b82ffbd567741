"""compose.yaml: the volumes, the token, the order of starting, and no rights that are not needed."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.settings import ROOT, load_settings, read_token
from indexes.snapshot import CURRENT

FILE = ROOT / "docker/compose.yaml"
COMPOSE: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
GIVEN = {"ASSISTANT_BOT__TOKEN": "123456789:AAcGiven", "ASSISTANT_BOT__ADMINISTRATORS": "7,123456789"}
"""What a user writes into docker/.env."""


def mounts(service: str) -> dict[str, tuple[str, str]]:
    """Target to source and mode."""
    found = {}
    for volume in SERVICES[service]["volumes"]:
        source, target, *mode = re.split(r":(?![^{]*})", volume)
        found[target] = (source, mode[0] if mode else "rw")
    return found


def test_there_are_services_to_check() -> None:
    assert set(SERVICES) == {"index", "bot"}


@pytest.mark.parametrize("service", SERVICES)
def test_the_image_is_built_from_the_checkout(service: str) -> None:
    build = SERVICES[service]["build"]
    context = (FILE.parent / build["context"]).resolve()
    assert context == ROOT
    dockerfile = (context / build["dockerfile"]).read_text(encoding="utf-8")
    assert all(f"\nARG {name}=" in dockerfile for name in build["args"])


def test_documents_snapshots_and_state_are_volumes() -> None:
    paths = load_settings().paths
    mounted = mounts("bot")
    assert set(mounted) == {f"/app/{path.as_posix()}" for path in (paths.corpus, paths.index, paths.state)}
    documents, mode = mounted[f"/app/{paths.corpus.as_posix()}"]
    assert mode == "rw"  # editors send documents to the bot
    assert mounts("index")[f"/app/{paths.corpus.as_posix()}"] == (documents, "ro")
    default = documents.removeprefix("${ASSISTANT_DOCUMENTS:-").removesuffix("}")
    assert (FILE.parent / default).resolve() == ROOT / paths.corpus
    named = {source for source, _ in mounted.values() if "/" not in source}
    assert named == set(COMPOSE["volumes"])


def test_the_indexer_writes_the_snapshots_that_the_bot_reads() -> None:
    target = f"/app/{load_settings().paths.index.as_posix()}"
    assert mounts("index")[target] == mounts("bot")[target]
    assert SERVICES["bot"]["depends_on"]["index"]["condition"] == "service_completed_successfully"


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_has_no_right_it_does_not_need(service: str) -> None:
    settings = SERVICES[service]
    assert settings["cap_drop"] == ["ALL"]
    assert settings["read_only"] is True
    assert settings["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in settings
    assert "user" not in settings  # the image's own, which is not root


def test_the_token_comes_from_the_environment_and_reaches_the_bot_alone() -> None:
    names = ("ASSISTANT_BOT__TOKEN", "ASSISTANT_BOT__ADMINISTRATORS")  # whoever starts it says who decides
    environment = SERVICES["bot"]["environment"]
    assert tuple(environment) == names
    for name in names:  # without one nothing is started, and Compose says what to do
        assert re.fullmatch(rf"\$\{{{name}:\?put the .+ into docker/\.env\}}", environment[name])
    assert "environment" not in SERVICES["index"]


def test_the_file_with_the_token_is_kept_out_of_git_and_of_the_image() -> None:
    assert "/docker/.env" in (ROOT / ".gitignore").read_text(encoding="utf-8").split("\n")
    left_out, *let_in = (ROOT / "docker/Dockerfile.dockerignore").read_text(encoding="utf-8").split("\n")[1:]
    assert left_out == "*"
    assert not any("docker" in line for line in let_in)


@pytest.mark.parametrize("service", SERVICES)
def test_a_container_that_cannot_be_written_to_gets_no_secret_but_a_file(service: str) -> None:
    # Docker: "container rootfs is marked read-only" for a secret that Compose would have to copy into it.
    assert SERVICES[service]["read_only"] is True
    secrets = COMPOSE.get("secrets", {})
    assert all("file" in secrets[name] for name in SERVICES[service].get("secrets", ()))


def test_every_variable_it_sets_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            filled = re.sub(r"\$\{\w+:\?.*?\}", GIVEN[name], value)  # as docker compose fills it in
            monkeypatch.setenv(name, filled)
    settings = load_settings().bot
    token = read_token(settings)
    assert token is not None
    assert token.get_secret_value() == GIVEN["ASSISTANT_BOT__TOKEN"]
    assert settings.administrators == (7, 123456789)


def test_the_indexer_runs_a_module_that_exists() -> None:
    command = SERVICES["index"]["command"]
    called = re.findall(r"python -m (\w+) (\w+)", " ".join(command))
    assert called == [("indexes", "update")]
    assert importlib.util.find_spec("indexes.__main__") is not None


@pytest.mark.parametrize(("published", "status"), [(True, 0), (False, 1)])
def test_one_bad_file_keeps_nobody_waiting_but_no_snapshot_does(tmp_path: Path, published: bool, status: int) -> None:
    index = tmp_path / load_settings().paths.index
    index.mkdir(parents=True)
    if published:
        (index / CURRENT).touch()
    (tmp_path / "python").write_text("#!/bin/sh\nexit 1\n")  # an update in which a file failed
    (tmp_path / "python").chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    command = SERVICES["index"]["command"]
    assert subprocess.run(command, cwd=tmp_path, env=environment, check=False).returncode == status  # noqa: S603


def test_a_stop_leaves_the_bot_the_time_it_asks_for() -> None:
    grace = int(SERVICES["bot"]["stop_grace_period"].removesuffix("s"))
    assert grace >= 10
