/** Steps that need JavaScript say so, and say where to get help. */
import { citizen, freshSlip } from "../../people/city";
import { Staff } from "../../people/staff";
import { expect, test } from "../../people/test";

test("the sign-in page says that it needs JavaScript", async ({ city }) => {
  const visitor = await city.visitor();
  await visitor.goes("/sign-in");
  await visitor.seesScriptNotice();
  await expect(visitor.main.getByRole("button", { name: visitor.say("sign_in.sign_in_button") })).toBeDisabled();
});

test("an activation works without JavaScript up to the last step, which says that it needs it", async ({ city }) => {
  const zhang = await city.visitor();
  await zhang.goes("/activate");
  await zhang.fills("sign_in.code_label", freshSlip("zhang").code);
  await zhang.fills("sign_in.number_label", citizen("zhang").document);
  await zhang.presses("sign_in.activate_next");
  await zhang.isAt(/\/activate\/passkey$/);
  await zhang.seesScriptNotice();
});

test("the confirmation page of an act says that it needs JavaScript", async ({ city }) => {
  const chen = await city.resident("chen");
  await chen.goes("/account");
  await chen.presses("account.add");
  await chen.isAt(/\/confirm\//);
  await chen.reads("account.confirm_add");
  await chen.seesScriptNotice();
});

test("a session that was begun with JavaScript works and can be ended without it", async ({ city }) => {
  const zhou = await city.staffWithPhone("zhou", { javaScriptEnabled: true });
  await zhou.signsIn();
  const cookies = await zhou.page.context().cookies();
  const plain = new Staff(await (await city.newContext(cookies.find(({ name }) => name === "__Host-ehr")?.value)).newPage());
  await plain.goes("/");
  await plain.isAt(/\/desk$/);

  await plain.signsOut();
  await plain.page.goBack();
  await plain.isAskedToSignIn();
  await zhou.page.reload();
  await zhou.isAskedToSignIn();
});
