/** The list of all pages and how a test opens each. Add a line for each new page. The slip is checked in `counter/slips`. */
import { citizen, type Who } from "../../people/city";
import type { Person } from "../../people/person";
import type { Resident } from "../../people/resident";
import type { Staff } from "../../people/staff";
import { unregistered } from "../../people/unregistered";

export interface PageCase<P extends Person = Person> {
  /** The name of its screenshots. */
  name: string;
  /** Whether the page has an island. */
  islands: boolean;
  /** Whether it differs from another page only by a message. A variant is checked in both languages, at standard size and in light colours only. */
  variant?: true;
  open: (reader: P) => Promise<unknown>;
}

const variant = <P extends Person>(pageCase: PageCase<P>): PageCase<P> => ({ ...pageCase, variant: true });
const page = <P extends Person>(name: string, open: PageCase<P>["open"]): PageCase<P> => ({ name, islands: false, open });
const island = <P extends Person>(name: string, open: PageCase<P>["open"]): PageCase<P> => ({ name, islands: true, open });

/** Public pages. */
export const PUBLIC: PageCase[] = [
  page("front", (p) => p.goes("/")),
  island("sign-in", (p) => p.goes("/sign-in")),
  variant(island("sign-in-cancelled", (p) => p.goes("/sign-in?problem=cancelled"))),
  variant(island("sign-in-signed-out", (p) => p.goes("/sign-in?problem=signed-out"))),
  variant(island("sign-in-left", (p) => p.goes("/sign-in?problem=left"))),
  island("activate", (p) => p.goes("/activate")),
  island("activate-errors", async (p) => {
    await p.goes("/activate");
    await p.fills("sign_in.code_label", "7K2Q9");
    await p.presses("sign_in.activate_next");
    await p.reads("sign_in.number_empty");
  }),
  island("activate-passkey", (p) => p.goes("/activate/passkey")),
  variant(island("activate-passkey-failed", (p) => p.goes("/activate/passkey?problem=enrol-failed"))),
  page("help-passkeys", (p) => p.goes("/help/passkeys")),
  page("not-found", (p) => p.goes("/nowhere")),
];

/** Pages of a resident who has measurements. */
export const RESIDENT: PageCase<Resident>[] = [
  page("home", (p) => p.goes(p.home)),
  page("notices", (p) => p.goes(`${p.home}/notices`)),
  page("notices-mail", (p) => p.goes(`${p.home}/notices/mail`)),
  page("basics-confirm", (p) => p.goes(`${p.home}/basics/confirm`)),
  page("measurements", (p) => p.goes(`${p.home}/measurements`)),
  page("measurement-kind", (p) => p.goes(`${p.home}/measurements/blood_pressure`)),
  variant(page("measurement-kind-weight", (p) => p.goes(`${p.home}/measurements/weight`))),
  page("measurement-entry", (p) => opensEntry(p)),
  variant(page("measurement-saved", async (p) => {
    await opensEntry(p);
    await p.goes(`${new URL(p.page.url()).pathname}?saved=1`);
  })),
  page("add", (p) => p.goes(`${p.home}/add`)),
  page("add-blood-pressure", (p) => p.goes(`${p.home}/add/blood_pressure`)),
  page("add-glucose", (p) => p.goes(`${p.home}/add/glucose`)),
  page("add-sleep", (p) => p.goes(`${p.home}/add/sleep`)),
  variant(page("add-alcohol", (p) => p.goes(`${p.home}/add/alcohol`))),
  page("measurement-own", (p) => addsWaist(p)),
  page("measurement-change", async (p) => {
    await addsWaist(p);
    await p.follows("measurements.change");
  }),
  page("measurement-versions", async (p) => {
    await correctsWaist(p);
    await p.follows("measurements.versions");
    await p.reads("measurements.current");
  }),
  variant(page("measurement-superseded", async (p) => {
    const first = await correctsWaist(p);
    await p.goes(first);
  })),
  page("measurement-withdraw", async (p) => {
    await addsWaist(p);
    await p.follows("measurements.withdraw");
  }),
  variant(page("measurement-withdraw-errors", async (p) => {
    await addsWaist(p);
    await p.follows("measurements.withdraw");
    await p.main.getByLabel(p.say("measurements.withdraw_reason")).fill("长".repeat(201));
    await p.presses("measurements.withdraw");
    await p.reads("measurements.reason_too_long", { most: 200 });
  })),
  page("measurement-withdrawn", async (p) => {
    await addsWaist(p);
    await p.follows("measurements.withdraw");
    await p.main.getByLabel(p.say("measurements.withdraw_reason")).fill("填错了");
    await p.presses("measurements.withdraw");
    await p.reads("measurements.withdrawn");
  }),
  page("measurement-kind-year", (p) => p.goes(`${p.home}/measurements/blood_pressure?period=year`)),
  variant(page("measurement-kind-no-week", (p) => p.goes(`${p.home}/measurements/height?period=week`))),
  page("add-errors", async (p) => {
    await p.goes(`${p.home}/add/blood_pressure`);
    await p.fillsBloodPressure(82, 128);
    await p.saves();
    await p.reads("measurements.not_below");
  }),
  variant(page("add-rare", async (p) => {
    await p.goes(`${p.home}/add/weight`);
    await p.fills("measurements.weight", "400");
    await p.saves();
    await p.reads("measurements.rare");
  })),
  page("history", (p) => p.goes(`${p.home}/history`)),
  variant(page("history-others", (p) => p.goes(`${p.home}/history?who=others`))),
  page("account", (p) => p.goes("/account")),
  variant(page("account-done", (p) => p.goes("/account?done=passkey-added"))),
  island("confirm", (p) => proposesPasskey(p)),
  variant(island("confirm-failed", async (p) => {
    await proposesPasskey(p);
    await p.goes(`${new URL(p.page.url()).pathname}?problem=failed`);
  })),
  island("new-passkey", (p) => p.goes("/account/passkeys/new")),
  page("not-confirmed", (p) => p.goes("/confirm/01a2061f-52b3-7df0-9a48-4d9f99b2a5b1")),
];

/** Pages of a resident with many entries from institutions. */
export const KNOWN: PageCase<Resident>[] = [
  page("contents", (p) => p.goes(`${p.home}/contents`)),
  variant(page("home-known", (p) => p.goes(p.home))),
  page("basics", (p) => p.goes(`${p.home}/basics`)),
  page("basics-field", (p) => p.goes(`${p.home}/basics/field/past_illness`)),
  page("basics-safety", (p) => p.goes(`${p.home}/basics/safety/change`)),
  page("basics-past", (p) => p.goes(`${p.home}/basics/past/change`)),
  variant(page("basics-social", (p) => p.goes(`${p.home}/basics/social/change`))),
  page("basics-lifestyle", (p) => p.goes(`${p.home}/basics/lifestyle/change`)),
  variant(page("basics-contact", (p) => p.goes(`${p.home}/basics/contact/change`))),
  page("basics-errors", async (p) => {
    await p.goes(`${p.home}/basics/contact/change`);
    await p.main.getByLabel(p.say("basics.phone")).fill("打我电话");
    await p.presses("basics.save");
    await p.reads("basics.not_a_phone");
  }),
  variant(page("verification-none", async (p) => {
    await opensEntry(p);
    await p.goes(new URL(p.page.url()).pathname.replace("/measurements/entry/", "/verification/"));
  })),
  page("download", (p) => p.goes(`${p.home}/download`)),
  variant(island("confirm-download", async (p) => {
    await p.goes(`${p.home}/download`);
    await p.presses("exports.next");
    await p.isAt(/\/confirm\//);
  })),
  page("sources", (p) => p.goes(`${p.home}/sources`)),
  page("timeline", (p) => p.goes(`${p.home}/timeline`)),
  page("medicines", (p) => p.goes(`${p.home}/health/medicine`)),
  variant(page("allergies", (p) => p.goes(`${p.home}/health/allergy`))),
  page("results", (p) => p.goes(`${p.home}/services/result`)),
  page("condition", (p) => opensFirst(p, "health/condition")),
  variant(page("allergy", (p) => opensFirst(p, "health/allergy"))),
  page("visit", (p) => opensFirst(p, "services/visit")),
  page("report", (p) => opensFirst(p, "services/report")),
  variant(page("plan", (p) => opensFirst(p, "services/plan"))),
  page("result", (p) => opensFirst(p, "services/result")),
  page("corrections", (p) => p.goes(`${p.home}/corrections`)),
  page("correction-form", (p) => opensForm(p, "wrong")),
  variant(page("correction-identity", async (p) => {
    await p.goes(`${p.home}/basics`);
    await p.follows("corrections.say_wrong");
    await p.reads("corrections.statement_hint_identity");
  })),
  page("correction-errors", async (p) => {
    await opensForm(p, "never_happened");
    await p.presses("corrections.send");
    await p.reads("corrections.empty");
  }),
  page("same-test", async (p) => {
    await opensFirst(p, "services/result");
    await p.follows("entries.same_test");
  }),
];

/** Pages of a resident with thousands of entries. */
export const LONG: PageCase<Resident>[] = [
  variant(page("contents-long", (p) => p.goes(`${p.home}/contents`))),
  variant(page("timeline-long", (p) => p.goes(`${p.home}/timeline`))),
];

/** Pages of a resident with an empty record. */
export const EMPTY: PageCase<Resident>[] = [
  page("home-empty", (p) => p.goes(p.home)),
  variant(page("measurements-empty", (p) => p.goes(`${p.home}/measurements`))),
  page("measurement-kind-empty", (p) => p.goes(`${p.home}/measurements/weight`)),
  variant(page("basics-empty", (p) => p.goes(`${p.home}/basics`))),
  variant(page("basics-field-empty", (p) => p.goes(`${p.home}/basics/field/phone`))),
  variant(page("sources-empty", (p) => p.goes(`${p.home}/sources`))),
  variant(page("contents-empty", (p) => p.goes(`${p.home}/contents`))),
  variant(page("conditions-empty", (p) => p.goes(`${p.home}/health/condition`))),
  page("history-others-few", (p) => p.goes(`${p.home}/history?who=others`)),
];

/** Pages of a GP. */
export const GP: PageCase<Staff>[] = [
  page("desk", (p) => p.goes("/desk")),
  page("desk-errors", async (p) => {
    await p.searches("440399");
    await p.reads("sign_in.number_length", { n: 6 });
  }),
  variant(page("desk-nobody", async (p) => {
    await p.searches("44039919500101001X");
    await p.reads("desk.nobody");
  })),
  page("desk-found", (p) => p.finds(citizen("chen"), "care")),
  page("desk-identity", (p) => opensDesk(p, "verify_identity")),
  page("desk-record", (p) => opensDesk(p, "care")),
  page("desk-measurement-kind", (p) => opensDesk(p, "care", "/measurements/blood_pressure")),
  page("desk-measurement-entry", async (p) => {
    await opensDesk(p, "care", "/measurements/blood_pressure");
    await p.main.getByRole("rowheader").first().getByRole("link").click();
    await p.isAt(/\/entry\//);
  }),
  page("desk-basics", (p) => opensDesk(p, "care", "/basics", "huang")),
  variant(page("desk-verify-done", async (p) => {
    await opensDesk(p, "care");
    await p.goes(new URL(p.page.url()).pathname.replace("/care/", "/verify/") + "/identity");
  })),
  variant(page("desk-checks-gp", (p) => p.goes("/desk/checks"))),
  page("desk-contents", (p) => opensDesk(p, "care", "/contents", "huang")),
  variant(page("desk-timeline", (p) => opensDesk(p, "care", "/timeline", "huang"))),
  page("desk-report", async (p) => {
    await opensDesk(p, "care", "/services/report", "huang");
    await p.main.locator(".link-list__row").first().click();
    await p.isAt(/\/whole\//);
  }),
  variant(page("desk-tags", (p) => opensDesk(p, "care", "", "huang"))),
  page("desk-account", (p) => p.goes("/account")),
  variant(page("desk-not-found", (p) => p.goes("/desk/care/nobody"))),
];

/** Pages of a clerk. */
export const CLERK: PageCase<Staff>[] = [
  variant(page("desk-clerk", (p) => p.goes("/desk"))),
  page("desk-checks", (p) => p.goes("/desk/checks")),
  page("desk-check", async (p) => {
    await p.goes("/desk/checks");
    await p.main.getByRole("table").getByRole("link").first().click();
    await p.reads("desk.check_death");
  }),
  variant(page("desk-corrections-clerk", (p) => p.goes("/desk/corrections"))),
  page("desk-register", (p) => p.searches(unregistered("19950607", 300))),
  page("desk-register-errors", async (p) => {
    await p.searches(unregistered("19950607", 300));
    await p.presses("counter.register");
    await p.reads("counter.name_empty");
  }),
  page("desk-clerk-found", (p) => p.finds(citizen("chen"))),
  island("desk-confirm-slip", async (p) => {
    await p.finds(citizen("chen"));
    await p.presses("desk.slip");
    await p.isAt(/\/confirm\//);
  }),
];

/** Pages of a record manager. */
export const MANAGER: PageCase<Staff>[] = [page("desk-corrections", (p) => p.goes("/desk/corrections"))];

/** Pages of an officer. */
export const OFFICER: PageCase<Staff>[] = [
  page("desk-escalated", async (p) => {
    await p.goes("/desk");
    await p.reads("corrections.escalated_none");
  }),
  page("desk-slips", (p) => p.goes("/desk/slips")),
  variant(page("desk-account-officer", (p) => p.goes("/account"))),
];

/** The gallery: every component in every state. Served in development only. */
export const GALLERY: PageCase[] = [
  page("gallery", (p) => p.goes("/gallery")),
  page("gallery-desk", (p) => p.goes("/gallery/desk")),
  page("gallery-slip", (p) => p.goes("/gallery/slip")),
];

async function opensEntry(p: Resident): Promise<void> {
  await p.goes(`${p.home}/measurements/blood_pressure`);
  await p.main.getByRole("rowheader").first().getByRole("link").click();
  await p.isAt(/\/entry\//);
}

/** Adds a waist. Returns the path of the entry. */
async function addsWaist(p: Resident): Promise<string> {
  await p.goes(`${p.home}/add/waist`);
  await p.fills("measurements.waist", "82.5");
  await p.saves();
  await p.isAt(/\/entry\//);
  return new URL(p.page.url()).pathname;
}

/** Adds a waist and corrects it. The newer version is open; returns the path of the older one. */
async function correctsWaist(p: Resident): Promise<string> {
  const first = await addsWaist(p);
  await p.follows("measurements.change");
  await p.fills("measurements.waist", "81.5");
  await p.saves();
  await p.isAt(/\/entry\/[0-9a-f-]+\?saved=1$/);
  return first;
}

/** Opens the first entry of a list. */
async function opensFirst(p: Resident, list: string): Promise<void> {
  await p.goes(`${p.home}/${list}`);
  await p.main.locator(".link-list__row").first().click();
  await p.isAt(/\/(entry|whole)\//);
}

/** Opens the form of a correction of the first visit. */
async function opensForm(p: Resident, kind: "wrong" | "never_happened"): Promise<void> {
  await opensFirst(p, "services/visit");
  await p.follows(kind === "wrong" ? "corrections.say_wrong" : "corrections.say_never");
  await p.isAt(new RegExp(`/corrections/new/[^/]+/${kind}$`));
}

async function proposesPasskey(p: Person): Promise<void> {
  await p.goes("/account");
  await p.presses("account.add");
  await p.isAt(/\/confirm\//);
}

async function opensDesk(p: Staff, purpose: string, further = "", whose: Who = "chen"): Promise<void> {
  await p.finds(citizen(whose), purpose);
  await p.opensRecord();
  await p.isAt(/\/desk\/\w+\/[^/]+$/);
  if (further) await p.goes(`${new URL(p.page.url()).pathname}${further}`);
}
