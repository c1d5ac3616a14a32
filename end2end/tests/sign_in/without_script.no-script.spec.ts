/** What needs script by nature says so, and says where to go instead. */
import { citizen, freshSlip } from "../../people/city";
import { Staff } from "../../people/staff";
import { expect, test } from "../../people/test";

test("signing in says that it needs script", async ({ city }) => {
  const visitor = await city.visitor();
  await visitor.goes("/sign-in");
  await visitor.isToldThatItNeedsScript();
  await expect(visitor.main.getByRole("button", { name: visitor.say("sign_in.sign_in_button") })).toBeDisabled();
});

test("so does the last step of an activation, which works without it until there", async ({ city }) => {
  const zhang = await city.visitor();
  await zhang.goes("/activate");
  await zhang.fills("sign_in.code_label", freshSlip("zhang").code);
  await zhang.fills("sign_in.number_label", citizen("zhang").document);
  await zhang.presses("sign_in.activate_next");
  await zhang.isAt(/\/activate\/passkey$/);
  await zhang.isToldThatItNeedsScript();
});

test("so does the page that restates an act", async ({ city }) => {
  const chen = await city.resident("chen");
  await chen.goes("/account");
  await chen.presses("account.add");
  await chen.isAt(/\/confirm\//);
  await chen.reads("account.confirm_add");
  await chen.isToldThatItNeedsScript();
});

test("a session that was begun with script goes on without, and is ended without", async ({ city }) => {
  const zhou = await city.staffWithPhone("zhou", { javaScriptEnabled: true });
  await zhou.signsIn();
  const cookies = await zhou.page.context().cookies();
  const plain = new Staff(await (await city.device(cookies.find(({ name }) => name === "__Host-ehr")?.value)).newPage());
  await plain.goes("/");
  await plain.isAt(/\/desk$/);

  await plain.signsOut();
  await plain.page.goBack();
  await plain.isAskedToSignIn();
  await zhou.page.reload();
  await zhou.isAskedToSignIn();
});
