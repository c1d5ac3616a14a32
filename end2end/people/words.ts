/**
 * The words of the pages, read from where they are kept (`app/src/words`), in both languages. So a journey names a
 * sentence and does not break when it is worded better; a sentence that is gone fails the journey by name.
 */
import { readFileSync, readdirSync } from "node:fs";

export type Language = "zh-CN" | "en";

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

/** A moment as the pages write it, to the minute: `2026年11月23日 14:05`. */
export function moment(at: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Shanghai", year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit",
  }).formatToParts(at);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? "";
  const plain = (type: string): string => String(Number(part(type)));
  return `${plain("year")}年${plain("month")}月${plain("day")}日 ${part("hour")}:${part("minute")}`;
}

/** A moment as a `datetime-local` field wants it: `2026-11-23T14:05`. */
export function fieldValue(at: Date): string {
  const [, year, month, day, time] = /(\d+)年(\d+)月(\d+)日 (.*)/.exec(moment(at)) ?? [];
  return `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}T${time}`;
}
