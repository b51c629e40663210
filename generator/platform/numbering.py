"""The numbers that an edition gives to what is new, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ids import Numbers, UnitId, renamed
from generator.platform.model import Platform


def numbering(platform: Platform, taken: Numbers) -> dict[str, str]:
    """The number for each key that stands in the platform: the next that are free."""
    given: dict[str, str] = {}
    for key in _new(platform):
        if key not in given:
            given[key] = taken.next(UnitId.of(key).prefix)
            taken |= Numbers.of((given[key],))
    return given


def _new(platform: Platform) -> Iterator[str]:
    """Every id with a key, in the order of the document."""
    for _, part in platform.parts:
        sentences = part.summary.sentences if part.summary else ()
        own = [one.id for block in part.blocks for one in (block, *block.figures, *block.notes)]
        yield from (id_ for id_ in (*(s.id for s in sentences), *own) if UnitId.of(id_).is_new)


def numbered(platform: Platform, given: Mapping[str, str]) -> Platform:
    """The platform with numbers in the place of keys, wherever one of these stands."""
    if not given:
        return platform
    text = platform.model_dump_json(by_alias=True, exclude_none=True)
    return Platform.model_validate_json(renamed(text, given))
