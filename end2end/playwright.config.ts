/**
 * How the journeys are run: against a server that `deploy/test.sh` has started, in Debian's Chromium.
 *
 * Each journey runs twice, in Chinese with script and in English without, because every page must work without it
 * and in both languages. What needs script by nature (passkeys, and what reads the page) is a `*.script.spec.ts`; what is only seen without it, a
 * `*.no-script.spec.ts`. So no test skips itself. Before both, `city.setup.ts` lets everybody activate once.
 */
import { defineConfig } from "@playwright/test";

const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results/files",
  forbidOnly: Boolean(process.env["CI"]),
  // A journey that passes the second time has still failed once.
  retries: 0,
  workers: 2,
  // Generous, because the cores are shared: a wait ends when what it waits for is there.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/report.json" }]],
  use: {
    ...(process.env["EHR_BASE_URL"] ? { baseURL: process.env["EHR_BASE_URL"] } : {}),
    // A phone: the portal is designed for the narrowest screen first.
    viewport: { width: 360, height: 740 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // Colours change at once: what looks at a page never meets one halfway.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        // Chromium's sandbox refuses to run as root, which is what containers and CI are.
        ...(asRoot ? ["--no-sandbox"] : []),
        // Nothing here may leave the machine.
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
