// The files the flows import. Small ones are written here, where their figures can be
// checked by eye; large ones come from the project's own generator.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { csv, ROOT } from "./harness.mjs";

/** Six closed deals, two open ones. */
export const deals = csv(
  "deals.csv",
  `Opportunity ID,Opportunity Name,Account Name,Opportunity Owner,Product,Region,Stage,Amount,Created Date,Close Date,Loss Reason
D-1,Alpha rollout,Alpha,Ana Ruiz,Basic,North,Closed Won,1000,2024-01-01,2024-01-11,
D-2,Beta seats,Beta,Ana Ruiz,Basic,North,Closed Won,2000,2024-01-05,2024-01-25,
D-3,Gamma pilot,Gamma,Bo Chen,Plus,South,Closed Won,3000,2024-02-01,2024-03-02,
D-4,Delta suite,Delta,Bo Chen,Plus,South,Closed Won,6000,2024-02-10,2024-03-21,
D-5,Epsilon try,Epsilon,Ana Ruiz,Plus,North,Closed Lost,4000,2024-02-01,2024-02-20,Price
D-6,Zeta try,Zeta,Bo Chen,Basic,South,Closed Lost,1500,2024-02-03,2024-03-01,Timing
D-7,Eta talk,Eta,Ana Ruiz,Plus,North,Negotiation,2500,2024-03-01,,
D-8,Theta talk,Theta,Bo Chen,Basic,South,Prospecting,500,2024-03-05,,
`,
);

/** What `deals` amounts to. */
export const DEALS = {
  won_deals: 4,
  won_amount: 12000,
  win_rate: 4 / 6,
  average_deal_size: 3000,
  median_deal_size: 2500,
  sales_cycle: 25,
};

/** The same deals as a European export would write them. */
export const dealsInGerman = csv(
  "geschaeft.csv",
  deals.buffer
    .toString()
    .replaceAll(",", ";")
    .replaceAll(/;(\d+)000;/g, ";$1.000,00;")
    .replaceAll(/(\d{4})-(\d{2})-(\d{2})/g, "$3.$2.$1"),
);

/** Stages nobody knows, days that could be months, and amounts that are none. */
export const messy = csv(
  "pipeline.csv",
  [
    "Deal,Account,Owner,Stage,Amount,Created Date,Close Date",
    ...Array.from({ length: 24 }, (_, at) => {
      const stage = ["Coffee", "Handshake", "Handshake", "Farewell"][at % 4];
      const amount = at === 5 ? "=tbd" : 1000 + 10 * at;
      return `Deal ${at},Acme ${at % 5},Ana Ruiz,${stage},${amount},${(at % 9) + 1}/3/2024,${(at % 9) + 2}/4/2024`;
    }),
  ].join("\n"),
);

/** Not a table at all. */
export const broken = { name: "logo.csv", mimeType: "text/csv", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3, 0, 0]) };

/** Path of a generated deals file with so many rows; kept in target/ between runs. */
export function generatedDeals(rows) {
  const folder = join(ROOT, "target/generated", `deals-${rows}`);
  if (!existsSync(folder) || readdirSync(folder).length === 0) {
    mkdirSync(folder, { recursive: true });
    execFileSync("cargo", ["run", "--quiet", "--locked", ...profile(), "--example", "generate", "--", folder, "--deals", String(rows), "--only", "deals"], {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  return join(folder, readdirSync(folder)[0]);
}

/** A generated deals file of which so many percent of the cells are bad, and how many of each kind. */
export function spoiledDeals(rows, percent) {
  const folder = join(ROOT, "target/generated", `spoiled-${rows}-${percent}`);
  mkdirSync(folder, { recursive: true });
  const said = execFileSync(
    "cargo",
    ["run", "--quiet", "--locked", ...profile(), "--example", "generate", "--", folder, "--deals", String(rows), "--only", "deals", "--spoil", String(percent)],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" },
  );
  return { file: join(folder, "deals.csv"), made: JSON.parse(said.split("\n")[0]) };
}

/** Paths of a generated team's files, all datasets. */
export function generatedTeam(dealCount) {
  const folder = join(ROOT, "target/generated", `team-${dealCount}`);
  if (!existsSync(folder) || readdirSync(folder).length === 0) {
    mkdirSync(folder, { recursive: true });
    execFileSync("cargo", ["run", "--quiet", "--locked", ...profile(), "--example", "generate", "--", folder, "--deals", String(dealCount)], {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

// `cargo test` has built the examples in the dev profile already; a benchmark may want the fast one.
function profile() {
  return process.env.ATTAIN_RELEASE ? ["--release"] : [];
}
