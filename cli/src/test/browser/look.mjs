// Looks at every page of a console with a real browser: in both languages, light and dark, on a desk
// and on a phone. Follows the console's own links, so that it comes where a person comes.
//
//   node look.mjs PLAN FINDINGS    (PLAN: see ConsoleIT; FINDINGS: a JSON list of sentences is written)
import { createHmac } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const plan = JSON.parse(readFileSync(process.argv[2], "utf8"));
const needed = createRequire(join(plan.modules, "here.js"));
const { chromium } = needed("playwright-core");
const axe = readFileSync(needed.resolve("axe-core/axe.min.js"), "utf8");

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const LANGUAGES = ["en", "ja"];
const EXAMPLES = 2; // pages looked at of a route with a variable
const TABS = 40; // how far the keyboard goes on a page
const findings = [];
const visited = new Map(plan.routes.map((route) => [route, new Set()]));
const found = (where, what) => { findings.push(`${where}: ${what}`); };

// Routes: `/runs/{id}` is a pattern; the one with the fewest variables counts.
const patterns = plan.routes
  .map((route) => ({ route, names: route.split("{").length, as: new RegExp(`^${route.replace(/[.]/g, "[.]").replace(/\{[^}]+\}/g, "[^/]+")}$`) }))
  .sort((a, b) => a.names - b.names);
const routeOf = (path) => patterns.find((pattern) => pattern.as.test(path))?.route;

// What a browser complains of, wherever it happens.
const watched = async (context, name) => {
  await context.exposeBinding("refusedByPolicy", (_, said) => found(name(), `content security policy: ${said}`));
  await context.addInitScript(() => addEventListener("securitypolicyviolation", (event) => globalThis.refusedByPolicy(`${event.violatedDirective} ${event.blockedURI}`)));
  context.on("console", (said) => {
    if (["error", "warning"].includes(said.type())) found(name(), `the browser's console says: ${said.text()}`);
  });
  context.on("weberror", (error) => found(name(), `a script failed: ${error.error()}`));
  context.on("requestfailed", (request) => {
    const because = request.failure()?.errorText;
    if (because !== "net::ERR_ABORTED") found(name(), `${request.url()} failed: ${because}`);
  });
  context.on("response", (answer) => {
    if (answer.status() >= 400 && answer.url().startsWith(plan.console)) found(name(), `${answer.url()} answered ${answer.status()}`);
  });
};

const accessible = async (page, where, rules) => {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const seen = await page.evaluate((only) => globalThis.axe.run(document, { runOnly: only, resultTypes: ["violations"] }), rules);
  for (const violation of seen.violations.filter((each) => ["serious", "critical"].includes(each.impact))) {
    const nodes = violation.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ""})`);
    found(where, `axe ${violation.id}, ${violation.impact}: ${nodes.join("; ")}`);
  }
};
const EVERYTHING = { type: "tag", values: ["wcag2a", "wcag2aa"] };
const COLOURS = { type: "rule", values: ["color-contrast"] };

// What sticks out of the page sideways, and is not inside something that scrolls on its own.
const overflow = (page) => page.evaluate(() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return null;
  const scrolls = (element) => element && (["auto", "scroll", "hidden"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const out = [...document.body.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > wide + 1 && !scrolls(each.parentElement));
  return out.slice(-2).map((each) => `${each.tagName.toLowerCase()}.${each.className}`).join(", ") || "something";
});

const shape = async (page, where, lang) => {
  const seen = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: document.querySelectorAll("h1").length,
    missing: document.body.innerText.match(/\?\?[\w.]+\?\?|\bnull\b|undefined/)?.[0],
  }));
  if (seen.lang !== lang) found(where, `its language is ${seen.lang}`);
  if (!seen.title.trim()) found(where, "it has no title");
  if (seen.headings !== 1) found(where, `it has ${seen.headings} first headings`);
  if (seen.missing) found(where, `it says ${seen.missing}`);
};

// The page as it is shown now, in every light and at both widths.
const look = async (page, where, lang) => {
  await shape(page, where, lang);
  for (const [size, name] of [[DESK, "desk"], [PHONE, "phone"]]) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await accessible(page, `${where} (${name}, ${colorScheme})`, colorScheme === "light" ? EVERYTHING : COLOURS);
      if (plan.pictures) await page.screenshot({ path: join(plan.pictures, `${where.replace(/\W+/g, "_")}-${name}-${colorScheme}.png`), fullPage: true });
    }
    const out = await overflow(page);
    if (out) found(`${where} (${name})`, `it is wider than the screen: ${out}`);
  }
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: "light" });
};

// Whoever has no mouse sees where they are, and gets past the navigation at once.
const byKeyboard = async (page, where) => {
  const focused = () => page.evaluate(() => {
    const at = document.activeElement;
    const shown = at?.matches(".menu-state") ? at.nextElementSibling : at;
    const box = shown.getBoundingClientRect();
    return {
      name: `${at.tagName.toLowerCase()}${at.id && `#${at.id}`} ${at.textContent.trim().slice(0, 30)}`,
      skip: at.matches(".skip"),
      body: at === document.body,
      ring: getComputedStyle(shown).outlineStyle !== "none" && parseFloat(getComputedStyle(shown).outlineWidth) > 0,
      within: box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
    };
  });
  for (let tab = 0; tab < TABS; tab++) {
    await page.keyboard.press("Tab");
    const at = await focused();
    if (at.body) break;
    if (tab === 0 && !at.skip && (await page.$(".skip"))) found(where, `the first Tab leads to ${at.name}, not past the navigation`);
    if (!at.ring) found(where, `one cannot see that the keyboard is at ${at.name}`);
    if (!at.within) found(where, `the keyboard is at ${at.name}, which is out of sight`);
  }
  if (await page.$(".skip")) {
    await page.focus(".skip");
    await page.keyboard.press("Enter");
    if (!(await page.evaluate(() => document.activeElement?.id === "content"))) found(where, "the skip link leads nowhere");
  }
};

// Reads the links of a page into what is still to be seen.
const links = async (page) => page.$$eval("a[href]", (all) => all.map((each) => each.href));
const spoken = (address, lang) => { const url = new URL(address); url.searchParams.set("lang", lang); return url.href; };

// Six figures of an authenticator app (RFC 6238), for the secret that the page shows.
const code = (secret, at = Date.now()) => {
  let bits = "";
  for (const letter of secret.replace(/\s/g, "")) bits += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const sum = createHmac("sha1", key).update(counter).digest();
  const offset = sum[19] & 15;
  return String((sum.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
};

// The sign-in as a new person goes through it, each of its pages being looked at in both languages.
const signIn = async (page, at) => {
  const looked = async (stage) => {
    for (const lang of LANGUAGES) {
      at.where = `/sign-in [${stage}] in ${lang}`;
      await page.goto(spoken(`${plan.console}/sign-in`, lang));
      await look(page, at.where, lang);
      visited.get("/sign-in")?.add(lang);
    }
  };
  const send = () => Promise.all([page.waitForNavigation(), page.click("form button.strong")]);
  await looked("start");
  await page.fill("[name=name]", plan.user);
  await page.fill("[name=password]", plan.password);
  await send();
  await looked("new password");
  for (const field of ["password", "again"]) await page.fill(`[name=${field}]`, plan.newPassword);
  await send();
  await looked("new factor");
  await page.fill("[name=code]", code(await page.textContent(".secret")));
  await send();
  if (new URL(page.url()).pathname === "/sign-in") throw new Error("the sign-in was refused");
};

const isPage = (answer) => (answer.headers()["content-type"] ?? "").startsWith("text/html");
const visit = async (page, at, address, lang, queue) => {
  const route = routeOf(new URL(address).pathname);
  const seen = visited.get(route);
  at.where = `${new URL(address).pathname} in ${lang}`;
  const answer = await page.goto(spoken(address, lang), { waitUntil: "load" });
  if (!isPage(answer)) { seen.add(lang); return; }
  await look(page, at.where, lang);
  if (lang === "en") await byKeyboard(page, at.where);
  for (const link of await links(page)) queue(link);
  seen.add(lang);
};

const browser = await chromium.launch({ executablePath: plan.chromium, args: ["--no-sandbox", "--force-color-profile=srgb"] });
try {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: DESK, locale: "en-GB" });
  context.setDefaultTimeout(20_000);
  const at = { where: "sign-in" };
  await watched(context, () => at.where);
  const page = await context.newPage();
  if (plan.user) await signIn(page, at);

  const waiting = [];
  const known = new Map();
  const queue = (address) => {
    const url = new URL(address);
    if (url.origin !== new URL(plan.console).origin) return;
    url.hash = "";
    for (const chosen of ["lang", "theme"]) url.searchParams.delete(chosen);
    const route = routeOf(url.pathname);
    if (!route) return;
    const examples = known.get(route) ?? new Set();
    known.set(route, examples);
    if (examples.has(url.pathname) || examples.size >= (route.includes("{") ? EXAMPLES : 1)) return;
    examples.add(url.pathname);
    waiting.push(url.href);
  };
  ["/", ...plan.doors].forEach((path) => queue(plan.console + path));
  while (waiting.length > 0) {
    const address = waiting.shift();
    if (plan.files.includes(routeOf(new URL(address).pathname))) {
      const answer = await context.request.get(address, { timeout: 120_000 }); // a folder may be large
      if (!answer.ok()) found(address, `answered ${answer.status()}`);
      LANGUAGES.forEach((lang) => visited.get(routeOf(new URL(address).pathname)).add(lang));
    } else {
      for (const lang of LANGUAGES) await visit(page, at, address, lang, queue);
    }
  }
  for (const [route, languages] of visited) {
    if (languages.size < LANGUAGES.length) found(route, "no link leads to a page of this route: it was not looked at");
  }
} finally {
  await browser.close();
}
writeFileSync(process.argv[3], JSON.stringify([...new Set(findings)], null, 1));
