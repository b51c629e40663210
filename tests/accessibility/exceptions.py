"""What an engine may find without a test failing: each with its reason. Keep it short."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Excepted:
    """A rule of an engine, where it may speak, and why that is no fault."""

    engine: str
    rule: str
    where: str
    reason: str


EXCEPTIONS = (
    Excepted(
        "axe, cannot tell",
        "hidden-content",
        "",
        "Says only that something is hidden: the address that is printed, forms that wait for "
        "their script. What opens is tested open.",
    ),
    Excepted(
        "axe, cannot tell",
        "p-as-heading",
        'class="tagline',
        "A sector's tagline belongs to the heading that it follows; nothing stands under it.",
    ),
    Excepted(
        "axe", "p-as-heading", 'class="tagline', "The same, where axe thinks that it can tell."
    ),
    Excepted(
        "axe, cannot tell",
        "color-contrast",
        "<td>",
        "A single figure is too short for it; the table's other cells have the same colours.",
    ),
    Excepted("axe, cannot tell", "color-contrast-enhanced", "<td>", "The same."),
    Excepted(
        "IBM, cannot tell",
        "text_quoted_correctly",
        'class="said"',
        "A message of the check names what an editor wrote; nobody is quoted.",
    ),
    *(
        Excepted("IBM, cannot tell", rule, "", reason)
        for rule, reason in {
            "element_tabbable_unobscured": "Measured at every stop of the walk by keyboard.",
            "element_tabbable_visible": "Measured there too; the skip link comes with focus.",
            "style_focus_visible": "Measured by the pixels that change: test_focus_is_always_seen.",
            "style_color_misuse": "Links are underlined or bold, what is current has a bar too.",
            "style_highcontrast_visible": "Seen in forced colours: test_own_colours.",
            "style_viewport_resizable": "Sizes grow with the window and the text: test_adapting.",
            "list_structure_proper": "HTML lets div group the dt and dd of a dl.",
            "text_block_heading": "A tagline belongs to the heading that it follows.",
            "blockquote_cite_exists": "A quote from this very page has no address to cite.",
            "input_label_visible": "The label stands above the list, tied to it by its id.",
            "text_sensory_misuse": "Says that something is large or right, not where it stands.",
            "html_skipnav_exists": "A card has nothing to skip: it begins with its content.",
        }.items()
    ),
)


def is_excepted(engine: str, rule: str, where: str) -> bool:
    """Whether the list names this."""
    return any(e.engine == engine and e.rule == rule and e.where in where for e in EXCEPTIONS)
