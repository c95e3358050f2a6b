// An emulator without a window for `proof host`: bytes of the program come in, answers go out.
// usage: node terminals.mjs DIRECTORY-WITH-NODE_MODULES NAME COLUMNS ROWS
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [directory, name, columns, rows] = process.argv.slice(2);
const require = createRequire(join(directory, "package.json"));
const options = { cols: Number(columns), rows: Number(rows), allowProposedApi: true };

async function emulator() {
  if (name === "ghostty-web") {
    globalThis.self ??= globalThis;
    console.log = console.warn = console.error; // the core's warnings must not be typed into the program
    const home = join(directory, "node_modules", "ghostty-web");
    const { Ghostty } = await import(join(home, "dist", "ghostty-web.js"));
    const core = (await Ghostty.load(`data:application/wasm;base64,${readFileSync(join(home, "ghostty-vt.wasm"), "base64")}`)).createTerminal(options.cols, options.rows);
    const feed = (bytes) => {
      if (bytes.length === 0) return; // the core throws at nothing
      core.write(bytes);
      for (let answer = core.readResponse(); answer; answer = core.readResponse()) process.stdout.write(answer);
    };
    // The core leaves device attributes to the application around it, so they are answered here, in their place among the other answers.
    const question = Buffer.from("\x1b[c");
    return {
      write(bytes) {
        for (let at = bytes.indexOf(question); at >= 0; at = bytes.indexOf(question)) {
          feed(bytes.subarray(0, at));
          process.stdout.write("\x1b[?62;22c");
          bytes = bytes.subarray(at + question.length);
        }
        feed(bytes);
      },
    };
  }
  const { Terminal } = require("@xterm/headless");
  const terminal = new Terminal(options);
  if (name === "xterm.js-graphemes") {
    globalThis.self ??= globalThis;
    const { UnicodeGraphemesAddon } = require("@xterm/addon-unicode-graphemes");
    terminal.loadAddon(new UnicodeGraphemesAddon());
  }
  terminal.onData((data) => process.stdout.write(data));
  return terminal;
}

const terminal = await emulator();
process.stdin.on("data", (bytes) => terminal.write(bytes));
