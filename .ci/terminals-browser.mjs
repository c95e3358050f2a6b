// xterm.js with its image addon in a Chromium window for `proof host`: bytes of the program come in, answers go out.
// usage: node terminals-browser.mjs DIRECTORY-WITH-NODE_MODULES COLUMNS ROWS FILE-TO-MAKE-WHEN-READY
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const [directory, columns, rows, ready] = process.argv.slice(2);
const { WebSocketServer } = createRequire(join(directory, "package.json"))("ws");
const modules = join(directory, "node_modules", "@xterm");
const page = `<!doctype html><link rel="stylesheet" href="/xterm/css/xterm.css"><style>body{margin:8px;background:#000}</style><div id="t"></div>
<script src="/xterm/lib/xterm.js"></script><script src="/addon-image/lib/addon-image.js"></script><script>
// Cells of this font are 9.03 pixels wide, and so no whole number of them, as with most fonts in a browser.
const font = { fontFamily: "DejaVu Sans Mono", fontSize: 15 };
const size = { getWinSizePixels: true, getCellSizePixels: true };
const terminal = new Terminal({ cols: ${columns}, rows: ${rows}, allowProposedApi: true, windowOptions: size, ...font });
terminal.open(document.getElementById("t"));
terminal.loadAddon(new ImageAddon.ImageAddon());
const socket = new WebSocket("ws://" + location.host);
socket.binaryType = "arraybuffer";
socket.onmessage = (m) => {
  if (typeof m.data !== "string") return terminal.write(new Uint8Array(m.data));
  terminal.resize(...m.data.split(" ").map(Number));
  fetch("/resized");
};
terminal.onData((d) => socket.send(d));
</script>`;
const server = createServer((request, response) => {
  if (request.url === "/") return response.setHeader("content-type", "text/html").end(page);
  if (request.url === "/resized") {
    writeFileSync(ready + ".resized", "");
    return response.end();
  }
  try {
    response.setHeader("content-type", request.url.endsWith(".css") ? "text/css" : "text/javascript");
    response.end(readFileSync(join(modules, request.url)));
  } catch {
    response.writeHead(404).end();
  }
});
let browser;
new WebSocketServer({ server }).on("connection", (socket) => {
  socket.on("message", (data) => process.stdout.write(data));
  process.stdin.on("data", (bytes) => socket.send(bytes));
  process.stdin.on("end", () => {
    browser.kill();
    process.exit(0);
  });
  writeFileSync(ready, "");
  // A size that is asked for stands in a file, which is gone when the page has been told.
  setInterval(() => {
    if (!existsSync(ready + ".size")) return;
    socket.send(readFileSync(ready + ".size", "utf8").trim());
    rmSync(ready + ".size");
  }, 50);
});
server.listen(0, "127.0.0.1", () => {
  browser = spawn("chromium", [
    "--no-sandbox", "--no-first-run", "--disable-gpu", "--force-device-scale-factor=1", "--window-position=0,0", "--window-size=1500,900",
    `--user-data-dir=${join(directory, "profile")}`, `--app=http://127.0.0.1:${server.address().port}/`,
  ], { stdio: "ignore" });
});
