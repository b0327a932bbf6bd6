"""Describes the settings, so that a user interface needs no list of its own."""

from typing import Any, Literal

from pydantic import BaseModel, Field

from app.input.patterns import URL
from app.installations.settings import DEFAULT_SETTINGS, DisplaySettings, GroupName, In

Kind = Literal["switch", "choice", "choices", "url", "string", "number"]


class SettingDescription(BaseModel):
    """What a user interface needs to show and change one setting."""

    name: str
    group: GroupName
    kind: Kind = Field(
        description="`switch`: true or false; `choice`: one of `choices`; `choices`: a list of "
        "some of them; `url` and `string`: a string, empty for null; `number`: a whole number."
    )
    choices: list[str] = Field(description="Empty for the other kinds.")
    default: bool | int | str | list[str] | None
    description: str = Field(description="One sentence, or empty.")


class SettingsDescription(BaseModel):
    """Every setting, in the order in which to show them."""

    settings: list[SettingDescription]


def describe_settings() -> SettingsDescription:
    """Return the description of all settings."""
    schemas: dict[str, dict[str, Any]] = DisplaySettings.model_json_schema()["properties"]
    return SettingsDescription(settings=[_described(name, schemas[name]) for name in schemas])


def _described(name: str, schema: dict[str, Any]) -> SettingDescription:
    metadata = DisplaySettings.model_fields[name].metadata
    group: GroupName = next((mark.group for mark in metadata if isinstance(mark, In)), "page")
    kind, choices = _kind_of(schema)
    return SettingDescription(
        name=name,
        group=group,
        kind=kind,
        choices=choices,
        default=getattr(DEFAULT_SETTINGS, name),
        description=schema.get("description", ""),
    )


def _kind_of(schema: dict[str, Any]) -> tuple[Kind, list[str]]:
    """Return the kind of a setting with this JSON schema, and its choices."""
    if "enum" in schema:
        return "choice", schema["enum"]
    if schema["type"] == "array":
        return "choices", schema["items"]["enum"]
    if schema["type"] == "boolean":
        return "switch", []
    if schema["type"] == "integer":
        return "number", []
    return ("url" if schema.get("pattern") == URL else "string"), []
