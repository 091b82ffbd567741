"""The image without an engine to build it: linted, read, and its files laid out and run."""

from __future__ import annotations

import fnmatch
import json
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

from config.settings import ROOT, load_settings
from corpus.readers.tools import OFFICE, RECOGNITION

DOCKERFILE = ROOT / "docker/Dockerfile"
IGNORE = ROOT / "docker/Dockerfile.dockerignore"


@dataclass(frozen=True)
class Instruction:
    name: str
    value: str


def instructions() -> list[Instruction]:
    text = DOCKERFILE.read_text(encoding="utf-8")
    joined = re.sub(r"\\\n", " ", "\n".join(line for line in text.split("\n") if not line.startswith("#")))
    return [Instruction(*line.strip().split(None, 1)) for line in joined.split("\n") if line.strip()]


def stages() -> list[list[Instruction]]:
    found: list[list[Instruction]] = []
    for instruction in instructions():
        if instruction.name == "FROM":
            found.append([])
        if found:
            found[-1].append(instruction)
    return found


def values(stage: list[Instruction], name: str) -> list[str]:
    return [instruction.value for instruction in stage if instruction.name == name]


def sources(stage: list[Instruction]) -> list[tuple[list[str], str]]:
    """What a stage copies from the checkout: sources and target."""
    copies = [value.split() for value in values(stage, "COPY") if not value.startswith("--from")]
    return [(words[:-1], words[-1]) for words in copies]


def excluded(path: str) -> bool:
    """Whether the build context leaves a path out; the last matching line decides."""
    left_out = False
    for line in IGNORE.read_text(encoding="utf-8").split("\n"):
        pattern = line.strip().removeprefix("!")
        if not pattern or line.startswith("#"):
            continue
        parents = [path, *(str(parent) for parent in Path(path).parents)]
        names = [parent.rsplit("/", 1)[-1] for parent in parents]
        hit = any(fnmatch.fnmatchcase(parent, pattern) for parent in parents)
        hit = hit or (pattern.startswith("**/") and pattern[3:] in names)
        if hit:
            left_out = not line.startswith("!")
    return left_out


def test_the_linter_has_nothing_to_say() -> None:
    linter = shutil.which("hadolint", path=str(Path(sys.executable).parent)) or shutil.which("hadolint")
    if linter is None:
        pytest.skip("hadolint is not installed; the other tests read the file themselves")
    done = subprocess.run([linter, str(DOCKERFILE)], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.stdout + done.stderr).strip() == ""
    assert done.returncode == 0


def test_it_is_built_in_stages_of_one_base() -> None:
    assert len(stages()) == 2
    assert {values(stage, "FROM")[0].split()[0] for stage in stages()} == {"${PYTHON_IMAGE}"}
    assert any(value.startswith("PYTHON_IMAGE=python:3.11-slim") for value in values(instructions(), "ARG"))


def test_no_other_image_has_to_be_fetched_than_the_one_that_can_be_named() -> None:
    text = DOCKERFILE.read_text(encoding="utf-8")
    assert not re.search(r"^#\s*syntax\s*=", text, re.MULTILINE)  # it would fetch the builder from Docker Hub


def test_it_does_not_run_as_root() -> None:
    last = stages()[-1]
    user = values(last, "USER")[-1]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    order = [instruction.name for instruction in last]
    assert order.index("USER") < order.index("CMD")
    assert "RUN" not in order[order.index("USER") :]


@pytest.mark.parametrize("stage", [0, 1])
def test_what_is_copied_exists_and_is_in_the_build_context(stage: int) -> None:
    copied = [source for group, _ in sources(stages()[stage]) for source in group]
    assert copied
    for source in copied:
        assert (ROOT / source).exists(), source
        assert not excluded(source), source


@pytest.mark.parametrize(
    "secret", ["config/bot-token", "config/local.toml", "bot/data/bot.sqlite3", "corpus/files/mat.pdf", ".git/config"]
)
def test_secrets_and_data_stay_outside(secret: str) -> None:
    assert excluded(secret)


def test_code_and_samples_are_inside() -> None:
    assert not excluded("bot/app.py")
    assert not excluded("corpus/samples/make.py")
    assert not excluded("config/default.toml")
    assert excluded("tests/bot/test_split.py")
    assert excluded("bot/__pycache__/app.cpython-311.pyc")


def test_the_volumes_are_where_the_settings_look() -> None:
    paths = load_settings().paths
    volumes = set(json.loads(values(stages()[-1], "VOLUME")[0]))
    assert volumes == {f"/app/{path.as_posix()}" for path in (paths.corpus, paths.index, paths.state)}
    owned = next(value for value in values(stages()[-1], "RUN") if "chown" in value)
    assert all(str(path) in owned.partition("chown")[2] for path in (paths.index, paths.state))


def test_the_model_is_unpacked_while_building_where_the_settings_look() -> None:
    models = load_settings().paths.models.as_posix()
    assert any(f"prepare(Path('{models}'))" in value for value in values(stages()[0], "RUN"))
    assert f"--from=build /app/{models} {models}" in values(stages()[-1], "COPY")


def test_the_torch_index_can_be_named() -> None:
    assert any(value.startswith("TORCH_INDEX=https://") for value in values(stages()[0], "ARG"))
    install = next(value for value in values(stages()[0], "RUN") if "torch==" in value)
    assert "--extra-index-url" in install
    assert install.index("torch==") < install.index("-r config/requirements.lock")


def test_a_builder_that_does_not_read_the_ignore_file_beside_the_dockerfile_refuses_it_at_once() -> None:
    before = stages()[0][: next(n for n, step in enumerate(stages()[0]) if "indexes" in step.value)]
    assert any(step.name == "RUN" and step.value.startswith("--mount=") for step in before)
    assert not (ROOT / ".dockerignore").exists()  # which old builders read: with it they could be let in again


def test_what_is_left_out_of_torch_is_there_and_needed_by_nothing() -> None:
    packages = Path(sysconfig.get_path("purelib"))
    removal = next(value for value in values(stages()[0], "RUN") if value.startswith("rm -rf"))
    prefix, _, names = removal.removeprefix("rm -rf ").partition("/torch/")
    assert prefix == "/opt/venv/lib/python3.11/site-packages"
    removed = tuple(str(path) for name in names.strip("{}").split(",") for path in (packages / "torch").glob(name))
    assert len(removed) >= names.count(",")
    assert not any(path.endswith("torch_shm_manager") for path in removed)  # torch does not start without it
    code = "import sys, sentence_transformers; print(*(getattr(m, '__file__', '') for m in list(sys.modules.values())))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - a fixed command
    assert str(packages / "torch") in loaded.stdout
    assert [path for path in removed if f"{path}/" in loaded.stdout] == []


def test_the_bot_may_read_a_checkout_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "bot"
    folder.mkdir(mode=0o700)
    (folder / "app.py").touch(mode=0o600)
    opening = next(value for value in values(stages()[-1], "RUN") if "chmod" in value).rpartition("&&")[2]
    subprocess.run(["/bin/sh", "-c", opening], cwd=tmp_path, check=True)  # noqa: S603 - the Dockerfile's own command
    assert (folder.stat().st_mode & 0o777, (folder / "app.py").stat().st_mode & 0o777) == (0o755, 0o644)


def test_the_image_reads_scans_and_can_be_given_what_old_offices_need() -> None:
    install = next(value for value in values(stages()[-1], "RUN") if "apt-get install" in value)
    assert set(RECOGNITION.install.rpartition(" install ")[2].split()) <= set(install.split())
    assert "${MORE_PACKAGES}" in install
    office = OFFICE.install.rpartition(" --no-install-recommends ")[2]
    for file in (DOCKERFILE, ROOT / "docker/compose.yaml", ROOT / "README.md"):
        assert f'MORE_PACKAGES="{office}"' in file.read_text(encoding="utf-8"), file.name


def test_no_secret_is_baked_in() -> None:
    text = DOCKERFILE.read_text(encoding="utf-8")
    assert "BOT__TOKEN" not in text
    assert not re.search(r"\d{6,}:[\w-]{20,}", text)


def test_the_model_needs_no_more_code_than_is_copied_for_it(tmp_path: Path) -> None:
    for group, target in sources(stages()[0]):
        for source in group:
            place = tmp_path / target / Path(source).name if target.endswith("/") else tmp_path / target
            place.parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / source).suffix == ".py":
                shutil.copy(ROOT / source, place)
    code = next(value for value in values(stages()[0], "RUN") if "prepare" in value).partition("; prepare(")[0]
    imports = code.partition('"')[2]
    done = subprocess.run([sys.executable, "-c", imports], cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603
    assert "from indexes.e5 import prepare" in imports
    assert (done.returncode, done.stderr) == (0, "")


def laid_out(folder: Path) -> Path:
    """Copy into ``folder`` what the last stage takes from the checkout."""
    for group, target in sources(stages()[-1]):
        for source in group:
            shutil.copytree(
                ROOT / source,
                folder / target,
                ignore=lambda parent, names: [
                    name for name in names if excluded(str((Path(parent) / name).relative_to(ROOT)))
                ],
            )
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = json.loads(command.removeprefix("CMD").strip())
    assert words[0] == "python"
    return subprocess.run(  # noqa: S603 - the Dockerfile's own command
        [sys.executable, *words[1:]], cwd=folder, capture_output=True, text=True, check=False, env={"PATH": "/usr/bin"}
    )


def test_the_health_check_says_no_where_no_bot_runs(tmp_path: Path) -> None:
    check = values(stages()[-1], "HEALTHCHECK")[0]
    done = run(check[check.index("CMD") :], laid_out(tmp_path / "app"))
    assert done.returncode == 1
    assert "The bot has not started here" in done.stderr


def test_the_command_starts_from_the_copied_files_and_asks_for_a_token(tmp_path: Path) -> None:
    done = run(values(stages()[-1], "CMD")[-1], laid_out(tmp_path / "app"))
    assert done.returncode == 1
    assert "There is no bot token" in done.stderr
