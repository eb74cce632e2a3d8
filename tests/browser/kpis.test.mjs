// The page of all KPIs, and what can be asked of one of them: its rows, its breakdown, its SQL.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import { choose, csv, state, visit, withBrowser } from "./harness.mjs";

const deals = csv(
  "deals.csv",
  "Deal ID,Owner,Stage,Amount,Created,Close Date\n1,Ann,Won,100,2024-01-02,2024-02-03\n2,Ann,Lost,50,2024-01-05,2024-02-09\n" +
    "3,Bo,Won,300,2024-01-06,2024-03-03\n4,Bo,Won,20,2024-01-06,2024-03-04\n",
);

test("a figure is copied as SQL, and comes out the same in a database", () =>
  withBrowser(async ({ open, browser }) => {
    await browser.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await shown(open);
    await page.locator('.entry:has([data-kpi="win_rate"]) .entry-name').click();
    await page.locator('.drawer select[data-action="breakdown"] option[value="owner"]').waitFor({ state: "attached" });
    await page.locator('.drawer select[data-action="breakdown"]').selectOption("owner");
    const copy = page.locator('.drawer [data-action="copy-sql"]');
    await copy.click();
    await page.locator('.drawer [role="status"]').filter({ hasText: "Copied" }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(await page.locator(".drawer textarea").inputValue(), text);
    const database = await (await DuckDBInstance.create()).connect();
    await database.run(
      "CREATE TABLE deals AS SELECT row_number() OVER () AS row_number, * FROM (VALUES ('Ann','won',DATE '2024-02-03'), ('Ann','lost',DATE '2024-02-09')," +
        " ('Bo','won',DATE '2024-03-03'), ('Bo','won',DATE '2024-03-04')) AS d(owner, status, closed_at)",
    );
    const rows = await (await database.run(text)).getRowsJson();
    assert.deepEqual(rows.map(([member, value]) => [member, value]).sort(), [["Ann", 0.5], ["Bo", 1]]);
    // The dialect is remembered once it was saved.
    await page.locator('.drawer select[data-action="sql-dialect"]').selectOption("Spark SQL");
    await page.waitForTimeout(700);
    await page.reload();
    await state(page, "ready");
    await page.locator('.entry:has([data-kpi="win_rate"]) .entry-name').click();
    assert.equal(await page.locator('.drawer select[data-action="sql-dialect"]').inputValue(), "Spark SQL");
    assert.deepEqual(page.attain.errors, []);
  }));

test("the figure of a chart opens as it is drawn", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    await visit(page, "#/");
    await page.locator('figure[data-chart="leaderboard"] [data-action="explain"]').click();
    await page.locator('.drawer figure[data-chart="detail"] canvas').waitFor();
    assert.equal(await page.locator('.drawer select[data-action="breakdown"]').inputValue(), "owner");
    assert.deepEqual(page.attain.errors, []);
  }));

test("a figure adds up, and each part of it opens to its rows", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    await page.locator('.entry:has([data-kpi="win_rate"]) .entry-name').click();
    const terms = page.locator(".drawer [data-term]");
    await terms.first().waitFor();
    assert.match(await page.locator(".drawer .line-numbers").textContent(), /^3 ÷ 4 = 75\.0%$/);
    assert.match(await page.locator(".drawer [data-interval]").textContent(), /between 30\.1% and 95\.4%/);
    for (const [at, count] of [[0, 3], [1, 4]]) {
      await terms.nth(at).locator('[data-action="rows"]').click();
      await terms.nth(at).locator("tbody tr").nth(count - 1).waitFor();
      assert.equal(await page.locator(".drawer tbody tr").count(), count, "one part is open");
    }
    await terms.nth(1).locator('[data-action="rows"]').click();
    assert.equal(await page.locator(".drawer tbody").count(), 0);
    assert.deepEqual(page.attain.errors, []);
  }));

test("KPIs are found by what the field calls them, and the arrows go through them", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    const courses = () => document.querySelectorAll(".entry").length === document.querySelectorAll(".entry-course canvas").length;
    await page.waitForFunction(courses);
    await page.locator("h1").click();
    await page.keyboard.press("/");
    await page.waitForFunction(() => document.activeElement.id === "kpi-search");
    await page.keyboard.type("closed won");
    // Those whose texts have both words, the ones that are called so first.
    await page.waitForFunction(() => document.querySelectorAll(".entry").length < 15);
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "Won deals");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "Won amount");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await page.evaluate(() => document.activeElement.id), "kpi-search");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator(".drawer .dialog-title").filter({ hasText: "Won deals" }).waitFor();
    assert.deepEqual(page.attain.errors, []);
  }));

async function shown(open) {
  const page = await open();
  await choose(page, [deals]);
  await state(page, "ready");
  await visit(page, "#/kpis");
  await page.locator('.entry [data-kpi="win_rate"][data-value]').waitFor();
  return page;
}

function focused(page) {
  return page.evaluate(() => document.activeElement.textContent);
}
