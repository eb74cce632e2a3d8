// Where the keyboard is after a change, and what going back closes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, kpi, state, visit, withBrowser } from "./harness.mjs";
import { deals } from "./files.mjs";

const REGIONS = 'figure[data-chart="revenue-by-region"]';

test("filtering by keyboard keeps the focus at the chart and its mark", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    const canvas = page.locator(`${REGIONS} canvas`);
    await canvas.focus();
    await page.keyboard.press("ArrowDown");
    const told = page.locator(`${REGIONS} [aria-live]`);
    const mark = await told.textContent();
    const before = await kpi(page, "won_amount");
    await page.keyboard.press("Enter");
    await changed(page, before);
    assert.equal(await focused(page), "CANVAS");
    assert.equal((await told.textContent()).split(":")[0], mark.split(":")[0], "the same mark is pointed at");
    // The next arrow goes on from there, and the second press takes the filter back.
    await page.keyboard.press("Enter");
    await page.waitForFunction((value) => Number(document.querySelector('[data-kpi="won_amount"]')?.dataset.value) === value, before);
    assert.equal(await focused(page), "CANVAS");
    assert.deepEqual(page.attain.errors, []);
  }));

test("filtering in a table keeps the focus at the name", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    await page.locator(`${REGIONS} [data-action="table"]`).click();
    const name = page.locator(`${REGIONS} tbody [data-filter="region"]`).first();
    const text = await name.textContent();
    const before = await kpi(page, "won_amount");
    await name.focus();
    await page.keyboard.press("Enter");
    await changed(page, before);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), text);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-pressed")), "true");
  }));

test("removing a chip gives the focus to the next one, and the last to the menu", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    const marks = page.locator(`${REGIONS} .mark-button`);
    const before = await kpi(page, "won_amount");
    await marks.nth(0).click();
    await changed(page, before);
    await marks.nth(1).click({ modifiers: ["Control"] });
    const chips = page.locator("[data-chip]");
    await page.waitForFunction(() => document.querySelectorAll("[data-chip]").length === 2);
    const second = await chips.nth(1).textContent();
    await chips.nth(0).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll("[data-chip]").length === 1);
    await page.waitForFunction(() => document.activeElement !== document.body);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), second);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll("[data-chip]").length === 0);
    await page.waitForFunction(() => document.activeElement !== document.body);
    assert.equal(await page.evaluate(() => document.activeElement.closest(".top-bar-filters") !== null), true);
  }));

test("going back closes the details, and closing them leaves nothing to go back to", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    await visit(page, "#/kpis");
    await visit(page, "#/");
    const drawer = page.locator("dialog.drawer[open]");
    const explain = page.locator('.tile [data-action="explain"]').first();
    await explain.click();
    await drawer.waitFor();
    await page.goBack();
    await drawer.waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => location.hash), "#/");
    await explain.click();
    await drawer.waitFor();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    await page.waitForFunction(() => history.state === null);
    await page.goBack();
    await page.waitForFunction(() => location.hash === "#/kpis");
    assert.deepEqual(page.attain.errors, []);
  }));

test("a target is refused with a reason, and set for a span and for what is filtered", () =>
  withBrowser(async ({ open }) => {
    const page = await shown(open);
    await page.locator('.tile[data-kpi="won_deals"] [data-action="explain"]').click();
    const drawer = page.locator("dialog.drawer[open]");
    const input = drawer.locator(".target-form input");
    await input.fill("-5");
    await drawer.locator('[data-action="target"]').click();
    await drawer.locator('[role="alert"]').filter({ hasText: /below zero/ }).waitFor();
    assert.equal(await input.inputValue(), "-5", "what was typed is still there");
    await input.fill("12");
    await drawer.locator('[data-action="target-per"]').selectOption("year");
    await drawer.locator('[data-action="target"]').click();
    await drawer.locator(".target").waitFor();
    await page.keyboard.press("Escape");
    const bar = page.locator('.tile[data-kpi="won_deals"] .target');
    await bar.waitFor();
    const before = await kpi(page, "won_amount");
    await page.locator(`${REGIONS} .mark-button`).first().click();
    await changed(page, before);
    assert.equal(await bar.count(), 0, "a target of everything says nothing of one region");
  }));

async function shown(open) {
  const page = await open();
  await choose(page, [deals]);
  await state(page, "ready");
  await page.locator(`${REGIONS} canvas`).waitFor();
  return page;
}

async function focused(page) {
  return page.evaluate(() => document.activeElement.tagName);
}

async function changed(page, from) {
  await page.waitForFunction((old) => Number(document.querySelector('[data-kpi="won_amount"]')?.dataset.value) !== old, from);
}
