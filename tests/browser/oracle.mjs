// The criteria once more, from the nine rows of the source and in another language: an unknown answer may turn out either way,
// except that a question asked about definitive evidence and not known counts as “no”.
const facts = {
  outcome: ['died', 'seriously-harmed', 'neither'],
  'abuse-or-neglect': ['suspected', 'neither'],
  'looked-after': ['yes', 'no'],
  'regulated-setting': ['yes', 'no'],
  'custody-or-detention': ['yes', 'no'],
};
const labels = {
  notifiable: { yes: 'Notifiable', no: 'Not notifiable on the written criteria', open: 'Cannot say yet' },
  review: {
    must: 'Must be carried out',
    'should-always': 'Should always be carried out',
    'required-ground-open': 'Required; on which ground is open',
    'not-required': 'Not required; another review should be considered',
    open: 'Cannot say yet',
  },
};

function row(a) {
  const suspected = a['abuse-or-neglect'] !== 'neither';
  const listed = a['looked-after'] === 'yes' || a['regulated-setting'] === 'yes';
  if (a.outcome === 'neither') return ['no', 'not-required'];
  if (a.outcome === 'seriously-harmed') return suspected ? ['yes', a['no-interagency-concern'] === 'yes' ? 'not-required' : 'must'] : ['no', 'not-required'];
  if (suspected) return ['yes', 'must'];
  return [listed ? 'yes' : 'no', a['custody-or-detention'] === 'yes' ? 'should-always' : 'not-required'];
}

/** The labels that the result page should show for a whole set of answers. */
export function expected(answers) {
  let complete = [answers];
  for (const [fact, options] of Object.entries(facts))
    if ((answers[fact] ?? 'not-known') === 'not-known') complete = complete.flatMap((one) => options.map((option) => ({ ...one, [fact]: option })));
  const all = complete.map(row);
  const notifiable = new Set(all.map((one) => one[0]));
  const review = new Set(all.map((one) => one[1]));
  const required = [...review].every((one) => one === 'must' || one === 'should-always');
  return {
    notifiable: labels.notifiable[notifiable.size === 1 ? [...notifiable][0] : 'open'],
    review: labels.review[review.size === 1 ? [...review][0] : required ? 'required-ground-open' : 'open'],
  };
}

export { labels };

/** Every set of answers that is definite or not known: 1,296. */
function combinations() {
  const all = { ...facts, 'abuse-or-neglect': ['known', 'suspected', 'neither'], 'no-interagency-concern': ['yes', 'no'] };
  return Object.entries(all).reduce((sets, [fact, options]) => sets.flatMap((set) => [...options, 'not-known'].map((option) => ({ ...set, [fact]: option }))), [{}]);
}

/** What has to be asked, from the source's own list of minimal sets: outcome, abuse, then either evidence or the three about a death. */
function route(answers) {
  const asked = ['outcome'];
  const ask = (fact) => asked.push(fact);
  if (answers.outcome === 'neither') return asked;
  ask('abuse-or-neglect');
  const suspicion = answers['abuse-or-neglect'];
  const suspected = suspicion === 'known' || suspicion === 'suspected';
  if (answers.outcome === 'seriously-harmed') {
    if (suspicion !== 'neither') ask('no-interagency-concern');
    return asked;
  }
  if (answers.outcome === 'died' && suspected) return asked;
  // Not knowing what happened leaves everything open while abuse or neglect may be suspected.
  if (answers.outcome === 'not-known' && suspicion !== 'neither') return asked;
  ask('looked-after');
  // Once one of the two leaves it open whether an unknown outcome is notifiable, the other cannot settle it.
  const settled = answers.outcome === 'died' ? answers['looked-after'] === 'yes' : answers['looked-after'] !== 'no';
  if (!settled) ask('regulated-setting');
  ask('custody-or-detention');
  return asked;
}

/** Every distinct path through the questions: the answers that make it, and the questions asked. */
export function paths() {
  const found = new Map();
  for (const answers of combinations()) {
    const asked = route(answers);
    found.set(JSON.stringify(asked.map((fact) => answers[fact])) + asked, { answers, asked });
  }
  return [...found.values()];
}
