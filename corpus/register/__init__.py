"""The register: every document that is known, held or only cited."""

from __future__ import annotations

from corpus.register.build import build_register
from corpus.register.find import find_entries
from corpus.register.known import flag_later, flag_later_dates

__all__ = ["build_register", "find_entries", "flag_later", "flag_later_dates"]
