// The four languages, and the page that turns around for Persian.

import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, kpi, state, withBrowser } from "./harness.mjs";
import { DEALS, deals } from "./files.mjs";

for (const [locale, lang, dir] of [
  ["en-US", "en", "ltr"],
  ["zh-CN", "zh-CN", "ltr"],
  ["zh-TW", "zh-TW", "ltr"],
  ["fa-IR", "fa", "rtl"],
]) {
  test(`a browser set to ${locale} gets ${lang}, ${dir}, and the same values`, () =>
    withBrowser(
      async ({ open }) => {
        const page = await open();
        const html = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
        assert.deepEqual(html, [lang, dir]);
        await choose(page, [deals]);
        await state(page, "ready");
        assert.equal(await kpi(page, "won_amount"), DEALS.won_amount);
        // A text that has no translation would show its id.
        const text = await page.locator("body").innerText();
        assert.doesNotMatch(text, /\b[a-z]+(-[a-z]+){2,}\b(?!\.csv)/, "a message id is shown");
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
        assert.deepEqual(page.attain.errors, []);
      },
      { context: { locale } },
    ));
}
