from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, SecretStr

from config.errors import SettingsError
from config.settings import PREFIX, ROOT, Settings, load_settings, read_token, resolve

DEFAULTS = ROOT / "config" / "default.toml"
ONE_SENTENCE = re.compile(r"[^\n]+\.")


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    local(tmp_path, "")
    monkeypatch.setenv("ASSISTANT_CONFIG", str(tmp_path / "local.toml"))


def local(tmp_path: Path, text: str) -> None:
    (tmp_path / "local.toml").write_text(text, encoding="utf-8")


def settings_keys() -> Iterator[tuple[str, str]]:
    for section, field in Settings.model_fields.items():
        kind = field.annotation
        assert isinstance(kind, type)
        assert issubclass(kind, BaseModel)
        yield from ((section, key) for key in kind.model_fields)


def test_the_defaults_are_complete_and_hold_no_other_key() -> None:
    data = tomllib.loads(DEFAULTS.read_text(encoding="utf-8"))
    written = {(section, key) for section, values in data.items() for key in values}
    assert written == set(settings_keys()) - {("bot", "token")}  # a secret has no default


def test_every_setting_is_explained_by_a_comment_above_it() -> None:
    lines = DEFAULTS.read_text(encoding="utf-8").splitlines()
    keys = [number for number, line in enumerate(lines) if re.match(r"\w+ = ", line)]
    assert len(keys) > 20
    bare = [lines[number] for number in keys if not lines[number - 1].startswith("# ")]
    assert bare == []


def test_every_setting_stands_in_the_readme() -> None:
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    assert [f"{section}.{key}" for section, key in settings_keys() if f"`{section}.{key}`" not in text] == []


def test_a_file_of_settings_that_is_named_and_not_there_is_no_silence(tmp_path: Path) -> None:
    (tmp_path / "local.toml").unlink()
    with pytest.raises(SettingsError, match=r"ASSISTANT_CONFIG names .*local\.toml, which is no file") as refused:
        load_settings()
    assert ONE_SENTENCE.fullmatch(str(refused.value))


def test_the_environment_wins_over_the_local_file_and_that_over_the_defaults(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    default = load_settings().retrieval
    local(tmp_path, "[retrieval]\nthreshold = 0.6\nnear = 5\n")
    assert (load_settings().retrieval.threshold, load_settings().retrieval.near) == (0.6, 5)
    monkeypatch.setenv("ASSISTANT_RETRIEVAL__THRESHOLD", "0.7")
    chosen = load_settings().retrieval
    assert (chosen.threshold, chosen.near, chosen.candidates) == (0.7, 5, default.candidates)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[retrieval]\nthreshhold = 0.4\n", "retrieval.threshhold is not a setting"),
        ("[retreival]\nthreshold = 0.4\n", "retreival is not a setting"),
        ("[retrieval]\nthreshold = 1.4\n", "retrieval.threshold = 1.4 will not do"),
        ('[bot]\ntransport = "pigeon"\n', "bot.transport = 'pigeon' will not do"),
        ("[reading]\nmax_pages = 0\n", "reading.max_pages = 0 will not do"),
        ("[retrieval\n", "is not valid TOML"),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    local(tmp_path, text)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert words in str(error.value)
    assert ONE_SENTENCE.fullmatch(str(error.value))


@pytest.mark.parametrize("name", ["ASSISTANT_RETRIEVAL__THRESHHOLD", "ASSISTANT_RETREIVAL__THRESHOLD", "ASSISTANT_X"])
def test_an_unknown_variable_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "1")
    with pytest.raises(SettingsError, match=f"^{name} is not a setting; .*\\.$"):
        load_settings()


def test_settings_cannot_be_changed() -> None:
    settings = load_settings()
    with pytest.raises(Exception, match="frozen"):
        settings.retrieval.threshold = 0.1


def test_the_token_never_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "123456:" + "A" * 35
    monkeypatch.setenv("ASSISTANT_BOT__TOKEN", secret)
    settings = load_settings()
    assert settings.bot.token is not None
    assert settings.bot.token.get_secret_value() == secret
    shown = (repr(settings), str(settings), settings.model_dump_json(), str(settings.model_dump()))
    assert all(secret not in text for text in shown)


def test_the_token_comes_from_the_environment_or_the_file_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "token"
    settings = load_settings().bot.model_copy(update={"token_file": file})
    assert read_token(settings) is None
    file.write_text("  from-file \n", encoding="utf-8")
    assert _value(read_token(settings)) == "from-file"
    assert _value(read_token(settings.model_copy(update={"token": SecretStr(" from-env ")}))) == "from-env"
    assert _value(read_token(settings.model_copy(update={"token": SecretStr("  ")}))) == "from-file"
    file.write_text(" \n", encoding="utf-8")
    assert read_token(settings) is None


def _value(token: SecretStr | None) -> str | None:
    return token.get_secret_value() if token is not None else None


def test_relative_paths_start_at_the_checkout() -> None:
    assert resolve(Path("corpus/files")) == ROOT / "corpus" / "files"
    assert resolve(Path("/srv/files")) == Path("/srv/files")


def test_overrides_win(tmp_path: Path) -> None:
    values: dict[str, Any] = load_settings().retrieval.model_dump() | {"near": 9}
    local(tmp_path, "[retrieval]\nnear = 5\n")
    assert load_settings(retrieval=values).retrieval.near == 9


@pytest.mark.parametrize(
    ("written", "numbers"),
    [("12", (12,)), ("12,13", (12, 13)), ("[12, 13]", (12, 13)), ("12 13", (12, 13)), ("", ()), ("[]", ())],
)
def test_administrators_come_from_the_environment_in_any_form(
    monkeypatch: pytest.MonkeyPatch, written: str, numbers: tuple[int, ...]
) -> None:
    monkeypatch.setenv("ASSISTANT_BOT__ADMINISTRATORS", written)
    assert load_settings().bot.administrators == numbers


@pytest.mark.parametrize("written", ["lan", "@lan", "-5", "0"])
def test_what_is_no_number_of_a_person_is_no_administrator(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("ASSISTANT_BOT__ADMINISTRATORS", written)
    with pytest.raises(SettingsError, match=r"bot\.administrators"):
        load_settings()
