// The four languages, and the page that turns around for Persian.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { choose, kpi, ROOT, state, withBrowser } from "./harness.mjs";
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

// A native test has written the table with what the page tells `Intl`.
test("the browser writes numbers and days as the native writer does", () =>
  withBrowser(async ({ browser }) => {
    const page = await browser.newPage();
    const table = JSON.parse(readFileSync(join(ROOT, "tests/golden/intl.json"), "utf8"));
    const other = await page.evaluate(
      (table) =>
        table.flatMap(({ format, locale, options, written }) => {
          const writer = new Intl[format](locale, options);
          const differs = written.filter(([given, text]) => writer.format(given) !== text);
          return differs.map(([given, text]) => `${locale} ${JSON.stringify(options)} ${given}: ${writer.format(given)}, not ${text}`);
        }),
      table,
    );
    assert.ok(table.length > 100);
    assert.deepEqual(other, []);
  }));
