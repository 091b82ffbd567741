"""The settings: read once, frozen, unknown keys refused.

Order of strength: environment, ``config/local.toml``, ``config/default.toml``.
Functions elsewhere receive the values they need, never the whole tree.
"""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from config.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent
"""The checkout; relative paths in settings start here."""

PREFIX = "ASSISTANT_"
LOCAL_FILE_VARIABLE = "ASSISTANT_CONFIG"
"""Environment variable that names another file than config/local.toml."""

Share = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[int, Field(gt=0)]
_NUMBER = re.compile(r"\d+", re.ASCII)
_NUMBERS = re.compile(r"[\[\]\d\s,;]*", re.ASCII)


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PathSettings(_Section):
    """Where things lie on disk."""

    corpus: Path
    samples: Path
    index: Path
    models: Path
    state: Path

    def apart(self) -> tuple[Path, ...]:
        """Return the folders that the assistant fills itself; what lies in them is no document of the user's."""
        return tuple(map(resolve, (self.index, self.models, self.state)))


class EncoderSettings(_Section):
    """Which model turns text into vectors, and how it is fed."""

    model: str
    query_prefix: str
    passage_prefix: str
    max_tokens: Positive
    batch_size: Positive


class RerankerSettings(_Section):
    """Which cross-encoder puts the first candidates in order, if any."""

    model: str
    pairs: Positive
    max_tokens: Positive


class ReadingSettings(_Section):
    """Bounds on one file."""

    max_file_bytes: Positive
    max_pages: Positive
    max_characters: Positive
    timeout_seconds: Positive
    max_memory_bytes: Positive
    workers: Annotated[int, Field(ge=0)]


class RetrievalSettings(_Section):
    """How paragraphs are ranked and when the answer is silence."""

    candidates: Positive
    dense_weight: Share
    dense_weight_unaccented: Share
    threshold: Share
    max_question_characters: Positive
    near: Positive


def _numbers(value: object) -> object:
    """Take one number, or several with commas, for a list of numbers: the environment knows only text."""
    if isinstance(value, int):
        return (value,)
    return tuple(_NUMBER.findall(value)) if isinstance(value, str) and _NUMBERS.fullmatch(value) else value


class BotSettings(_Section):
    """How the bot reaches Telegram; the token is never printed."""

    token: SecretStr | None = None
    token_file: Path
    api_base_url: str
    transport: Literal["polling", "webhook"]
    webhook_url: str
    webhook_listen: str
    webhook_port: Annotated[int, Field(ge=1, le=65535)]
    concurrent_updates: Positive
    answer_threads: Positive
    answer_timeout_seconds: Positive
    language: Literal["vi", "en"]
    administrators: Annotated[tuple[Annotated[int, Field(gt=0)], ...], NoDecode, BeforeValidator(_numbers)]
    invitation_hours: Positive
    questions_a_minute: Positive
    questions_a_minute_overall: Positive
    keep_days: Positive
    log_questions: bool
    health_port: Annotated[int, Field(ge=0, le=65535)]


class Settings(BaseSettings):
    """The whole tree, built by :func:`load_settings`."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        env_prefix=PREFIX,
        env_nested_delimiter="__",
    )

    paths: PathSettings
    encoder: EncoderSettings
    reranker: RerankerSettings
    reading: ReadingSettings
    retrieval: RetrievalSettings
    bot: BotSettings

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take the environment first, then the local file, then the defaults."""
        files = (TomlConfigSettingsSource(settings_cls, path) for path in (_local_file(), ROOT / "config/default.toml"))
        return (init_settings, env_settings, *files)


def load_settings(**overrides: Any) -> Settings:  # noqa: ANN401 - sections of several types
    """Read the settings.

    Args:
        overrides: sections that win over every other source, for tests.

    Raises:
        SettingsError: for an unknown key, a value out of range, a file that is not TOML, or one that was named and is not there.
    """
    _refuse_unknown_variables()
    if LOCAL_FILE_VARIABLE in os.environ and not _local_file().is_file():
        raise SettingsError(
            f"{LOCAL_FILE_VARIABLE} names {_local_file()}, which is no file; correct it or take it away."
        )
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise SettingsError(_describe(error)) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{_local_file()} is not valid TOML ({error}); mend that line.") from error


def resolve(path: Path) -> Path:
    """Return ``path``, taken from the checkout if it is relative."""
    return path if path.is_absolute() else ROOT / path


def read_token(settings: BotSettings) -> SecretStr | None:
    """Return the bot's token from the environment or its file, or None where there is neither."""
    if settings.token is not None and settings.token.get_secret_value().strip():
        return SecretStr(settings.token.get_secret_value().strip())
    file = resolve(settings.token_file)
    text = file.read_text(encoding="utf-8").strip() if file.is_file() else ""
    return SecretStr(text) if text else None


def _local_file() -> Path:
    return Path(os.environ.get(LOCAL_FILE_VARIABLE, ROOT / "config/local.toml"))


def _refuse_unknown_variables() -> None:
    """Pydantic ignores variables it does not know; a typo there must not pass for a setting."""
    sections: dict[str, type[BaseModel]] = {
        name: annotation
        for name, field in Settings.model_fields.items()
        if isinstance(annotation := field.annotation, type) and issubclass(annotation, BaseModel)
    }
    for variable in os.environ:
        if not variable.startswith(PREFIX) or variable == LOCAL_FILE_VARIABLE:
            continue
        section, _, key = variable.removeprefix(PREFIX).lower().partition("__")
        if section not in sections or key not in sections[section].model_fields:
            raise SettingsError(f"{variable} is not a setting; config/default.toml lists all of them.")


def _describe(error: ValidationError) -> str:
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return f"{name} is not a setting; config/default.toml lists all of them."
    if first["type"] == "missing":
        return f"{name} has no value; config/default.toml must give one."
    return f"{name} = {first['input']!r} will not do: {first['msg']}; config/default.toml explains it."
