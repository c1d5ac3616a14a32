/**
 * Playwright configuration. The browser is Debian's Chromium; `deploy/test.sh` starts the server.
 *
 * Each test runs in two projects: `script` (JavaScript on, Chinese) and `no-script` (JavaScript off, English), because
 * every page must work in both ways. A test that needs JavaScript (passkeys, page inspection) is a `*.script.spec.ts`; a
 * test of what only appears without JavaScript is a `*.no-script.spec.ts`. So no test needs `test.skip`. The project
 * `city` runs first: `city.setup.ts` activates every person once.
 */
import { defineConfig } from "@playwright/test";

const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results/files",
  forbidOnly: Boolean(process.env["CI"]),
  // No retries: a test that passes only at the second attempt is a failure.
  retries: 0,
  workers: 2,
  // Long timeouts, because server, Postgres and browsers share the cores. A wait ends as soon as its condition holds.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/report.json" }]],
  use: {
    ...(process.env["EHR_BASE_URL"] ? { baseURL: process.env["EHR_BASE_URL"] } : {}),
    // A phone screen: the pages are designed for the narrowest screen first.
    viewport: { width: 360, height: 740 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // No colour transitions: axe and screenshots must not see an intermediate colour.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        // Chromium's sandbox refuses to run as root; containers and CI run as root.
        ...(asRoot ? ["--no-sandbox"] : []),
        // The browser must not contact any other host.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "city", testMatch: "**/*.setup.ts" },
    { name: "script", testIgnore: "**/*.no-script.spec.ts", dependencies: ["city"] },
    {
      name: "no-script",
      testIgnore: "**/*.script.spec.ts",
      dependencies: ["city"],
      use: { javaScriptEnabled: false, locale: "en-GB" },
    },
  ],
});
