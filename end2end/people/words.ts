/**
 * The words of the pages, read from where they are kept (`app/src/words`), in both languages. So a journey names a
 * sentence and does not break when it is worded better; a sentence that is gone fails the journey by name.
 */
import { readFileSync, readdirSync } from "node:fs";

export type Language = "zh-CN" | "en";

/** The language in which the journeys of a project are walked. */
export const languageOf = (locale: string | undefined): Language => (locale?.startsWith("en") ? "en" : "zh-CN");

const FOLDER = new URL("../../app/src/words/", import.meta.url);
const SENTENCE = /(\w+)(?:\([^)]*\))?\s*=>\s*"((?:[^"\\]|\\.)*)"\s*,\s*"((?:[^"\\]|\\.)*)"\s*;/g;

const sentences = new Map<string, Record<Language, string>>();
for (const file of readdirSync(FOLDER)) {
  for (const [, name, chinese, english] of readFileSync(new URL(file, FOLDER), "utf8").matchAll(SENTENCE)) {
    sentences.set(`${file.replace(/\.rs$/, "")}.${name}`, { "zh-CN": chinese ?? "", en: english ?? "" });
  }
}

/** The sentence of this name (`desk.find`), with its values filled in. */
export function say(name: string, values: Record<string, string | number> = {}, language: Language = "zh-CN"): string {
  const sentence = sentences.get(name)?.[language];
  if (sentence === undefined) throw new Error(`No sentence is called ${name}; see app/src/words.`);
  return sentence.replace(/\{(\w+)\}/g, (_, value: string) => {
    const filled = values[value];
    if (filled === undefined) throw new Error(`${name} wants a value for ${value}.`);
    return String(filled);
  });
}

/** A moment as a `datetime-local` field wants it: `2026-11-23T14:05`. */
export function fieldValue(at: Date): string {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" });
  return shown.format(at).replace(" ", "T");
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A day as the pages write it: `2026年11月23日`, `23 Nov 2026`. */
export function day(at: Date, language: Language): string {
  const [year, month, day] = fieldValue(at).slice(0, 10).split("-").map(Number) as [number, number, number];
  return language === "en" ? `${day} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${day}日`;
}

/** A moment as the pages write it, to the minute: `2026年11月23日 14:05`, `23 Nov 2026, 14:05`. */
export function moment(at: Date, language: Language): string {
  return `${day(at, language)}${language === "en" ? "," : ""} ${fieldValue(at).slice(11)}`;
}

/** What looks like one. */
export const MOMENT: Record<Language, RegExp> = {
  "zh-CN": /\d{4}年\d+月\d+日 \d\d:\d\d/,
  en: /\d+ [A-Z][a-z]{2} \d{4}, \d\d:\d\d/,
};
