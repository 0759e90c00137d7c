"use strict";

const POLL_MS = 1000;
const TYPING_MS = 200;
const PAGE = 10;
const MOST_ROWS = 200;
const MOST_COMBINATIONS = 500;
const SWITCHES = [
  ["Outage: 503 for every request", {status: 503, retry_after: 5}],
  ["Rate limit: 429 for every second request", {every: 2, status: 429, retry_after: 3}],
  ["Answers lost after the commit", {stage: "after_commit", close: "fin"}],
  ["Connection reset before anything is done", {close: "rst"}],
  ["Answers cut in the middle", {stage: "mid_response", close: "rst"}],
  ["Answers two seconds late", {stage: "after_commit", delay_s: 2}],
  ["Broken JSON", {malformed_json: true}],
];

const $ = (id) => document.getElementById(id);
const view = {store: 0, offset: 0, publicUrl: "", rules: "", shown: "", last: 0, paused: false, typing: 0, edited: null};

function element(name, properties = {}, ...children) {
  const {key, ...rest} = properties;
  const made = Object.assign(document.createElement(name), rest);
  if (key) made.dataset.key = key;
  made.append(...children);
  return made;
}

function cell(column, properties, ...children) {
  const made = element("td", properties, ...children);
  if (column) made.dataset.column = column;
  return made;
}

/** Draws the content of a part anew; what has a key keeps the focus and its place in the scroll. */
function draw(container, ...nodes) {
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const places = [...container.querySelectorAll(".scroll")].map((region) => [region.dataset.key, region.scrollTop]);
  container.replaceChildren(...nodes);
  const find = (key) => container.querySelector(`[data-key="${CSS.escape(key)}"]`);
  for (const [key, top] of places) if (find(key)) find(key).scrollTop = top;
  if (focused) find(focused)?.focus();
}

async function ask(method, path, body) {
  const response = await fetch(`/__mock/${path}`, {
    method,
    headers: method === "GET" ? {} : {"X-Mock-Admin": "console"},
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.errorMessage || `status ${response.status}`);
  return answer;
}

function say(text, kind = "soft") {
  $("message").textContent = text;
  $("message").className = kind;
}

function act(work, done) {
  return async () => {
    try {
      await work();
      say(done, "good");
    } catch (error) {
      say(error.message, "bad");
    }
    await refresh();
  };
}

// Products

function thumbnail(url) {
  const prefix = `${view.publicUrl}/images/`;
  if (!url || !url.startsWith(prefix)) return element("span", {className: "no-image", title: url || "no image"});
  return element("img", {src: `/images/${url.slice(prefix.length)}`, alt: "", loading: "lazy"});
}

function stock(item) {
  if (item.unlimited) return ["unlimited", "good"];
  return [String(item.quantity), item.quantity < 0 ? "bad" : item.quantity === 0 ? "warn" : ""];
}

function editButton(item, path, title, product) {
  const button = element("button", {type: "button", textContent: "Edit", ariaLabel: `Edit ${title}`, key: path});
  button.addEventListener("click", () => openEditor({item, path, title, product}));
  return button;
}

function combinationRow(item, product) {
  const [text, kind] = stock(item);
  const title = item.options.map((option) => `${option.name}: ${option.value}`);
  const path = `products/${product.id}/combinations/${item.id}`;
  return element("tr", {},
    cell("", {}, thumbnail(item.smallThumbnailUrl)),
    cell("Id", {}, element("span", {className: "id", textContent: item.id})),
    cell("", {}, ...title.map((chip) => element("span", {className: "chip", textContent: chip}))),
    cell("SKU", {textContent: item.sku === undefined ? "shares the product's" : item.sku}),
    cell("Price", {className: "number", textContent: item.price === undefined ? "–" : item.price}),
    cell("Stock", {className: `number ${kind}`, textContent: text}),
    cell("", {}, editButton(item, path, `${product.name}, ${title.join(", ")}`, product)));
}

function hiddenHead(title) {
  return element("th", {scope: "col"}, element("span", {className: "unseen", textContent: title}));
}

function combinationTable(product) {
  const head = ["Id", "Options", "SKU", "Price", "Stock"].map((title) =>
    element("th", {scope: "col", textContent: title, className: ["Price", "Stock"].includes(title) ? "number" : ""}));
  const rows = product.combinations.slice(0, MOST_COMBINATIONS).map((item) => combinationRow(item, product));
  const table = element("table", {className: "stacked"},
    element("thead", {}, element("tr", {}, hiddenHead("Image"), ...head, hiddenHead("Edit"))), element("tbody", {}, ...rows));
  return element("div", {className: "scroll", tabIndex: 0, role: "group", key: `scroll-${product.id}`,
    ariaLabel: `Combinations of ${product.name}`}, table);
}

function productCard(item) {
  const [text, kind] = stock(item);
  const more = item.combinations.length - MOST_COMBINATIONS;
  return element("div", {className: "product"},
    element("div", {className: "row between"},
      element("h3", {textContent: item.name}),
      element("span", {className: "row soft"},
        element("span", {}, "id ", element("span", {className: "id", textContent: item.id}),
          ` · ${item.sku || "no SKU"} · ${item.price} · stock `, element("span", {className: kind, textContent: text})),
        editButton(item, `products/${item.id}`, item.name, null))),
    item.combinations.length ? combinationTable(item) : element("p", {className: "soft", textContent: "No combinations."}),
    ...(more > 0 ? [element("p", {className: "soft", textContent: `and ${more} more`})] : []));
}

async function showProducts() {
  const query = new URLSearchParams({search: $("search").value.trim(), offset: view.offset, limit: PAGE});
  const page = await ask("GET", `stores/${view.store}/products?${query}`);
  const shown = JSON.stringify([view.store, page]);
  if (view.shown === shown) return;
  view.shown = shown;
  draw($("products"), ...page.items.map(productCard));
  $("page").textContent = page.total ? `${view.offset + 1}–${view.offset + page.count} of ${page.total}` : "No products.";
  $("previous").disabled = view.offset === 0;
  $("next").disabled = view.offset + page.count >= page.total;
}

// The editor of price and stock

function openEditor(edited) {
  const {item, title, product} = edited;
  const shares = product !== null && item.sku === undefined;
  view.edited = edited;
  $("editor-title").textContent = title;
  $("editor-message").textContent = "";
  $("editor-hint").textContent = shares ? "Without an SKU of its own it has the product's stock."
    : product !== null ? `Without a price it has the product's, ${product.price}.` : "";
  $("price").value = item.price ?? "";
  $("price").required = product === null;
  $("quantity").value = item.quantity ?? 0;
  $("unlimited").checked = Boolean(item.unlimited);
  $("unlimited").disabled = shares;
  quantityFollows();
  $("editor").showModal();
}

function quantityFollows() {
  $("quantity").disabled = $("unlimited").checked || $("unlimited").disabled;
}

/** What differs from what is shown, as the body of an update. */
function changes({item}) {
  const body = {};
  const price = $("price").value === "" ? null : $("price").valueAsNumber;
  if (price !== (item.price ?? null)) body.price = price;
  const unlimited = $("unlimited").checked;
  if (unlimited !== Boolean(item.unlimited)) body.unlimited = unlimited;
  const quantity = $("quantity").valueAsNumber;
  if (!unlimited && !$("quantity").disabled && (item.unlimited || quantity !== item.quantity)) body.quantity = quantity;
  return body;
}

async function save(event) {
  event.preventDefault();
  const {path, title} = view.edited;
  try {
    await ask("PATCH", `stores/${view.store}/${path}`, changes(view.edited));
  } catch (error) {
    $("editor-message").textContent = error.message;
    return;
  }
  $("editor").close();
  say(`Saved: ${title}`, "good");
  await refresh();
}

// Faults

function sameRule(rule, fields) {
  const {id, matched, fired, ...rest} = rule;
  const sorted = (object) => JSON.stringify(Object.entries(object).sort());
  return sorted(rest) === sorted(fields);
}

function showFaults(rules) {
  if (view.rules === JSON.stringify(rules)) return;
  view.rules = JSON.stringify(rules);
  const known = new Set();
  draw($("switches"), ...SWITCHES.map(([title, fields]) => {
    const rule = rules.find((one) => sameRule(one, fields));
    if (rule) known.add(rule.id);
    const box = element("input", {type: "checkbox", checked: Boolean(rule), key: title});
    box.addEventListener("change", rule
      ? act(() => ask("DELETE", `faults/${rule.id}`), `Off: ${title}`)
      : act(() => ask("POST", "faults", fields), `On: ${title}`));
    return element("label", {className: "switch"}, box, element("span", {textContent: title}),
      element("span", {textContent: rule ? `hit ${rule.fired} of ${rule.matched}` : ""}));
  }));
  draw($("rules"), ...rules.filter((rule) => !known.has(rule.id)).map((rule) => {
    const {id, matched, fired, ...fields} = rule;
    const remove = element("button", {type: "button", textContent: "Remove", ariaLabel: `Remove rule ${id}`, key: `rule-${id}`});
    remove.addEventListener("click", act(() => ask("DELETE", `faults/${id}`), `Rule ${id} removed`));
    return element("p", {className: "row between"},
      element("code", {textContent: JSON.stringify(fields)}),
      element("span", {className: "row soft"}, `hit ${fired} of ${matched}`, remove));
  }));
}

// State

function options(select, values, current) {
  const wanted = JSON.stringify(values);
  if (select.dataset.values !== wanted) {
    select.dataset.values = wanted;
    select.replaceChildren(...values.map((value) => element("option", {value, textContent: value})));
  }
  if (current !== undefined) select.value = current;
}

function showState(state) {
  view.publicUrl = state.public_url;
  const ids = state.stores.map((store) => store.id);
  if (!ids.includes(view.store)) view.store = (state.stores.find((store) => store.products) || {id: ids[0]}).id;
  options($("store"), ids, view.store);
  options($("scenario"), Object.keys(state.scenarios));
  $("about").textContent = state.scenarios[$("scenario").value];
  $("back").disabled = !state.snapshots.includes("console");
  const products = state.stores.reduce((sum, store) => sum + store.products, 0);
  $("summary").textContent =
    `${state.stores.length} store(s), ${products} product(s), ${state.faults.length} fault(s), clock ` +
    new Date(state.clock_s * 1000).toISOString().replace("T", " ").slice(0, 19);
  showFaults(state.faults);
}

// Journal

/** The request as a command for a shell. The token comes from the environment, as it does for the client. */
function curl(entry) {
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const address = location.origin + entry.path + (entry.query && `?${entry.query}`);
  const method = entry.method === "GET" ? "" : entry.method === "HEAD" ? " -I" : ` -X ${/^[A-Z]+$/.test(entry.method) ? entry.method : quoted(entry.method)}`;
  const parts = [`curl -g${method} ${quoted(address)}`, '-H "Authorization: Bearer ${ECWID_TOKEN:-secret_demo}"'];
  // Not --data-binary, which would read a file if a hostile body began with @.
  if (entry.body) parts.push("-H 'Content-Type: application/json'", `--data-raw ${quoted(entry.body)}`);
  else if (entry.body_bytes) parts.push("-H 'Content-Type: application/octet-stream'", "--data-binary @FILE");
  return parts.join(" \\\n  ");
}

function showCurl(entry) {
  $("curl-text").textContent = curl(entry);
  $("curl").hidden = false;
  $("copy").focus();
}

function entryRow(entry) {
  const kind = entry.status >= 500 ? "bad" : entry.status >= 400 ? "warn" : "good";
  const status = entry.sent_status === entry.status ? entry.status : `${entry.status} → ${entry.sent_status || "–"}`;
  const command = element("button", {type: "button", textContent: "curl", ariaLabel: `Request ${entry.number} as curl`});
  command.addEventListener("click", () => showCurl(entry));
  return element("tr", {},
    cell("#", {className: "number", textContent: entry.number}),
    cell("", {className: "path", title: `${entry.operation} ${entry.path}`,
      textContent: `${entry.method} ${entry.path.replace(/^\/api\/v3\//, "")}${entry.query && "?" + entry.query}`},
      ...(entry.from_example ? [element("span", {className: "chip", textContent: "from the example", title: "no rules"})] : [])),
    cell("Status", {className: `number status ${kind}`, textContent: status}),
    cell("Committed", {textContent: entry.committed ? "yes" : "no", className: entry.committed ? "good" : "soft"}),
    cell("Sent", {textContent: entry.fault ? `${entry.sent}, fault` : entry.sent, className: entry.fault ? "warn" : "soft"}),
    cell("", {}, command));
}

async function showJournal(count) {
  if (count < view.last) {
    view.last = 0;
    $("journal").replaceChildren();
  }
  const entries = await ask("GET", `journal?after=${Math.max(view.last, count - MOST_ROWS)}`);
  if (!entries.length) return false;
  view.last = entries[entries.length - 1].number;
  $("journal").prepend(...entries.map(entryRow).reverse());
  while ($("journal").childElementCount > MOST_ROWS) $("journal").lastElementChild.remove();
  return entries.some((entry) => entry.committed);
}

async function refresh(everything = true) {
  try {
    const state = await ask("GET", "state");
    showState(state);
    if (await showJournal(state.journal) || everything) await showProducts();
  } catch (error) {
    say(`The mock does not answer: ${error.message}`, "bad");
  }
}

async function poll() {
  if (!view.paused && !document.hidden) await refresh(false);
  setTimeout(poll, POLL_MS);
}

function turn(offset) {
  view.offset = Math.max(0, offset);
  return refresh();
}

$("store").addEventListener("change", () => { view.store = Number($("store").value); turn(0); });
$("search").addEventListener("input", () => {
  clearTimeout(view.typing);
  view.typing = setTimeout(() => turn(0), TYPING_MS);
});
$("scenario").addEventListener("change", () => refresh(false));
$("previous").addEventListener("click", () => turn(view.offset - PAGE));
$("next").addEventListener("click", () => turn(view.offset + PAGE));
$("reset").addEventListener("click", () => {
  const name = $("scenario").value;
  view.offset = 0;
  act(() => ask("POST", `reset?scenario=${name}`), `Reset to ${name}`)();
});
$("keep").addEventListener("click", act(() => ask("PUT", "snapshots/console"), "Snapshot kept"));
$("back").addEventListener("click", act(() => ask("POST", "snapshots/console/restore"), "Snapshot brought back"));
$("calm").addEventListener("click", act(() => ask("DELETE", "faults"), "No faults"));
$("add").addEventListener("click", act(() => ask("POST", "faults", $("rule").value), "Rule added"));
$("clear").addEventListener("click", act(() => ask("DELETE", "journal"), "Journal cleared"));
$("pause").addEventListener("click", () => {
  view.paused = !view.paused;
  $("pause").setAttribute("aria-pressed", view.paused);
});
$("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText($("curl-text").textContent);
    say("Copied", "good");
  } catch {
    getSelection().selectAllChildren($("curl-text"));
    say("Copy what is selected", "warn");
  }
});
$("hide").addEventListener("click", () => { $("curl").hidden = true; });
$("unlimited").addEventListener("change", quantityFollows);
$("editor-form").addEventListener("submit", save);
$("cancel").addEventListener("click", () => $("editor").close());
refresh().then(poll);
