// Two rule engines by others, against the tables that our own engine is held to (tests/spec/others.rs).
import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { evaluate } from 'feelin'
import Engine from 'publicodes'

function table(name) {
  const [header, ...lines] = readFileSync(new URL(`../tables/${name}.csv`, import.meta.url), 'utf8').trimEnd().split('\n')
  const columns = header.split(',')
  return lines.map(line => Object.fromEntries(line.split(',').map((cell, at) => [columns[at], cell])))
}

// Says every row that differs, then how many were compared.
function compare(name, engine, least, rows, expected, found) {
  const wrong = rows.filter(row => found(row) !== expected(row))
  wrong.forEach(row => console.log(`${engine}: ${Object.values(row).join(',')}: is ${found(row)}`))
  console.log(`${name}: ${rows.length} rows by ${engine}, ${wrong.length} failed`)
  assert(rows.length >= least, `${rows.length} rows; at least ${least} are expected`)
  assert.equal(wrong.length, 0)
}

const INPUTS = ['died', 'abuse_or_neglect', 'looked_after', 'regulated_setting']
const truth = { yes: true, no: false, 'not-known': null }
// What is not known is null to feelin and undefined to publicodes, for which null is another thing (not applicable).
const standing = (value, notKnown) => new Map([[true, 'yes'], [false, 'no'], [notKnown, 'open']]).get(value)

test('feelin: the criterion of a notifiable incident', () => {
  const criterion = '(died and abuse_or_neglect) or (died and looked_after) or (died and regulated_setting)'
  const found = row => standing(evaluate(criterion, Object.fromEntries(INPUTS.map(input => [input, truth[row[input]]]))).value, null)
  compare('three-valued', 'feelin', 81, table('three_valued'), row => row.notifiable, found)
})

test('publicodes: the criterion of a notifiable incident', () => {
  const name = input => input.replaceAll('_', ' ')
  const limb = input => ({ 'toutes ces conditions': ['died', name(input)] })
  const facts = Object.fromEntries(INPUTS.map(input => [name(input), null]))
  // It reports every input that was left out; here they are left out on purpose.
  const logger = { log() {}, warn() {}, error: console.error }
  const engine = new Engine({ ...facts, notifiable: { 'une de ces conditions': INPUTS.slice(1).map(limb) } }, { logger })
  const found = row => {
    const known = INPUTS.filter(input => row[input] !== 'not-known')
    engine.setSituation(Object.fromEntries(known.map(input => [name(input), truth[row[input]] ? 'oui' : 'non'])))
    return standing(engine.evaluate('notifiable').nodeValue, undefined)
  }
  compare('three-valued', 'publicodes', 81, table('three_valued'), row => row.notifiable, found)
})

// Written out again as the expressions that they come from.
test('feelin: the three-valued vectors of the DMN test kit', () => {
  const expression = ({ operator, operands }) => {
    const values = operands.split(' ').filter(Boolean)
    if (operator === 'all' || operator === 'any') return `${operator}([${values.join(', ')}])`
    return operator === 'not' ? `not(${values})` : values.join(` ${operator} `)
  }
  compare('kleene', 'feelin', 65, table('kleene'), row => row.expected, row => String(evaluate(expression(row)).value))
})
