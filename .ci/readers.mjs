// Compares hub/ with news.jsonl, both in the working directory, and hub/README.md with what the Parquet file says of its columns.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet'
import { parse } from 'yaml'

const file = 'hub/data/train-00000-of-00001.parquet'
const gold = fs.readFileSync('news.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line))
const plain = (value) => JSON.parse(JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? Number(v) : v)))
const hyparquet = plain(await parquetReadObjects({ file: await asyncBufferFromFile(file) }))
const db = await (await DuckDBInstance.create(':memory:')).connect()
const asked = await db.runAndReadAll(`select to_json(t) from (select * from '${file}') t`)
const duckdb = asked.getRowsJson().map(([row]) => JSON.parse(row))

for (const [reader, rows] of Object.entries({ hyparquet, duckdb })) {
  assert.equal(rows.length, gold.length, reader)
  rows.forEach((row, i) => {
    const want = gold[i], points = [...row.text]
    const cut = (start, end) => points.slice(start, end).join('')
    assert.equal(row.id, want.id)
    assert.equal(row.text, want.text)
    assert.equal(row.answer, want.answer ?? null)
    assert.equal(row.annotator, want.annotator ?? null)
    row.tokens.forEach((token, k) => assert.equal(cut(row.token_starts[k], row.token_ends[k]), token, reader))
    for (const tags of ['ner_tags', 'quote_tags', 'claim_tags', 'cue_tags']) assert.equal(row[tags].length, row.tokens.length)
    const said = row.spans.map((s) => {
      assert.equal(cut(s.start, s.end), s.text, reader)
      const { id, start, end, label, kind, text } = s
      const attrs = Object.fromEntries(s.attributes.map((a) => [a.name, a.value]))
      return { id, start, end, label, kind, text, ...(s.attributes.length ? { attrs } : {}), ...(s.note ? { note: s.note } : {}) }
    })
    assert.deepEqual(said, want.spans.map((s) => ({ ...s })), reader)
    assert.deepEqual(row.relations.map(({ id, from, to, label }) => ({ id, from, to, label })), want.relations ?? [], reader)
  })
}
console.log(`${gold.length} records are the same in hyparquet and DuckDB`)

// The card's columns, as they stand among the metadata of the file.
const asFeature = (c) => {
  if (c.dtype) return { dtype: c.dtype, _type: 'Value' }
  if (c.struct) return asFeatures(c.struct)
  if (c.list) return [asFeatures(c.list)]
  if (typeof c.sequence === 'string') return { feature: { dtype: c.sequence, _type: 'Value' }, _type: 'Sequence' }
  const names = c.sequence.class_label.names
  return { feature: { names: Object.keys(names).map((_, i) => names[String(i)]), _type: 'ClassLabel' }, _type: 'Sequence' }
}
const asFeatures = (columns) => Object.fromEntries(columns.map((c) => [c.name, asFeature(c)]))
const front = fs.readFileSync('hub/README.md', 'utf8').split(/^---$/m)[1]
const metadata = await parquetMetadataAsync(await asyncBufferFromFile(file))
const { features } = JSON.parse(metadata.key_value_metadata.find((m) => m.key === 'huggingface').value).info
const columns = parquetSchema(metadata).children.map((c) => c.element.name)
for (const version of ['1.1', '1.2']) {
  const card = parse(front, { version })
  assert.deepEqual(asFeatures(card.dataset_info.features), features, version)
  assert.deepEqual(card.dataset_info.features.map((c) => c.name), columns, version)
  assert.deepEqual(card.dataset_info.splits.map((s) => [s.name, s.num_examples]), [['train', gold.length]])
  assert.deepEqual(card.configs[0].data_files, [{ split: 'train', path: 'data/train-*' }])
  assert.equal(card.dataset_info.download_size, fs.statSync(file).size)
  assert.equal(card.license, '- other: #1')
}
// A tag's number names the label of its span.
const entities = { ner_tags: 'entity', quote_tags: 'quote', claim_tags: 'claim', cue_tags: 'cue' }
for (const row of hyparquet) {
  for (const [column, kind] of Object.entries(entities)) {
    const used = row[column].map((n) => features[column].feature.names[n]).filter((name) => name !== 'O')
    for (const name of used) assert.ok(row.spans.some((s) => s.kind === kind && s.label === name.slice(2)), `${column}: ${name}`)
    assert.equal(used.length > 0, row.spans.some((s) => s.kind === kind), `${row.id}: ${column}`)
  }
}
console.log(`the card is ${columns.length} columns in YAML 1.1 and 1.2 as in the file`)

const queries = [...fs.readFileSync('python.md', 'utf8').matchAll(/^```sql\n([^]*?)^```/gm)].map((m) => m[1])
assert.ok(queries.length > 0)
for (const sql of queries) {
  const answer = plain((await db.runAndReadAll(sql)).getRowsJson())
  const counted = answer.reduce((sum, row) => sum + Number(row.at(-1)), 0)
  assert.equal(counted, gold.reduce((sum, r) => sum + r.spans.length, 0), sql)
}
console.log(`${queries.length} query of docs/python.md answered`)
