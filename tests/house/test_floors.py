"""A room imports only from the floors below it, never sideways; and a foreign key is an import."""

import os
import subprocess
import sys

import pytest
from django.apps import apps

from tests.house.repository import ROOT, pyproject


def floors() -> dict[str, int]:
    """Room → height, as the import contract in pyproject.toml has it."""
    (contract,) = pyproject()["tool"]["importlinter"]["contracts"]
    layers = reversed(contract["layers"])
    return {room.strip(): height for height, layer in enumerate(layers, 1) for room in layer.split("|")}


def test_rooms_import_only_from_below() -> None:
    # In a process of its own: inside this one it switches every logger off.
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    done = subprocess.run([*command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (
        f"{done.stdout}{done.stderr}\nA lower room must not know a higher one. Down, call; up,"
        " register (plates.py, alarms.py, checks.py); sideways, on paper or by a key (desk.article:42)."
    )


def test_every_room_stands_on_a_floor() -> None:
    rooms = {path.parent.name for path in (ROOT / "toasoan").glob("*/__init__.py")}
    assert rooms == set(floors()), "Give the new room a floor in pyproject.toml, or take the old one out."


def test_foreign_keys_go_down_or_stay_in_the_room() -> None:
    height, wrong = floors(), []
    for model in apps.get_models(include_auto_created=True):
        for field in [*model._meta.get_fields()]:
            if field.auto_created or not field.is_relation or not field.related_model:
                continue
            here, there = (one.__module__.split(".") for one in (model, field.related_model))
            if here[0] != "toasoan" or there[0] != "toasoan" or here[1] == there[1]:
                continue
            if field.model.__module__.split(".")[0] != "toasoan":
                continue  # Wagtail's own, such as a page's owner
            if height[there[1]] >= height[here[1]]:
                wrong.append(f"{model._meta.label}.{field.name} → {field.related_model._meta.label}")
    assert not wrong, (
        f"{wrong}: a foreign key is an import, and this one goes up or sideways. Point to Wagtail's page, "
        "or store a key such as desk.article:42."
    )


@pytest.mark.parametrize("room", sorted(floors()))
def test_every_room_has_a_sign(room: str) -> None:
    sign = (ROOT / "toasoan" / room / "__init__.py").read_text(encoding="utf-8")
    assert sign.startswith('"""'), f"toasoan/{room}/__init__.py says what the room is for, owns, and never does."


def test_settings_name_rooms_from_the_top_down() -> None:
    """Django takes a template from the first app that has it: a higher room overrides a lower one."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toasoan.site.settings")
    ours = [app.name.removeprefix("toasoan.") for app in apps.get_app_configs() if app.name.startswith("toasoan.")]
    heights = [floors()[room] for room in ours]
    assert heights == sorted(heights, reverse=True)
