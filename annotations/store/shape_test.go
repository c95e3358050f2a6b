package store

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"tippani/annotations/record"
)

// published is the JSON Schema in docs, which other programs check datasets with.
func published(tb testing.TB) *jsonschema.Schema {
	tb.Helper()
	const path = "../../docs/dataset.schema.json"
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		tb.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(path, document); err != nil {
		tb.Fatal(err)
	}
	schema, err := compiler.Compile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return schema
}

// stricter are the findings that no JSON Schema can make, or that it leaves open; docs/dataset.md lists them.
var stricter = []string{
	"invalid JSON at byte",                 // UTF-8, nesting beyond MaxDepth
	"stands twice",                         // keys, ids, attributes
	"half of a surrogate pair",             // of a key
	"is not a string of valid characters",  // of a value
	"not a whole number from 0",            // 1.0 and 1e0 are integers to a JSON Schema
	`"schema" is not a version number`,     // so is 1.0
	"inside a letter",                      // offsets against the text
	"but the text has",                     // offsets beyond it
	"so it holds nothing",                  // end before start
	`the offsets do not fit its "text"`,    // text against offsets
	`does not have the sha256 of its "me`,  // hash against the text
	"begins or ends with white space",      // offsets against the text
	"names the span",                       // relations against spans
	"the id of a span is not a string",     // the same
	"the id of a relation is not a string", // the same
}

// agree fails when the JSON Schema forbids a line in which Check finds nothing, or Check finds something that the schema
// allows and that is not among the stricter ones.
func agree(tb rapid.TB, schema *jsonschema.Schema, line []byte) {
	tb.Helper()
	var problems []record.Problem
	if err := Check("d", bytes.NewReader(line), nil, func(p record.Problem) { problems = append(problems, p) }); err != nil {
		tb.Fatalf("%v", err)
	}
	record, err := jsonschema.UnmarshalJSON(bytes.NewReader(bytes.TrimSpace(record.Body(line))))
	if err == nil {
		err = schema.Validate(record)
	}
	if err != nil && len(problems) == 0 {
		tb.Fatalf("%s\nthe JSON Schema forbids it, check finds nothing: %v", line, err)
	}
	if err != nil {
		return
	}
	for _, p := range problems {
		known := false
		for _, s := range stricter {
			known = known || strings.Contains(p.What.String(), s)
		}
		if !known {
			tb.Fatalf("%s\nthe JSON Schema allows it, check says: %s", line, p)
		}
	}
}

// pieces are what a record is put together from: for each key values that are right, wrong and in between.
var pieces = map[string][]string{
	"id":   {`"a"`, `"s1"`, `"s2"`, `""`, `7`, `null`, `"\u0061"`, `"\ud800"`, `["a"]`},
	"text": {`"রহিম 😀"`, "\"র\u200cহিম বলেন। \"", `""`, `null`, `3`, `"\ud83d\ude00 ক"`, `"\ud83d"`},
	"meta": {`{}`, `null`, `7`, `[]`, `{"source":"x","title":"ক"}`, `{"source":null}`, `{"source":5}`, `{"title":""}`,
		`{"sha256":""}`, `{"sha256":"0"}`, `{"sha256":null}`, `{"changes":[]}`, `{"changes":["ক",""]}`, `{"changes":[1]}`,
		`{"changes":null}`, `{"changes":{}}`, `{"x":{"y":[1]}}`, `{"x":1,"x":2}`},
	"answer":    {`"accept"`, `"reject"`, `"ignore"`, `""`, `null`, `"maybe"`, `true`, `"acc\u0065pt"`},
	"annotator": {`"মিনা"`, `""`, `null`, `1`},
	"created": {`"2026-01-31T09:30:00Z"`, `"2026-01-31T09:30:00.5+06:00"`, `"2026-01-31T09:30:00.Z"`, `"2026-01-31 09:30:00Z"`,
		`"2026-01-31T09:30:00"`, `"2026-01-31T09:30:00Z\n"`, `"২০২৬-01-31T09:30:00Z"`, `"2026-01-31T09:30:00+0600"`, `""`, `null`, `0`,
		`"9999-99-99T99:99:99-99:99"`},
	"schema": {`1`, `2`, `0`, `-1`, `1.0`, `1e0`, `"1"`, `null`, `10`},
	"tool":   {`"t"`, `""`, `null`, `{}`},
	"start":  {`0`, `1`, `4`, `5`, `-1`, `0.0`, `1e0`, `0.5`, `"0"`, `null`, `99999999999999999999`},
	"end":    {`4`, `1`, `0`, `6`, `99`, `4.0`, `4.5`, `"4"`, `null`, `-0`},
	"label":  {`"PER"`, `""`, `null`, `1`, `"\ud800"`},
	"kind":   {`"entity"`, `"quote"`, `"claim"`, `"cue"`, `""`, `"person"`, `null`, `1`},
	"attrs": {`{}`, `{"a":"b"}`, `{"a":""}`, `{"a":1}`, `{"a":null}`, `null`, `[]`, `{"a":"1","a":"2"}`, `{"\ud800":"x"}`,
		`{"a":"\ud800"}`},
	"note": {`"টীকা"`, `""`, `null`, `1`},
	"suggested": {`{"source":"crf@3","score":0.91}`, `{"source":"crf@3","score":1,"changed":true}`, `{"source":"","score":0}`,
		`{"score":1}`,
		`{"source":"x"}`, `{"source":"x","score":1.1}`, `{"source":"x","score":-0.0}`, `{"source":"x","score":"1"}`,
		`{"source":1,"score":0}`,
		`{"source":"x","score":0,"changed":false}`, `{"source":"x","score":0,"x":1}`, `{"source":"x","source":"y","score":0}`,
		`{"source":"\ud800","score":0}`,
		`{}`, `null`, `[]`, `"crf"`},
	"from": {`"s1"`, `"s9"`, `""`, `null`, `1`},
	"x":    {`null`, `{"y":[1,2.50,{"z":null}]}`, `"\ud800"`, `1e999`, `[[[]]]`},
}

// object draws an object of some keys; those of must are nearly always there.
func drawObject(rt *rapid.T, must, may []string, value func(string) string) string {
	var members []string
	add := func(key string, odds int) {
		if rapid.IntRange(1, 20).Draw(rt, "odds") > odds {
			return
		}
		members = append(members, fmt.Sprintf("%q:%s", key, value(key)))
	}
	for _, key := range must {
		add(key, 19)
	}
	for _, key := range may {
		add(key, 5)
	}
	return "{" + strings.Join(members, ",") + "}"
}

func drawList(rt *rapid.T, element func() string) string {
	if rapid.IntRange(0, 9).Draw(rt, "odd") == 0 {
		return rapid.SampledFrom([]string{`null`, `{}`, `7`, `[7]`, `[null]`, `""`}).Draw(rt, "no list")
	}
	var elements []string
	for range rapid.IntRange(0, 3).Draw(rt, "elements") {
		elements = append(elements, element())
	}
	return "[" + strings.Join(elements, ",") + "]"
}

func drawRecord(rt *rapid.T) string {
	var value func(key string) string
	value = func(key string) string {
		switch key {
		case "spans":
			return drawList(rt, func() string {
				return drawObject(rt, []string{"id", "start", "end", "label"},
					[]string{"kind", "text", "attrs", "note", "x", "id", "suggested"},
					value)
			})
		case "relations":
			return drawList(rt, func() string {
				return drawObject(rt, []string{"id", "from", "to", "label"}, []string{"x", "from"}, value)
			})
		case "aside":
			if rapid.IntRange(0, 9).Draw(rt, "odd aside") == 0 {
				return rapid.SampledFrom([]string{`null`, `[]`, `7`, `{"spans":null}`, `{"x":1}`}).Draw(rt, "no aside")
			}
			lists := map[string]func() string{
				"spans": func() string {
					return drawObject(rt, []string{"id", "label", "text"}, []string{"kind", "before", "after", "why", "attrs", "note",
						"x", "suggested"}, value)
				},
				"relations": func() string { return drawObject(rt, []string{"id", "from", "to", "label"}, []string{"x"}, value) },
			}
			return drawObject(rt, nil, []string{"spans", "relations", "spans", "x"}, func(key string) string {
				if lists[key] == nil {
					return value(key)
				}
				return drawList(rt, lists[key])
			})
		case "before", "after", "why":
			key = "note"
		case "to":
			key = "from"
		case "modified":
			key = "created"
		}
		of := pieces[key]
		if rapid.IntRange(0, 9).Draw(rt, "usual") > 1 {
			return of[0]
		}
		return rapid.SampledFrom(of).Draw(rt, key)
	}
	return drawObject(rt, []string{"id", "text"}, []string{"meta", "spans", "spans", "relations", "answer", "annotator", "created",
		"modified", "schema", "tool", "x", "aside", "aside"}, value)
}

func TestCheckAndTheJSONSchemaAgreeOnTheFormOfARecord(t *testing.T) {
	schema := published(t)
	rapid.Check(t, func(rt *rapid.T) { agree(rt, schema, []byte(drawRecord(rt))) })
}

func TestCheckAndTheJSONSchemaAgreeOnEachValueAlone(t *testing.T) {
	schema := published(t)
	span := map[string]string{"id": `"s1"`, "start": "0", "end": "4", "label": `"PER"`}
	relation := map[string]string{"id": `"r1"`, "from": `"s1"`, "to": `"s1"`, "label": `"CUE"`}
	record := func(inSpan, inRelation map[string]string, more string) []byte {
		return fmt.Appendf(nil, `{"id":"a","text":"রহিম 😀"%s,"spans":[%s],"relations":[%s]}`, more, objectOf(inSpan), objectOf(inRelation))
	}
	agree(t, schema, record(span, relation, ""))
	for key, values := range pieces {
		for _, value := range values {
			agree(t, schema, record(with(span, key, value), relation, ""))
			agree(t, schema, record(span, with(relation, key, value), ""))
			if key != "id" && key != "text" {
				agree(t, schema, record(span, relation, fmt.Sprintf(",%q:%s", key, value)))
			} else {
				agree(t, schema, []byte(objectOf(with(map[string]string{"id": `"a"`, "text": `"ক"`}, key, value))))
			}
		}
		agree(t, schema, record(with(span, key, ""), relation, ""))
		agree(t, schema, record(span, with(relation, key, ""), ""))
	}
}

// with is a copy of members with one set, or left out when value is "".
func with(members map[string]string, key, value string) map[string]string {
	changed := map[string]string{key: value}
	for k, v := range members {
		if k != key {
			changed[k] = v
		}
	}
	if value == "" {
		delete(changed, key)
	}
	return changed
}

func objectOf(members map[string]string) string {
	var list []string
	for k, v := range members {
		list = append(list, fmt.Sprintf("%q:%s", k, v))
	}
	return "{" + strings.Join(list, ",") + "}"
}

var longExponent = regexp.MustCompile(`[eE][+-]?[0-9]{3}`)

func FuzzCheckAgreesWithTheJSONSchema(f *testing.F) {
	schema := published(f)
	f.Add([]byte(wantLine))
	f.Add([]byte(`{"id":"a","text":"ক","spans":[{"start":0,"end":1,"label":"A"}],"relations":[{"from":"","to":""}],"meta":7}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		line = bytes.TrimSpace(record.Body(line))
		// The library works out numbers like 1e99999999 in full.
		if bytes.IndexByte(line, '\n') < 0 && len(line) > 0 && !longExponent.Match(line) {
			agree(t, schema, line)
		}
	})
}
