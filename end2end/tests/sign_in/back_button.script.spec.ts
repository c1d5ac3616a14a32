/** The back button with the back/forward cache, which Playwright turns off by default. */
import { NAMES } from "../../people/city";
import { expect, test } from "../../people/test";

test.use({
  launchOptions: async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
});

test("after signing out the back button shows no page from the cache", async ({ city }) => {
  const wu = await city.staffWithPhone("wu");
  await wu.signsIn();
  await wu.goes("/account");
  await expect(wu.page.locator("body")).toContainText(NAMES.wu);
  await wu.signsOut();

  await wu.page.goBack();
  await wu.isAskedToSignIn();
  await expect(wu.page.locator("body")).not.toContainText(NAMES.wu);
});
