/* Runs the search's worker as it is sent, without a browser: asks what stdin says, tells what it answers.

   In come a site's folder, the address of an index, questions, and whether each is a reader's first; out
   come the answers in order, each with the files that were read for it, and what memory is held at last. */
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const { folder, index, questions, fresh } = JSON.parse(fs.readFileSync(0, "utf8"));
const assets = path.join(folder, "assets");
const at = (address) => path.resolve(assets, address.split("?")[0]);

/** A worker that has just been started. */
function started() {
  const scope = vm.createContext({ console, setTimeout, URL, URLSearchParams });
  let read = new Set();
  const text = (address) => {
    read.add(path.relative(folder, at(address)));
    return fs.readFileSync(at(address), "utf8");
  };
  scope.self = scope;
  scope.importScripts = (address) => vm.runInContext(text(address), scope);
  scope.fetch = async (address) => {
    const ok = fs.existsSync(at(address));
    const json = async () => JSON.parse(text(address));
    return { ok, status: ok ? 200 : 404, json };
  };
  scope.importScripts("search-worker.js");
  const ask = (question) => new Promise((done) => {
    scope.postMessage = (reply) => {
      done({ ...reply, read: [...read] });
      read = new Set();
    };
    scope.onmessage({ data: question });
  });
  return { scope, ask };
}

async function answered() {
  const answers = [];
  let worker = started();
  for (const [id, question] of questions.entries()) {
    if (fresh && id) worker = started();
    answers.push(await worker.ask({ id, index, literal: false, ...question }));
  }
  if (global.gc) global.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  // The worker is held here to the end, as a browser holds it.
  return { answers, bytes: worker.scope ? heapUsed + arrayBuffers : 0 };
}

answered().then((all) => process.stdout.write(JSON.stringify(all)));
