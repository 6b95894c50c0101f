/** What each `kind` requires of the rest of its file. */
import type { Body } from './body.ts';
import type { Header } from './header.ts';
import type { Report } from './problems.ts';
import { EVERY_PYTHON } from './python-range.ts';

/**
 * Reports where a question does not have the form its `kind` requires; `line` is that of the field, or
 * 1. Without the field, a file with choices is a choice question, and any other a prediction.
 */
export function reportKind(header: Header, body: Body, line: number, report: Report): void {
  const { kind } = header;
  const choices = body.choices.length > 0;
  const repair = kind === 'repair' || kind === 'only-this';
  if (!repair && body.repairLine > 1) {
    report(
      body.repairLine,
      'Only a question with `kind: repair` or `kind: only-this` has a section `## Repair`.',
      'Write `kind: repair` in the front matter, or delete the section.',
    );
  }
  if (repair) reportRepair(body, line, report);
  if (header.fresh !== undefined && (choices || repair || kind === 'about')) {
    report(
      line,
      'Only a question to predict has a field `fresh`.',
      'Delete the field: fresh programs are asked for what they print.',
    );
  }
  if (kind === 'about') reportAbout(header, body, line, report);
  else if (header.about !== undefined) {
    report(
      line,
      'Only a question with `kind: about` has a field `about`.',
      'Write `kind: about`, or delete the field.',
    );
  }
  if (kind === 'predict' && choices) {
    report(
      line,
      'A question with choices is not `predict`.',
      'Write `kind: choose`, or delete the line.',
    );
  }
  if (kind === 'choose' && !choices) {
    report(line, 'There is nothing to choose from.', 'Give choices: `- [x] right`, `- [ ] wrong`.');
  }
  if (kind === 'they-say' && (!choices || body.program === '')) {
    report(
      line,
      'A question with `kind: they-say` needs a program and choices.',
      'Write the sentence, the program that tests it, and choices that say whether it holds and why.',
    );
  }
  if (kind === 'version' && !namesVersion(header, body)) {
    report(
      line,
      'A question with `kind: version` names no version.',
      'Name versions in the question or its choices (`3.12`), or narrow `python` to those it is about.',
    );
  }
}

function reportAbout({ about }: Header, body: Body, line: number, report: Report): void {
  if (about === undefined) {
    report(
      line,
      'The question does not say what it asks of its runs.',
      'Write a line such as `about: next-line 7` or `about: can-happen`.',
    );
  }
  if (body.program === '') {
    report(
      line,
      'A question with `kind: about` needs a program.',
      'Put it before `## Why`, in a ```python fence.',
    );
  }
  if (body.choices.length > 0) {
    report(
      line,
      'A question with `kind: about` has no choices.',
      'Delete them: the options come from the runs of its program.',
    );
  }
  for (const [title, at] of [
    ['Models', body.modelLines[0]],
    ['Wrong', body.wrongLines[0]],
  ] as const) {
    if (at === undefined) continue;
    report(
      at,
      `A question with \`kind: about\` has no \`## ${title}\`.`,
      'Delete the section, and explain below `## Why` what really happens.',
    );
  }
}

function reportRepair(body: Body, line: number, report: Report): void {
  if (body.program === '') {
    report(
      line,
      'There is no program to repair.',
      'Put it before `## Repair`, in a ```python fence.',
    );
  }
  if (body.repairLine === 1) {
    report(
      line,
      'The section `## Repair` is missing.',
      'Write `## Repair` above `## Why`, with the repaired program, whose output is the wanted one.',
    );
  } else if (body.repair === body.program) {
    report(
      body.repairLine,
      'The program below `## Repair` is the same as the one to repair.',
      'Make the change there that the question asks for.',
    );
  }
  if (body.choices.length > 0) {
    report(
      line,
      'A program to repair has no choices.',
      'Delete them: what the program prints decides.',
    );
  }
  if (body.models.length > 0) {
    report(
      body.modelLines[0] ?? line,
      'A program to repair has no `## Models`.',
      'Delete the section, and explain below `## Why` what was wrong.',
    );
  }
  if (body.wrong.length > 0) {
    report(
      body.wrongLines[0] ?? line,
      'A program to repair has no `## Wrong`.',
      'Delete the section, and explain below `## Why` what was wrong.',
    );
  }
}

/** Decks support Python from 3.11 on, so any other range excludes a version. */
function namesVersion({ python }: Header, { prompt, choices }: Body): boolean {
  const texts = [prompt, ...choices.map(({ text }) => text)];
  return python !== EVERY_PYTHON || texts.some((text) => /\b3\.\d+/u.test(text));
}
