// Walking through a page by keyboard alone.
import assert from 'node:assert/strict';

/// What has the focus, and whether a reader can see that it has.
const focused = (page) => page.evaluate(() => {
  const active = document.activeElement;
  const style = getComputedStyle(active);
  const box = active.getBoundingClientRect();
  return {
    what: `${active.tagName.toLowerCase()}#${active.id} ${active.className} ${active.textContent.trim().slice(0, 40)}`,
    page: active === document.body,
    shown: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
    inView: box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0,
  };
});

const stops = 400;

/// Presses Tab until the focus is on what the selector names.
export async function tabTo(page, selector, key = 'Tab') {
  for (let stop = 0; stop < stops; ++stop) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (!at.page) {
      assert.ok(at.shown, `the focus cannot be seen on ${at.what}`);
      assert.ok(at.inView, `the focus is out of sight on ${at.what}`);
    }
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`Tab never comes to ${selector}`);
}

/// Chooses a radio button as a keyboard does: Tab goes to the group, the arrows go through it.
export async function choose(page, name, value) {
  await tabTo(page, `input[name="${name}"]`);
  await page.keyboard.press('Space');
  for (let step = 0; step < 10; ++step) {
    if (await page.isChecked(`input[name="${name}"][value="${value}"]`)) return;
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`the arrows never come to ${name} ${value}`);
}

export async function press(page, key) {
  await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
}
