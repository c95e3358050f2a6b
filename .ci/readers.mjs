// Compares hub/ with news.jsonl, both in the working directory.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'

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
