/** The list of sessions on the account page. Zhang's devices. */
import { expect, test } from "../../people/test";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

test("a person recognises a lost device by its name and ends its session from another device", async ({ city }) => {
  const lost = await city.residentWithPhone("zhang", { userAgent: IPHONE });
  await lost.signsIn();
  const zhang = await city.resident("zhang");
  await zhang.goes("/account");

  const devices = zhang.main.getByRole("region", { name: zhang.say("account.sessions"), exact: true }).locator(".card");
  const iphone = devices.filter({ hasText: "Safari · iPhone" });
  await expect(iphone).toHaveCount(1);
  await expect(iphone).toContainText(zhang.say("account.as_resident"));
  const inHand = devices.filter({ has: zhang.page.getByText(zhang.say("account.this_device"), { exact: true }) });
  await expect(inHand).toHaveCount(1);
  await expect(inHand.getByRole("button")).toHaveCount(0);

  await iphone.getByRole("button").click();
  await zhang.reads("account.ended");
  await expect(iphone).toHaveCount(0);
  await lost.page.reload();
  await lost.isAskedToSignIn();
  await zhang.opensHome();
});
