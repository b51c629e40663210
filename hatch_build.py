"""The wheel holds what lies beside the program here: the theme's chrome, the guide, a city's first files.

``generator/doors/resources.py`` finds them again. An editable install reads them where they are.
"""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Resources(BuildHookInterface[Any]):
    """Puts each of ``resources``, named in ``pyproject.toml``, into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name them to hatchling, which copies files and folders alike."""
        if version == "standard":
            names = self.config["resources"]
            build_data["force_include"] |= {name: f"generator/resources/{name}" for name in names}
