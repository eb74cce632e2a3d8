// What only the user can know, asked where the figures are; what an import has brought;
// and the ways back: from a removal, from the sample.

import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, csv, kpi, state, visit, withBrowser } from "./harness.mjs";
import { deals, messy } from "./files.mjs";

/** A file of orders whose header no list of words knows. */
const unknown = csv(
  "zq.csv",
  `zq1,zq2,zq3,zq4\n${Array.from({ length: 60 }, (_, row) => `2024-0${(row % 9) + 1}-1${row % 9},${row + 1}.50,${["Nord AG", "Ost Ltd", "West GmbH", "Mitte SE"][row % 4]},${["Tea", "Mug", "Cap"][row % 3]}`).join("\n")}\n`,
);

/** The identifiers of the tiles in their order. */
const tiles = (page) => page.locator(".tile[data-kpi]").evaluateAll((all) => all.map((tile) => tile.dataset.kpi));

test("a file with unknown headers is brought to figures with one press on the overview", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [unknown]);
    await state(page, "ready");
    const question = page.locator('[data-question="unknown_dataset"]');
    await question.waitFor();
    assert.deepEqual(await tiles(page), [], "no grey tiles");
    await question.locator('[data-action="take-as"]').first().click();
    assert.ok(Math.abs((await kpi(page, "revenue")) - 1860) < 1e-9);
    assert.equal((await tiles(page))[0], "revenue");
    assert.equal(await question.count(), 0);
    assert.equal(await page.evaluate(() => location.hash || "#/"), "#/", "nobody left the overview");
    // It is one step of undo, and remembered.
    await page.locator('[data-action="undo"]').first().click();
    await question.waitFor();
    await question.locator('[data-action="take-as"]').first().click();
    await question.waitFor({ state: "detached" });
    await page.reload();
    await state(page, "ready");
    assert.ok(Math.abs((await kpi(page, "revenue")) - 1860) < 1e-9);
    assert.deepEqual(page.attain.errors, []);
  }));

test("stages are asked on the overview, and answered by keyboard without losing the focus", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [messy]);
    await state(page, "ready");
    const question = page.locator('[data-question="unknown_status"]');
    await question.locator('[data-stage="Handshake"] [data-status="won"]').press("Enter");
    await question.locator('[data-stage="Farewell"] [data-status="lost"]').press("Enter");
    await question.locator('[data-action="stages-confirm"]').press("Enter");
    await question.waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement !== document.body);
    assert.equal(await kpi(page, "won_deals"), 12);
    const dates = page.locator('[data-question="ambiguous_dates"]');
    assert.ok((await dates.count()) <= 1, "once for the file");
    assert.deepEqual(page.attain.errors, []);
  }));

test("an empty file fails with its message, a header without rows gives no zeros", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [csv("empty.csv", "")]);
    await state(page, "failed");
    await page.locator('[role="alert"]').filter({ hasText: "empty.csv" }).waitFor();
    await choose(page, [csv("header.csv", "Deal ID,Stage,Amount,Created,Close Date\n")]);
    await state(page, "ready");
    await page.locator(".no-answers").waitFor();
    await visit(page, "#/kpis");
    assert.equal(await kpi(page, "won_deals"), "unavailable: empty_dataset");
    assert.equal(await kpi(page, "revenue"), "unavailable: empty_dataset");
    assert.deepEqual(page.attain.errors, []);
  }));

test("a reason leads to its mending", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [csv("deals.csv", "Deal ID,Deal name,Stage,Owner,Created,Close Date\n1,A,Won,Ann,2024-01-02,2024-02-03\n2,B,Lost,Bo,2024-01-05,2024-02-09\n")]);
    await state(page, "ready");
    await visit(page, "#/kpis");
    // What has no figure is folded away with its reasons.
    await page.locator('details:has([data-kpi="won_amount"]) > summary').click();
    await page.locator('.without:has([data-kpi="won_amount"]) [data-remedy="columns"]').click();
    await page.waitForFunction(() => location.hash === "#/data" && document.activeElement?.closest("details")?.open);
    assert.match(await page.evaluate(() => document.activeElement.id), /^file-\d+-columns$/);
    assert.ok(Number(await page.locator(".nav-link .nav-count").getAttribute("data-problems")) > 0, "the Data item counts");
    assert.deepEqual(page.attain.errors, []);
  }));

test("a receipt says what came in, and what is removed is put back", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [deals]);
    await state(page, "ready");
    const receipt = page.locator("[data-receipt]");
    await receipt.filter({ hasText: "Deals" }).waitFor();
    await receipt.locator('[data-action="receipt-close"]').click();
    await receipt.waitFor({ state: "detached" });
    const before = await kpi(page, "won_deals");
    await choose(page, [csv("deals.csv", "Deal ID,Deal name,Stage,Owner,Amount,Created,Close Date\n901,A,Won,Ann,5,2024-01-02,2024-02-03\n")]);
    await receipt.locator('[data-action="remove-earlier"]').waitFor();
    const won = (count) => page.waitForFunction((all) => document.querySelector('[data-kpi="won_deals"]')?.dataset.value === String(all), count);
    await won(before + 1);
    await receipt.locator('[data-action="only-new"]').click();
    await won(1);
    await page.locator('[data-action="notice-undo"]').click();
    await won(before + 1);
    await page.locator('[data-action="receipt-close"]').click();
    await visit(page, "#/data");
    await page.locator('[data-action="receipt-show"]').click();
    await receipt.waitFor();
    assert.deepEqual(page.attain.errors, []);
  }));

test("the sample is labelled and left", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await page.locator('[data-action="sample"]').click();
    await state(page, "ready");
    await page.reload();
    await state(page, "ready");
    await page.locator('[data-label="sample"] [data-action="sample-leave"]').click();
    await state(page, "empty");
    await page.reload();
    await state(page, "empty");
    assert.equal(await page.locator('[data-label="sample"]').count(), 0);
    assert.deepEqual(page.attain.errors, []);
  }));
