// The same counts with date-fns: `dates.mjs <cases> <rows>`. Called by .ci/bench-dates.
// Reads what the bench wrote with --cases, compares every answer it is going to time, and writes one row a contestant.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { addBusinessDays, addDays, format, isWeekend } from 'date-fns';

const ROUNDS = 9;
const [cases, rows] = process.argv.slice(2);
const given = JSON.parse(fs.readFileSync(cases, 'utf8'));
const local = (text) => new Date(`${text}T00:00:00`);
const text = (day) => format(day, 'yyyy-MM-dd');
const triggers = given.triggers.map(local);

// The instant of a local midnight tells a day as well as its text does, and is much quicker to look up.
const holidays = new Set(given.holidays.map((day) => local(day).getTime()));

function loop(day, count) {
  while (count > 0) {
    day = addDays(day, 1);
    if (!isWeekend(day) && !holidays.has(day.getTime())) count -= 1;
  }
  return day;
}

// addBusinessDays knows no holidays: those that it passed are added again, until it passes no more.
function corrected(day, count) {
  while (count > 0) {
    const end = addBusinessDays(day, count);
    count = 0;
    for (const holiday of holidays) if (holiday > day.getTime() && holiday <= end.getTime()) count += 1;
    day = end;
  }
  return day;
}

const contestants = { 'date-fns loop, Set': loop, 'date-fns addBusinessDays, corrected': corrected };
const tasks = [];
let compared = 0;
for (const [name, method] of Object.entries(contestants)) {
  for (const { count, ends } of given.answers) {
    const some = triggers.slice(0, count > 1000 ? 8 : 256);
    some.forEach((day, at) => {
      const said = text(method(day, count));
      if (said !== ends[at]) throw new Error(`${name}: ${count} working days from ${text(day)} are ${ends[at]}, not ${said}`);
      compared += 1;
    });
    tasks.push({ name, method, some, count, samples: [] });
  }
}
const { version } = createRequire(import.meta.url)('date-fns/package.json');
console.log(`${compared} answers of JavaScript compared, all equal (date-fns ${version}).`);

let kept = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  for (const { method, some, count, samples } of tasks) {
    const start = process.hrtime.bigint();
    for (const day of some) kept += method(day, count).getTime();
    samples.push(Number(process.hrtime.bigint() - start) / some.length);
  }
}
if (!Number.isFinite(kept)) throw new Error('a date that is none');
const middle = (samples) => samples.sort((a, b) => a - b)[ROUNDS >> 1].toFixed(1);
const lines = Object.keys(contestants).map((name) => [name, ...tasks.filter((task) => task.name === name).map((task) => middle(task.samples))].join('\t'));
fs.writeFileSync(rows, `${lines.join('\n')}\n`);
