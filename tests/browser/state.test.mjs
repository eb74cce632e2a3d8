// What is remembered, what is forgotten, and what happens where nothing can be kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, csv, kpi, mounted, state, withBrowser } from "./harness.mjs";
import { DEALS, deals } from "./files.mjs";

test("a reload brings the files and the figures back", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [deals]);
    await state(page, "ready");
    await page.reload();
    await state(page, "ready");
    assert.equal(await kpi(page, "won_amount"), DEALS.won_amount);
    assert.deepEqual(page.attain.errors, []);
  }));

test("erase forgets everything, also after a reload", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [deals]);
    await state(page, "ready");
    await erase(page);
    await state(page, "empty");
    await page.reload();
    await mounted(page);
    await page.waitForTimeout(500);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.state), "empty");
    const left = await page.evaluate(async () => {
      const names = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
      return names;
    });
    assert.deepEqual(left, []);
  }));

test("what two tabs import at once is shown in both, and after a reload", () =>
  withBrowser(async ({ open }) => {
    const first = await open();
    const second = await open();
    const other = deals.buffer.toString().replaceAll("D-", "E-").replace("1000", "9000");
    await Promise.all([choose(first, [deals]), choose(second, [csv("others.csv", other)])]);
    for (const page of [first, second]) await won(page, 2 * DEALS.won_amount + 8000);
    await first.reload();
    await won(first, 2 * DEALS.won_amount + 8000);
    assert.deepEqual([...first.attain.errors, ...second.attain.errors], []);
  }));

test("a full storage gives a message and the figures all the same", () =>
  withBrowser(async ({ browser, url, open }) => {
    const page = await open();
    const session = await browser.newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(url).origin, quotaSize: 1 });
    await choose(page, [deals]);
    await state(page, "ready");
    assert.equal(await kpi(page, "won_amount"), DEALS.won_amount);
    await message(page);
  }));

test("a forbidden storage gives a message and the figures all the same", () =>
  withBrowser(async ({ open }) => {
    const page = await open("", (fresh) =>
      fresh.addInitScript(() => {
        const refuse = () => {
          throw new DOMException("storage is forbidden", "SecurityError");
        };
        Object.defineProperty(window, "localStorage", { get: refuse });
      }),
    );
    await choose(page, [deals]);
    await state(page, "ready");
    assert.equal(await kpi(page, "won_amount"), DEALS.won_amount);
    await message(page);
  }));

test("damaged settings are set aside with a message and the page starts", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [deals]);
    await state(page, "ready");
    await page.locator('[data-filter="region"]').first().click();
    await page.waitForFunction(() => localStorage.length > 0);
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"version":1,');
    });
    await page.reload();
    await mounted(page);
    await message(page);
    await choose(page, [deals]);
    await state(page, "ready");
    assert.equal(await kpi(page, "won_amount"), DEALS.won_amount);
  }));

test("what cannot be read of one group leaves the others alone", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await keep(page, {
      "attain.settings": '{"version":1,"value":{"theme":"dark"}}',
      "attain.view": "{",
    });
    await message(page);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    assert.deepEqual(await kept(page), {
      "attain.settings": '{"version":1,"value":{"theme":"dark"}}',
      "attain.view.set-aside": "{",
    });
  }));

test("what a newer build saved is not written over", () =>
  withBrowser(async ({ open }) => {
    const newer = '{"version":99,"value":{"filters":"of tomorrow"}}';
    const page = await open();
    await keep(page, { "attain.view": newer });
    await message(page);
    await choose(page, [deals]);
    await state(page, "ready");
    const before = await kpi(page, "won_amount");
    await page.locator('[data-filter="region"]').first().click();
    await changed(page, before);
    await page.waitForTimeout(600);
    assert.deepEqual(await kept(page), { "attain.view": newer });
  }));

test("the one value of earlier builds is taken over", () =>
  withBrowser(async ({ open }) => {
    const single = '{"version":1,"settings":{"theme":"dark","language":"fa"},"goals":{"pins":["win_rate"],"targets":{}}}';
    const page = await open();
    await keep(page, { attain: single });
    assert.deepEqual(await page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.lang]), ["dark", "fa"]);
    await page.waitForFunction(() => localStorage.getItem("attain.goals"));
    const { attain, ...groups } = await kept(page);
    assert.equal(attain, single);
    const { generation, ...goals } = JSON.parse(groups["attain.goals"]);
    assert.ok(generation > 0);
    assert.deepEqual(goals, { version: 2, value: { pins: ["win_rate"], targets: {} } });
    assert.deepEqual(Object.keys(groups).sort(), ["attain.goals", "attain.settings"]);
  }));

test("undo takes a filter back, redo brings it again", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [deals]);
    await state(page, "ready");
    const before = await kpi(page, "won_amount");
    await page.locator('[data-filter="region"]').first().click();
    await changed(page, before);
    const filtered = await kpi(page, "won_amount");
    await page.locator('[data-action="undo"]').first().click();
    await changed(page, filtered);
    assert.equal(await kpi(page, "won_amount"), before);
    await page.locator('[data-action="redo"]').first().click();
    await changed(page, before);
    assert.equal(await kpi(page, "won_amount"), filtered);
  }));

/** Puts these texts into storage, alone, and begins anew. */
async function keep(page, texts) {
  await page.evaluate((texts) => {
    localStorage.clear();
    for (const [key, text] of Object.entries(texts)) localStorage.setItem(key, text);
  }, texts);
  await page.reload();
  await mounted(page);
}

/** Waits for the page to show this amount. */
async function won(page, amount) {
  await page.waitForFunction((wanted) => Number(document.querySelector('[data-kpi="won_amount"]')?.dataset.value) === wanted, amount);
}

async function kept(page) {
  return page.evaluate(() => ({ ...localStorage }));
}

async function changed(page, from) {
  await page.waitForFunction(
    (old) => Number(document.querySelector('[data-kpi="won_amount"]')?.dataset.value) !== old,
    from,
  );
}

async function erase(page) {
  await page.evaluate(() => (location.hash = "#/data"));
  await page.locator('[data-action="erase"]').first().click();
  await page.locator('[data-action="erase-confirm"]').click();
}

async function message(page) {
  await page.locator('[role="alert"], [role="status"]').filter({ hasText: /\S/ }).first().waitFor();
}
