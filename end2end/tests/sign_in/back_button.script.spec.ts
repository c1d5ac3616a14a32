/** The back button in a browser as people have it, which keeps whole pages in memory. Playwright's own keeps none. */
import { NAMES } from "../../people/city";
import { expect, test } from "../../people/test";

test.use({
  launchOptions: async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
});

test("after signing out nothing comes back from the browser's memory", async ({ city }) => {
  const wu = await city.staffWithPhone("wu");
  await wu.signsIn();
  await wu.goes("/account");
  await expect(wu.page.locator("body")).toContainText(NAMES.wu);
  await wu.signsOut();

  await wu.page.goBack();
  await wu.isAskedToSignIn();
  await expect(wu.page.locator("body")).not.toContainText(NAMES.wu);
});
