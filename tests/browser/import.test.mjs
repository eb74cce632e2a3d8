// Files in, figures out; and what happens to files that are not what they should be.

import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, csv, kpi, state, visit, withBrowser } from "./harness.mjs";
import { broken, DEALS, deals, dealsInGerman, generatedDeals, generatedTeam } from "./files.mjs";

test("a deals export becomes KPIs with the right values", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.state), "empty");
    await choose(page, [deals]);
    await state(page, "ready");
    await shows(page, DEALS);
    const measured = await page.evaluate(() => performance.getEntriesByName("attain:import").at(-1)?.detail);
    assert.deepEqual(measured, { rows: 8, bytes: deals.buffer.length });
    assert.deepEqual(page.attain.errors, []);
    assert.deepEqual(page.attain.refusals, []);
  }));

test("semicolons, decimal commas and day-first dates give the same values", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [dealsInGerman]);
    await state(page, "ready");
    await shows(page, DEALS);
  }));

test("several files at once are joined: everything the generator writes is understood", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    const files = generatedTeam(600);
    await choose(page, files);
    await state(page, "ready");
    assert.ok((await kpi(page, "won_deals")) > 0);
    assert.deepEqual(page.attain.errors, []);
  }));

test("a file that is no table gives a message and the page goes on", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [broken]);
    await state(page, "ready", "failed", "empty");
    await page.locator('[role="alert"], [role="status"]').filter({ hasText: /\S/ }).first().waitFor();
    await choose(page, [deals]);
    await state(page, "ready");
    await shows(page, DEALS);
  }));

test("an empty file and a header without rows do no harm", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [csv("empty.csv", ""), csv("header.csv", "Stage,Amount\n"), deals]);
    await state(page, "ready");
    await shows(page, DEALS);
  }));

test("cancel half way keeps what was there before", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [deals]);
    await state(page, "ready");
    // A fast machine is done before a test could look and click, so the page is told to click.
    await page.evaluate(() => {
      const timer = setInterval(() => {
        const done = document.querySelector(".import progress")?.value ?? 0;
        if (done < 0.3) return;
        clearInterval(timer);
        window.cancelledAt = done;
        document.querySelector('[data-action="cancel"]').click();
      }, 1);
    });
    await choose(page, generatedDeals(300_000));
    await page.waitForFunction(() => window.cancelledAt > 0);
    assert.ok((await page.evaluate(() => window.cancelledAt)) < 1, "the import was over");
    await state(page, "ready");
    await shows(page, DEALS);
  }));

async function shows(page, values) {
  // The one page that has them all.
  await visit(page, "#/kpis");
  for (const [id, value] of Object.entries(values)) {
    const shown = await kpi(page, id);
    assert.ok(Math.abs(shown - value) < 1e-9 * Math.max(1, Math.abs(value)), `${id} is ${shown}, not ${value}`);
  }
}
