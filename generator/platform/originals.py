"""Things in a platform by their ids, for those who look up many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.platform.model import Block, LeadIn, Platform, Sentence, Summary, lead_ins


@dataclass(frozen=True)
class Originals:
    """What is found by its id: the lead-in of a commitment, a block, the block of a figure, a summary."""

    leads: Mapping[str, LeadIn]
    blocks: Mapping[str, Block]
    figures: Mapping[str, str]
    """The block that each figure stands in."""
    summaries: Mapping[str, Summary]
    """The summary of each part that has one."""
    sentences: Mapping[str, Sentence]

    @classmethod
    def of(cls, platform: Platform) -> Originals:
        """All of a platform."""
        blocks = {block.id: block for _, _, block in platform.blocks()}
        summaries = {part.id: part.summary for _, part in platform.parts if part.summary}
        return cls(
            {id_: lead for of in platform.sectors for id_, lead in lead_ins(of).items()},
            blocks,
            {figure.id: id_ for id_, block in blocks.items() for figure in block.figures},
            summaries,
            {one.id: one for summary in summaries.values() for one in summary.sentences},
        )
