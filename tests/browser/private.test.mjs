// Nothing leaves the tab.

import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, state, withBrowser } from "./harness.mjs";
import { deals } from "./files.mjs";

test("no request is made while a file is imported and every page is visited", () =>
  withBrowser(async ({ url, browser, open }) => {
    const page = await open();
    // From the moment the page has started; workers' requests are the context's.
    await page.waitForLoadState("networkidle");
    const later = [];
    browser.on("request", (request) => later.push(request.url()));
    await choose(page, [deals]);
    await state(page, "ready");
    const hrefs = await page.locator('a[href^="#/"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.ok(hrefs.length > 1, "the page has no navigation");
    for (const hash of new Set(hrefs)) {
      await page.evaluate((next) => (location.hash = next), hash);
      await page.waitForTimeout(150);
    }
    assert.deepEqual(
      later.filter((address) => !/^(blob|data):/.test(address)),
      [],
    );
    assert.ok(page.attain.requests.every((address) => address.startsWith(url) || /^(blob|data):/.test(address)));
    assert.deepEqual(page.attain.refusals, []);
  }));

test("the policy allows the page's own origin and nothing else", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    // The page's own, and the one it adds once it has loaded.
    const policies = page.locator('meta[http-equiv="Content-Security-Policy"]');
    await policies.nth(1).waitFor({ state: "attached" });
    for (const policy of await policies.evaluateAll((metas) => metas.map((meta) => meta.content))) {
      assert.match(policy, /default-src 'none'/);
      assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
    }
  }));
