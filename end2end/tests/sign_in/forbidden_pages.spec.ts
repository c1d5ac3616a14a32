/** Pages that a visitor may not open: signed out, signed in as another resident, or in the other capacity. */
import { savedSession } from "../../people/city";
import { expect, test } from "../../people/test";

const NOWHERE = "01a2061f-52b3-7df0-9a48-4d9f99b2a5b1";

/** Pages of a record, below `/record/…`. */
const RECORD = ["", "/measurements", "/measurements/blood_pressure", `/measurements/entry/${NOWHERE}`, "/add", "/add/weight", "/history"];

/** Staff pages of a record; `{id}` is the resident's id. */
const DESK = [
  "/desk/identity/{id}",
  "/desk/follow_up/{id}",
  "/desk/care/{id}",
  "/desk/care/{id}/measurements",
  "/desk/care/{id}/measurements/blood_pressure",
  `/desk/care/{id}/measurements/entry/${NOWHERE}`,
];

const idOf = (who: "chen" | "ayinuer"): string => savedSession(who).home.replace("/record/", "");

test("a signed-out visitor is sent from every personal page to the sign-in page", async ({ city }) => {
  const stranger = await city.visitor();
  const paths = [
    ...RECORD.map((path) => savedSession("chen").home + path),
    ...DESK.map((path) => path.replace("{id}", idOf("chen"))),
    "/account",
    "/account/passkeys/new",
    `/confirm/${NOWHERE}`,
    "/desk",
  ];
  for (const path of paths) {
    await stranger.goes(path);
    await stranger.isAskedToSignIn();
  }
});

test("no page of another resident's record can be found", async ({ city }) => {
  const zhang = await city.resident("zhang");
  for (const path of RECORD) await zhang.getsNotFoundAt(savedSession("chen").home + path);
  await zhang.opensHome();
});

test("another resident's record looks like a record that does not exist", async ({ city }) => {
  const zhang = await city.resident("zhang");
  await zhang.getsNotFoundAt(savedSession("chen").home);
  const words = await zhang.main.innerText();
  await zhang.getsNotFoundAt(`/record/${NOWHERE}`);
  expect(await zhang.main.innerText()).toBe(words);
  await zhang.getsNotFoundAt("/record/nobody");
  expect(await zhang.main.innerText()).toBe(words);
});

test("a resident cannot open staff pages", async ({ city }) => {
  const zhang = await city.resident("zhang");
  await zhang.getsNotFoundAt("/desk");
  for (const path of DESK) await zhang.getsNotFoundAt(path.replace("{id}", zhang.home.replace("/record/", "")));
});

test("staff cannot open a record by its resident's URL", async ({ city }) => {
  const zhou = await city.staff("zhou");
  for (const path of RECORD) await zhou.getsNotFoundAt(savedSession("chen").home + path);
});

test("an act that was not proposed cannot be confirmed", async ({ city }) => {
  const zhang = await city.resident("zhang");
  expect(await zhang.goes(`/confirm/${NOWHERE}`)).toBe(403);
  await zhang.reads("errors.not_confirmed_title");
});

test("a form sent after the session ended says that nothing was saved", async ({ city }) => {
  const li = await city.resident("li");
  await li.goes(`${li.home}/add/weight`);
  await li.page.context().clearCookies({ name: "__Host-ehr" });
  await li.saves();
  await li.reads("errors.signed_out_title");
});
