// What axe finds on each page, in light and dark, in a language of either direction.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { choose, state, visit, withBrowser } from "./harness.mjs";
import { deals, messy } from "./files.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const [colorScheme, locale] of [
  ["light", "en-US"],
  ["dark", "fa-IR"],
]) {
  test(`axe finds nothing on any page: ${colorScheme}, ${locale}`, () =>
    withBrowser(
      async ({ open }) => {
        const page = await open();
        await holds(page, "the welcome");
        await choose(page, [messy, deals]);
        await state(page, "ready");
        for (const hash of ["#/", "#/kpis", "#/kpis/new", "#/plans", "#/privacy", "#/data"]) {
          await visit(page, hash);
          await page.waitForTimeout(300);
          await holds(page, hash);
        }
        // The Data page with all there is to open: the stages, the panel, the preview, the columns.
        const toggle = page.locator('[data-action="reading"][aria-expanded="false"]').first();
        if (await toggle.count()) await toggle.click();
        await page.locator('select[data-action="delimiter"]').first().selectOption("|");
        await page.locator('[data-action="reading-reset"]').waitFor();
        await page.locator('[data-action="ignore"]').first().click();
        await page.evaluate(() => document.querySelectorAll("main details").forEach((part) => (part.open = true)));
        await holds(page, "the Data page, all open");
      },
      { context: { colorScheme, locale } },
    ));
}

async function holds(page, where) {
  // Evaluated, not added as a script: the page's policy allows none.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  });
  assert.deepEqual(found, [], where);
}
