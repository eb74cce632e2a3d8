// Own KPIs: written with a mistake that is shown at its place, completed, kept, pinned, used
// in another one; a circle is refused, and what was deleted comes back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, csv, kpi, state, visit, withBrowser } from "./harness.mjs";

const DEALS = csv(
  "deals.csv",
  [
    "Deal ID,Owner,Stage,Amount,Created,Close Date",
    "1,Ida,Closed Won,100,2024-01-02,2024-01-20",
    "2,Ida,Closed Lost,60,2024-01-03,2024-02-03",
    "3,Bo,Closed Won,40,2024-02-01,2024-03-01",
  ].join("\n"),
);

const draft = (page) => page.locator('[data-draft="value"]');

test("an own KPI is written, kept, pinned, used, deleted and brought back", () =>
  withBrowser(async ({ open }) => {
    const page = await open();
    await choose(page, [DEALS]);
    await state(page, "ready");
    await visit(page, "#/kpis");
    await page.locator('[data-action="own-new"]').click();
    const formula = page.locator("#formula");

    // The mistake has its place, and a sentence.
    await formula.pressSequentially("won_amount / sum(amont of deals by closed_at)");
    const error = page.locator('[data-formula-error="17"]');
    await error.waitFor();
    assert.match(await error.textContent(), /“amont”.*did you mean `amount`/);
    assert.equal(await page.locator(".formula-wrong").textContent(), "amont");
    assert.equal(await formula.getAttribute("aria-invalid"), "true");
    await page.locator('[data-action="own-save"]').click();
    assert.match(await page.locator('[role="alert"]').filter({ hasText: "error" }).textContent(), /has an error/);

    // Within a text the values of its field are offered.
    await formula.fill("");
    await formula.pressSequentially('count(deals where owner = "');
    await page.locator('[data-fit="Bo"]').waitFor();
    await formula.pressSequentially("i");
    await page.locator('[data-fit="Ida"][aria-selected="true"]').waitFor();
    await formula.press("Tab");
    assert.equal(await formula.inputValue(), 'count(deals where owner = "Ida"');

    // It is mended with the help of the list: Tab takes a name, the arrows choose, a press does too.
    await formula.fill("");
    await formula.pressSequentially("won_am");
    await page.locator('[data-fit="won_amount"][aria-selected="true"]').waitFor();
    await formula.press("Tab");
    await formula.pressSequentially(" / su");
    await page.locator('[data-fit="sum"]').click();
    assert.equal(await formula.inputValue(), "won_amount / sum()");
    await formula.pressSequentially("amount of dea");
    await formula.press("Enter");
    await formula.pressSequentially(" by cl");
    await formula.press("ArrowDown");
    await formula.press("ArrowUp");
    await formula.press("Enter");
    assert.equal(await formula.inputValue(), "won_amount / sum(amount of deals by closed_at)");
    await page.locator('[data-draft="value"][data-value="0.7"]').waitFor();
    assert.match(await draft(page).textContent(), /70/);
    const owners = page.locator(".mini-bar");
    assert.deepEqual(await owners.evaluateAll((bars) => bars.map((bar) => [bar.dataset.member, Number(bar.dataset.value)])), [
      ["Bo", 1],
      ["Ida", 0.625],
    ]);

    await page.locator('[data-own="name"]').fill("Won share");
    await formula.press("Control+Enter");
    const entry = page.locator(".entry").filter({ has: page.getByText("Won share", { exact: true }) });
    await entry.waitFor();
    assert.equal(await kpi(page, "my_won_share"), 0.7);
    await entry.locator('[data-action="pin"]').click();
    await visit(page, "#/");
    await page.locator('.tile[data-kpi="my_won_share"][data-value="0.7"]').waitFor();
    assert.match(await page.locator('.tile[data-kpi="my_won_share"]').textContent(), /Won share/);

    // It is saved a moment later, and there again at the next visit.
    await page.waitForFunction(() => localStorage.getItem("attain.kpis")?.includes("my_won_share"));
    await page.waitForFunction(() => localStorage.getItem("attain.goals")?.includes("my_won_share"));
    await page.reload();
    await state(page, "ready");
    await page.locator('.tile[data-kpi="my_won_share"][data-value="0.7"]').waitFor();

    // It is part of another one, which begins as a copy.
    await visit(page, "#/kpis/new/win_rate");
    await page.waitForFunction(() => document.querySelector("#formula")?.value.startsWith("won_deals /"));
    await formula.fill("1 - my_won_share");
    await page.locator('[data-own="name"]').fill("Not won");
    await page.locator(`[data-draft="value"][data-value^="0.3"]`).waitFor();
    await page.locator('[data-action="own-save"]').click();
    await page.locator('[data-kpi="my_not_won"][data-value^="0.3"]').waitFor();

    // The first cannot be made of the second in turn.
    await visit(page, "#/kpis/own/my_won_share");
    await page.locator(`[data-draft="value"][data-value="0.7"]`).waitFor();
    await formula.fill("1 - my_not_won");
    const circle = page.locator('[data-formula-error="4"]');
    await circle.waitFor();
    assert.match(await circle.textContent(), /my_not_won → my_won_share → my_not_won/);
    assert.equal(await page.locator(".formula-wrong").textContent(), "my_not_won");

    await page.locator('[data-action="own-delete"]').click();
    await page.locator('[data-notice="kpi-deleted"]').waitFor();
    assert.equal(await page.locator('[data-kpi="my_won_share"]').count(), 0);
    await page.locator('[data-kpi="my_not_won"][data-unavailable="bad_formula"]').waitFor({ state: "attached" });
    await page.locator('[data-action="notice-undo"]').click();
    assert.equal(await kpi(page, "my_won_share"), 0.7);
    await page.locator('[data-kpi="my_not_won"][data-value^="0.3"]').waitFor();
    await visit(page, "#/");
    await page.locator('.tile[data-kpi="my_won_share"][data-value="0.7"]').waitFor();

    // The workspace takes it along.
    await visit(page, "#/data");
    const saving = page.waitForEvent("download");
    await page.locator('[data-action="workspace-save"]').click();
    const saved = await (await saving).path();
    await page.locator('[data-action="erase"]').click();
    await page.locator('[data-action="erase-confirm"]').click();
    await state(page, "empty");
    await choose(page, [DEALS]);
    await state(page, "ready");
    await visit(page, "#/data");
    await page.setInputFiles('[data-action="workspace-open"]', saved);
    await page.locator('[data-notice="workspace-opened"]').waitFor();
    await visit(page, "#/");
    await page.locator('.tile[data-kpi="my_won_share"][data-value="0.7"]').waitFor();
    assert.deepEqual([page.attain.errors, page.attain.refusals], [[], []]);
  }));

test("the language beside the formula is searched, and a press inserts its example", () =>
  withBrowser(async ({ open }) => {
    const page = await open("#/kpis/new");
    await page.locator('[data-action="search-reference"]').fill("hundredths");
    assert.deepEqual(await page.locator("[data-construct]").evaluateAll((all) => all.map((one) => one.dataset.construct)), ["points"]);
    await page.locator('[data-action="insert"]').click();
    assert.equal(await page.locator("#formula").inputValue(), "points(win_rate - previous(win_rate))");
    // Without files a right formula has no value, and says what would give it one.
    await page.locator('[data-draft="value"][data-unavailable="no_dataset"]').waitFor();
    assert.deepEqual(page.attain.errors, []);
  }));
