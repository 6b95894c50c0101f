/** Changes of questions, in words. Pure. */
import type { Changed, WantedChange } from '#store/changes.ts';

const questions = (count: number): string => (count === 1 ? 'one question' : `${count} questions`);

/** Whether a change is one of the toggles of a question, which may be followed by others. */
export function staysOpen({ do: what }: WantedChange): boolean {
  return what === 'flag' || what === 'unflag' || what === 'tag' || what === 'untag';
}

/** The result of a change, as a sentence. */
export function changedText(change: WantedChange, { cards, unchanged }: Changed): string {
  if (cards === 0) return nothingText(change, unchanged);
  const one = cards === 1;
  const which = one ? 'The question' : `${cards} questions`;
  switch (change.do) {
    case 'suspend':
      return `${which} ${one ? 'is' : 'are'} suspended: not asked until you resume ${one ? 'it' : 'them'}.`;
    case 'resume':
      return `${which} ${one ? 'comes' : 'come'} up again.`;
    case 'bury':
      return `${which} ${one ? 'is' : 'are'} put off until ${dayOf(change.until)}.`;
    case 'unbury':
      return `${which} ${one ? 'is' : 'are'} no longer put off.`;
    case 'flag':
      return `${which} ${one ? 'is' : 'are'} flagged.`;
    case 'unflag':
      return `${which} ${one ? 'has' : 'have'} no flag any more.`;
    case 'tag':
      return `${which} ${one ? 'has' : 'have'} the tag ${change.tag}.`;
    case 'untag':
      return `The tag ${change.tag} was taken off ${questions(cards)}.`;
    case 'forget':
      return `${which} ${one ? 'is' : 'are'} new again. Your answers stay in the log.`;
    case 'due':
      return `${which} will be due on ${dayOf(change.due)}.${left(unchanged)}`;
  }
}

function left(unchanged: number): string {
  return unchanged === 0
    ? ''
    : ` Left out: ${questions(unchanged)} never answered, or due then already.`;
}

function nothingText(change: WantedChange, unchanged: number): string {
  if (unchanged === 0) return 'No question was chosen.';
  if (change.do === 'due') {
    return 'Nothing was changed: a question that was never answered has no day on which it is due.';
  }
  return change.do === 'forget'
    ? 'Nothing was changed: new already.'
    : 'Nothing was changed: that was done already.';
}

function dayOf(at: number): string {
  return new Date(at).toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}
