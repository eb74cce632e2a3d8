// What a breakdown shows and what it leaves out: on the page, as a table, as a file; in
// the currency of its data.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { choose, csv, state, withBrowser } from "./harness.mjs";

const REGIONS = 'figure[data-chart="revenue-by-region"]';
const COUNT = 26;

/** A deal of 1,000 × its number, in euros, for each of 26 regions. */
const deals = csv(
  "deals.csv",
  [
    "Deal ID,Owner,Region,Stage,Amount (EUR),Created,Close Date",
    ...Array.from({ length: COUNT }, (_, at) => `D-${at},Ida,Region ${String(at + 1).padStart(2, "0")},Closed Won,${(at + 1) * 1000},2024-01-02,2024-02-03`),
  ].join("\n"),
);

const WHOLE = (COUNT * (COUNT + 1) * 1000) / 2;

test("nothing is left out without a word, and parts add up to the whole", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    const region = page.locator(REGIONS);
    await region.locator('[data-action="show-all"]').filter({ hasText: String(COUNT) }).waitFor();
    assert.equal(await region.locator(".mark-button").count(), 12);
    const [file] = await Promise.all([page.waitForEvent("download"), region.locator('[data-action="export-csv"]').click()]);
    const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n").map((line) => line.split(","));
    assert.equal(lines.length, COUNT + 2, "a head, every region, and the total");
    const sum = lines.slice(1, -1).reduce((sum, line) => sum + Number(line[1]), 0);
    assert.deepEqual([sum, Number(lines.at(-1)[1])], [WHOLE, WHOLE]);
    await region.locator('[data-action="show-all"]').click();
    await page.waitForFunction(([id, count]) => document.querySelectorAll(`${id} .mark-button`).length === count, [REGIONS, COUNT]);
    await region.locator('[data-action="table"]').click();
    assert.equal(await region.locator("tbody tr").count(), COUNT);
    assert.match(await region.locator("tfoot").textContent(), /351,000/);
    assert.deepEqual(page.attain.errors, []);
  }));

test("amounts stay in the currency of the files until a rate leads to another", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    const tile = page.locator('.tile[data-kpi="revenue"] .tile-value');
    assert.match(await tile.textContent(), /^€351,000/);
    assert.equal((await page.locator("main").textContent()).includes("$"), false);
    await page.locator('[data-action="settings"]').click();
    await page.locator('select[data-action="currency"]').selectOption("JPY");
    await page.locator('[data-missed-currency="JPY"] [data-action="rates"]').click();
    await page.locator('[data-rate="EUR"]').fill("160");
    await page.locator('[data-rate="EUR"]').blur();
    await page.locator('a[href="#/"], a[href="#/overview"]').first().click();
    await tile.filter({ hasText: "¥" }).waitFor();
    await page.locator('[data-action="settings"]').click();
    await page.locator('select[data-action="currency"]').selectOption("data");
    await tile.filter({ hasText: "€351,000" }).waitFor();
  }));

async function shown(open) {
  const page = await open();
  await choose(page, [deals]);
  await state(page, "ready");
  await page.locator(`${REGIONS} canvas`).waitFor();
  return page;
}
