// Runs SQL for the tests beside it: a request in JSON a line, an answer a line.
//
//   { folder }   the folder that files are read from
//   { run }      statements without rows
//   { query }    one with rows, which are the answer: [[cell, …], …]
//
// What fails is answered as { error }.

import { createInterface } from "node:readline";
import { DuckDBInstance } from "@duckdb/node-api";

const connection = await (await DuckDBInstance.create(":memory:")).connect();

async function answer({ folder, run, query }) {
    if (folder) {
        process.chdir(folder);
        return [];
    }
    if (run) {
        await connection.run(run);
        return [];
    }
    return (await connection.runAndReadAll(query)).getRows();
}

for await (const line of createInterface({ input: process.stdin })) {
    const found = await answer(JSON.parse(line)).catch((error) => ({ error: String(error.message) }));
    process.stdout.write(`${JSON.stringify(found)}\n`);
}
