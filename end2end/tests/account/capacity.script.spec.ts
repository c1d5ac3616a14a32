/** Capacities: Ayinuer is a resident and a clerk at Yuehai, and acts in one capacity at a time. */
import { citizen, INSTITUTIONS, NAMES } from "../../people/city";
import type { Staff } from "../../people/staff";
import { expect, test } from "../../people/test";

const YUEHAI = INSTITUTIONS.yuehai[0];

async function goesToTheDesk(ayinuer: Staff): Promise<void> {
  await ayinuer.signsIn();
  await ayinuer.goes("/account");
  await ayinuer.presses("account.act_at", { institution: YUEHAI });
  await ayinuer.presses("account.confirm_button");
  await ayinuer.isAt(/\/desk$/);
}

test("a resident switches to the staff capacity, cannot open their own record in it, and switches back", async ({ city }) => {
  const ayinuer = await city.residentWithPhone("ayinuer");
  await ayinuer.signsIn();
  await ayinuer.isAt(ayinuer.home);
  await ayinuer.getsNotFoundAt("/desk");

  await ayinuer.goes("/account");
  await ayinuer.presses("account.act_at", { institution: YUEHAI });
  await ayinuer.isAt(/\/confirm\//);
  await ayinuer.reads("account.confirm_staff", { institution: YUEHAI });
  await ayinuer.presses("account.confirm_button");
  await ayinuer.isAt(/\/desk$/);
  await expect(ayinuer.page.getByRole("banner")).toContainText(YUEHAI);
  await ayinuer.getsNotFoundAt(ayinuer.home);

  await ayinuer.goes("/account");
  await ayinuer.reads("account.as_staff");
  await ayinuer.presses("account.act_as_resident");
  await ayinuer.reads("account.confirm_resident");
  await ayinuer.presses("account.confirm_button");
  await ayinuer.isAt(ayinuer.home);
});

test("a clerk finds their own record by document number but cannot open it", async ({ city }) => {
  const ayinuer = await city.staffWithPhone("ayinuer");
  await goesToTheDesk(ayinuer);
  await ayinuer.finds(citizen("ayinuer"));
  await ayinuer.opensRecord();
  await ayinuer.reads("errors.not_found_title");
  await expect(ayinuer.page.locator("body")).not.toContainText(NAMES.ayinuer);
});

test("a clerk prints a slip for a resident of another centre who shows a document, and none for themselves", async ({ city }) => {
  const ayinuer = await city.staffWithPhone("ayinuer");
  await goesToTheDesk(ayinuer);
  const code = /[0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4}/;
  await ayinuer.finds(citizen("luo"));
  await ayinuer.presses("desk.slip");
  await ayinuer.presses("account.confirm_button");
  await expect(ayinuer.main).toContainText(NAMES.luo);
  await expect(ayinuer.main).toContainText(code);

  await ayinuer.finds(citizen("ayinuer"));
  await ayinuer.presses("desk.slip");
  await ayinuer.presses("account.confirm_button");
  await ayinuer.reads("errors.not_found_title");
  await expect(ayinuer.page.locator("body")).not.toContainText(code);
});
