"""The portal worked by keyboard alone, counting what it takes.

An interaction is one activation (Enter or Space on a control, an arrow among radio
buttons) or one text entered into a field. Moving there with Tab is free.
"""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

FURTHEST = 400


@dataclass
class Keyboard:
    """Hands on the keys of one page; `done` tells each interaction in words."""

    page: Page
    done: list[str] = field(default_factory=list)

    @property
    def interactions(self) -> int:
        return len(self.done)

    def tab_to(self, control: Locator) -> None:
        """Tab until the control has the focus; it must be on the way."""
        control.wait_for()
        for _ in range(FURTHEST):
            if control.evaluate("it => it === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{FURTHEST} tabs do not lead to {control}.")

    def press(self, control: Locator, key: str = "Enter") -> None:
        self.tab_to(control)
        self.done.append(f"{key} on {words_of(control)}")
        self.page.keyboard.press(key)

    def choose(self, radio: Locator) -> None:
        """Arrow keys move within a group of radio buttons; the way there is one act."""
        group = f'input[type=radio][name="{radio.get_attribute("name")}"]'
        checked = self.page.locator(f"{group}:checked")
        self.tab_to(checked if checked.count() else self.page.locator(group).first)
        self.done.append(f"choose {radio.get_attribute('value')}")
        self.page.keyboard.press("Space")
        for _ in range(self.page.locator(group).count()):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"The arrow keys do not lead to {radio}.")

    def enter(self, field_: Locator, text: str) -> None:
        """Type over whatever the field holds."""
        self.tab_to(field_)
        self.done.append(f"type into {words_of(field_)}")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)


def words_of(control: Locator) -> str:
    said = control.evaluate(
        "it => it.getAttribute('aria-label') || it.innerText"
        " || (it.labels && it.labels[0] && it.labels[0].innerText) || it.name || it.id"
    )
    return " ".join(str(said).split())[:60]
