/* Runs the search's worker as it is sent, without a browser: asks what stdin says, tells what it answers.

   In come a site's folder, the language's prefix and questions; out come the answers, in order. */
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const { folder, index, questions } = JSON.parse(fs.readFileSync(0, "utf8"));
const assets = path.join(folder, "assets");
const at = (address) => path.resolve(assets, address.split("?")[0]);
const answers = [];
let next = 0;

const scope = vm.createContext({ console, setTimeout, URL, URLSearchParams });
scope.self = scope;
scope.importScripts = (address) => vm.runInContext(fs.readFileSync(at(address), "utf8"), scope);
scope.fetch = async (address) => {
  const file = at(address);
  const ok = fs.existsSync(file);
  return { ok, status: ok ? 200 : 404, json: async () => JSON.parse(fs.readFileSync(file, "utf8")) };
};
scope.postMessage = (reply) => {
  answers.push(reply);
  ask();
};

function ask() {
  if (next === questions.length) process.stdout.write(JSON.stringify(answers));
  else scope.onmessage({ data: { id: next, index, literal: false, ...questions[next++] } });
}

scope.importScripts("search-worker.js");
ask();
