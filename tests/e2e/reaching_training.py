"""Screens of trainers: in the first course of their unit, which is begun where there is none yet."""

from playwright.sync_api import Page


def outline(page: Page) -> None:
    """A course and what it is made of."""
    page.goto("/khoa-hoc/soan/")
    found = page.locator("main li a[href^='/khoa-hoc/soan/']:not([href*='cau-hoi'])")
    if found.count():
        page.goto(found.first.get_attribute("href") or "/")
        return
    page.goto("/khoa-hoc/soan/moi/")
    page.fill("[name=title]", "Quản lý văn bản đến")
    page.click("main form footer button")


def lesson(page: Page) -> None:
    """The first lesson on its desk, with a block more than is saved."""
    outline(page)
    if not page.locator("main ol.list a").count():
        page.click("main a[href$='/bai/']")
        page.fill("[name=title]", "Vào sổ")
        page.click("main form footer button")
    else:
        page.goto(page.locator("main ol.list a").first.get_attribute("href") or "/")
    page.select_option("[name=new]", "callout")
    page.click("[name=do][value=add]")


def publication(page: Page) -> None:
    """What is missing, and who is asked."""
    outline(page)
    page.goto(f"{page.url}cong-bo/")


def question(page: Page) -> None:
    """A new question with its answers, not complete."""
    outline(page)
    page.goto(f"{page.locator('aside a[href*=cau-hoi]').first.get_attribute('href')}moi/multiple/")
    page.click("main form footer button")


TRAINING = {
    "own-course": outline,
    "own-lesson": lesson,
    "own-publication": publication,
    "own-question": question,
}
