package hub

import (
	"maps"
	"slices"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/native"
	"tippani/annotations/record"
	"tippani/model"
	"tippani/model/jsontext"
)

// row is one record. Offsets count code points, ends are exclusive. A column that may have nothing to say is null then.
type row struct {
	ID          string        `parquet:"id"`
	Text        string        `parquet:"text"`
	Tokens      []string      `parquet:"tokens,list"`
	TokenStarts []int32       `parquet:"token_starts,list"`
	TokenEnds   []int32       `parquet:"token_ends,list"`
	NER         []int64       `parquet:"ner_tags,list"`
	Quotes      []int64       `parquet:"quote_tags,list"`
	Claims      []int64       `parquet:"claim_tags,list"`
	Cues        []int64       `parquet:"cue_tags,list"`
	Spans       []spanRow     `parquet:"spans,list"`
	Relations   []relationRow `parquet:"relations,list"`
	Answer      *string       `parquet:"answer,optional"`
	Annotator   *string       `parquet:"annotator,optional"`
	Created     *string       `parquet:"created,optional"`
	Modified    *string       `parquet:"modified,optional"`
	Title       *string       `parquet:"title,optional"`
	Source      *string       `parquet:"source,optional"`
	Meta        *string       `parquet:"meta,optional"`  // what else the article's meta holds, a JSON object
	Extra       *string       `parquet:"extra,optional"` // keys of the record that have no column, a JSON object
}

type spanRow struct {
	ID         string         `parquet:"id"`
	Start      int32          `parquet:"start"`
	End        int32          `parquet:"end"`
	Label      string         `parquet:"label"`
	Kind       string         `parquet:"kind"`
	Text       string         `parquet:"text"`
	Attributes []attributeRow `parquet:"attributes,list"`
	Note       *string        `parquet:"note,optional"`
	Suggested  *suggestedRow  `parquet:"suggested,optional"`
	Extra      *string        `parquet:"extra,optional"`
}

type attributeRow struct {
	Name  string `parquet:"name"`
	Value string `parquet:"value"`
}

type suggestedRow struct {
	Source  string  `parquet:"source"`
	Score   float64 `parquet:"score"`
	Changed bool    `parquet:"changed"`
}

type relationRow struct {
	ID    string  `parquet:"id"`
	From  string  `parquet:"from"`
	To    string  `parquet:"to"`
	Label string  `parquet:"label"`
	Extra *string `parquet:"extra,optional"`
}

// tags are the columns of tags in the order of annotations.Kinds.
func (r *row) tags() []*[]int64 { return []*[]int64{&r.NER, &r.Quotes, &r.Claims, &r.Cues} }

// rowOf is everything of a record but its tags.
func rowOf(d *formats.Doc, tokens []model.Range) row {
	a, index := d.Article, d.Article.Index()
	at := func(o model.Offset) int32 { return int32(index.CodePoint(o)) }
	meta := a.Meta()
	r := row{ID: a.ID(), Text: a.Text(), Answer: some(string(d.Answer)), Annotator: some(d.Annotator), Created: some(d.Created),
		Modified: some(d.Modified), Title: some(meta.Title), Source: some(meta.Source), Extra: object(d.Extra)}
	meta.Title, meta.Source = "", ""
	if native.HasMeta(meta) {
		var j jsontext.Text
		native.WriteMeta(&j, meta)
		r.Meta = some(string(j.B))
	}
	for _, t := range tokens {
		r.Tokens = append(r.Tokens, a.Slice(t))
		r.TokenStarts = append(r.TokenStarts, at(t.Start))
		r.TokenEnds = append(r.TokenEnds, at(t.End))
	}
	for _, s := range d.Spans {
		row := spanRow{ID: s.ID, Start: at(s.Range.Start), End: at(s.Range.End), Label: s.Label, Kind: string(s.Kind),
			Text: a.Slice(s.Range), Note: some(s.Note), Extra: object(s.Extra)}
		for _, name := range slices.Sorted(maps.Keys(s.Attrs)) {
			row.Attributes = append(row.Attributes, attributeRow{name, s.Attrs[name]})
		}
		if from := s.Suggested; from != nil {
			row.Suggested = &suggestedRow{from.Source, from.Score, from.Changed}
		}
		r.Spans = append(r.Spans, row)
	}
	for _, rel := range d.Relations {
		r.Relations = append(r.Relations, relationRow{rel.ID, rel.From, rel.To, rel.Label, object(rel.Extra)})
	}
	return r
}

// some is a text, null when it is empty.
func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// object is keys of another program as one JSON object, null when there are none.
func object(fields []annotations.Field) *string {
	if len(fields) == 0 {
		return nil
	}
	return some(string(jsontext.Fields(fields).Append(nil)))
}

// line is the row as a line of a dataset, from which the record is read like any other.
func (r *row) line() ([]byte, error) {
	o := jsontext.Open(nil)
	o.Text("id", r.ID)
	o.Text("text", r.Text)
	o.Key("meta")
	meta := jsontext.Open(o.Out)
	meta.Some("source", value(r.Source))
	meta.Some("title", value(r.Title))
	err := members(&meta, r.Meta, "meta")
	o.Out = meta.Close()
	o.List("spans", len(r.Spans), func(dst []byte, i int) []byte {
		s := jsontext.Open(dst)
		if bad := r.Spans[i].members(&s); err == nil {
			err = bad
		}
		return s.Close()
	})
	o.List("relations", len(r.Relations), func(dst []byte, i int) []byte {
		rel, from := jsontext.Open(dst), &r.Relations[i]
		rel.Text("id", from.ID)
		rel.Text("from", from.From)
		rel.Text("to", from.To)
		rel.Text("label", from.Label)
		if bad := members(&rel, from.Extra, "extra"); err == nil {
			err = bad
		}
		return rel.Close()
	})
	o.Some("answer", value(r.Answer))
	o.Some("annotator", value(r.Annotator))
	o.Some("created", value(r.Created))
	o.Some("modified", value(r.Modified))
	if bad := members(&o, r.Extra, "extra"); err == nil {
		err = bad
	}
	return o.Close(), err
}

func (s *spanRow) members(o *jsontext.Writer) error {
	o.Text("id", s.ID)
	o.Number("start", int(s.Start))
	o.Number("end", int(s.End))
	o.Text("label", s.Label)
	o.Some("kind", s.Kind)
	o.Text("text", s.Text)
	if len(s.Attributes) > 0 {
		o.Key("attrs")
		attrs := jsontext.Open(o.Out)
		for _, a := range s.Attributes {
			attrs.Text(a.Name, a.Value)
		}
		o.Out = attrs.Close()
	}
	o.Some("note", value(s.Note))
	if from := s.Suggested; from != nil {
		o.Key(record.SuggestedKey)
		o.Out = record.AppendSuggested(o.Out, &annotations.Suggested{Source: from.Source, Score: from.Score, Changed: from.Changed})
	}
	return members(o, s.Extra, "extra")
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
