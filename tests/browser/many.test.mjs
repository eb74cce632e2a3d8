// Hundreds of files, thousands of columns: the page builds what is looked at.

import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, csv, state, visit, withBrowser } from "./harness.mjs";

const deal = (number) => csv(`deals-${number}.csv`, `Deal ID,Stage,Amount,Close Date\nD-${number},Closed Won,${number},2024-01-11\n`);
const deals = (from, to) => Array.from({ length: to - from }, (_, at) => deal(from + at));
const FOLDED = ".file-folded";

test("the Data page does not grow with the files", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    const nodes = async (files) => {
      await choose(page, files);
      await page.waitForFunction((count) => document.querySelector("[data-receipt]")?.dataset.receipt === String(count), files.length);
      await visit(page, "#/data");
      await page.locator(FOLDED).nth(39).waitFor();
      return page.evaluate(() => document.querySelectorAll("*").length);
    };
    const strange = csv("strange.csv", "Foo,Bar\n1,x\n2,y\n");
    const few = await nodes([...deals(0, 50), strange]);
    const many = await nodes(deals(50, 110));
    assert.ok(many < few + 100, `${few} elements for 51 files, ${many} for 111`);
    assert.equal(await page.locator(".file").count(), 40);

    // What is not built is found, and more of it built.
    const search = page.locator('[data-action="search-files"]');
    await search.fill("deals 104");
    const found = page.locator(".file", { hasText: "deals-104.csv" });
    await found.waitFor();
    assert.equal(await page.locator(".file").count(), 1);
    await found.locator('[data-action="open-file"]').click();
    await found.locator('[data-action="dataset"]').waitFor();
    await search.fill("");
    await page.locator('[data-action="list-more"]').click();
    await page.locator(FOLDED).nth(79).waitFor();
    assert.equal(await page.locator(".file").count(), 81, "what is open stays");
    await found.locator('[data-action="open-file"]').click();
    await page.locator(".file", { hasText: "deals-104.csv" }).waitFor({ state: "detached" });

    // A way into a file unfolds it, wherever it stands.
    await page.locator('[data-problem="unknown_dataset"] [data-action="see-columns"]').click();
    await page.waitForFunction(() => /^file-\d+-columns$/.test(document.activeElement?.id ?? "") && document.activeElement.closest("details").open);
    await page.locator(".file", { hasText: "strange.csv" }).locator('tr[data-column="Foo"]').waitFor();
    assert.deepEqual(page.attain.errors, []);
  }));

test("a file of many columns shows those that are used, and finds the others", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    const others = Array.from({ length: 400 }, (_, at) => `Extra ${at}`);
    const row = (id) => `${others.map((_, at) => at).join(",")},${id},Closed Won,5,2024-01-11`;
    await choose(page, [csv("wide.csv", `${others.join(",")},Deal ID,Stage,Amount,Close Date\n${row(1)}\n${row(2)}\n`)]);
    await state(page, "ready");
    await visit(page, "#/data");
    const rows = page.locator("tr[data-column]");
    await page.locator('[id$="-columns"]').waitFor();
    assert.equal(await rows.count(), 0, "what is folded is not built");
    await page.locator('[id$="-columns"]').click();
    await page.locator('tr[data-column="Amount"]').waitFor();
    assert.equal(await rows.count(), 44);
    await page.locator('[data-action="search-columns"]').fill("extra 399");
    await page.locator('tr[data-column="Extra 399"]').waitFor();
    assert.equal(await rows.count(), 1);
    await page.locator('[data-action="search-columns"]').fill("nowhere");
    await page.locator(".file .chart-empty").waitFor();
    await page.locator('[data-action="reading"]').click();
    await page.locator(".preview-table th").nth(49).waitFor();
    assert.equal(await page.locator(".preview-table th").count(), 50);
    assert.deepEqual(page.attain.errors, []);
  }));
