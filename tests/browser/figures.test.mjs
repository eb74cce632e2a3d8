// Figures that nobody has to doubt: a running year like for like, a CRM's full backup,
// amounts in their own currency.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { choose, csv, kpi, ROOT, state, withBrowser } from "./harness.mjs";

const menuItem = (page, text) => page.locator(".top-bar-filters").getByRole("button", { name: text });

/** Chooses an entry of one of the menus of the top bar, and waits until its figures are there. */
async function pick(page, menu, text) {
  const before = await page.locator(".page-context").innerText();
  await page.locator(".top-bar-filters > *").nth(menu).locator("button").first().click();
  await menuItem(page, text).click();
  await page.waitForFunction((before) => document.querySelector(".page-context").innerText !== before, before);
}

test("a running year is compared with as many days of the year before", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await page.locator('[data-action="sample"]').first().click();
    await state(page, "ready");
    await pick(page, 0, /^This year/);
    const [days, compared] = (await page.locator(".page-context").innerText()).split(" · compared with ");
    assert.deepEqual([days, compared], ["Jan 2025 – Jun 2025", "Jan 2024 – Jun 2024"]);
    const tile = page.locator('[data-kpi="revenue"]').first();
    const now = await kpi(page, "revenue");
    const change = await tile.locator(".change-figure .said").innerText();

    // The comparison's own days give what the year is held against.
    await page.locator(".top-bar-filters > *").first().locator("button").first().click();
    await page.locator(".custom-period input").first().fill("2024-01-01");
    await page.locator(".custom-period input").last().fill("2024-06-30");
    await page.locator('[data-action="period"]').click();
    await page.waitForFunction((now) => Number(document.querySelector('[data-kpi="revenue"]').dataset.value) !== now, now);
    const before = await kpi(page, "revenue");
    const percent = (100 * (now - before)) / before;
    assert.equal(change, `${percent < 0 ? "-" : "+"}${Math.abs(percent).toFixed(1)}%`);
    assert.deepEqual(page.attain.errors, []);
  }));

test("a CRM's full backup gives what was invoiced, and asks once which documents are the revenue", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    const folder = join(ROOT, "tests/browser/backup");
    await choose(page, readdirSync(folder).map((name) => join(folder, name)));
    await state(page, "ready");
    const question = page.locator('[data-question="other_revenue"]');
    await question.waitFor();
    assert.equal(await kpi(page, "revenue"), 2000, "invoices, but for the cancelled one");
    const answers = question.locator('[data-action="revenue"]');
    await answers.filter({ hasText: "Orders" }).click();
    await page.waitForFunction(() => Number(document.querySelector('[data-kpi="revenue"]').dataset.value) === 2350);
    assert.equal(await kpi(page, "won_amount"), 2000, "deals are deals whatever the revenue is");
    await page.locator('[data-action="undo"]').first().click();
    await page.waitForFunction(() => Number(document.querySelector('[data-kpi="revenue"]').dataset.value) === 2000);
    assert.deepEqual(page.attain.errors, []);
  }));

test("amounts in euro show the euro", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    const lines = ["Deal ID,Stage,Amount (EUR),Close Date", "1,Won,1200.50,2024-01-05", "2,Won,300,2024-01-09", "3,Lost,80,2024-02-11"];
    await choose(page, [csv("deals.csv", lines.join("\n"))]);
    await state(page, "ready");
    assert.equal(await kpi(page, "revenue"), 1500.5);
    assert.equal(await page.locator('[data-kpi="revenue"] .tile-value span').first().getAttribute("title"), "€1,500.50");
    const text = await page.locator("main").innerText();
    assert.doesNotMatch(text, /\$/);
    assert.deepEqual(page.attain.errors, []);
  }));
