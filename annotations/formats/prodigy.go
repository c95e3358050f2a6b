package formats

import (
	"encoding/json"
	"slices"
	"strconv"

	"tippani/annotations"
)

// prodigyFormat is the JSON lines of Prodigy's db-out and of its tasks (prodi.gy/docs/api-interfaces): code points,
// ends exclusive, but token_end inclusive. What Prodigy has no key for goes under the native keys, which it ignores.
func prodigyFormat() Format {
	return Format{
		Name: "prodigy", Extensions: []string{".jsonl"}, Description: "Prodigy JSON lines, with tokens and relations",
		Unit: CodePoints, UnitFixed: true, Keeps: keepsAll, Streams: true,
		newReader: newProdigyReader, newEncode: newProdigyWriter,
	}
}

func newProdigyWriter(out Output, opt Options) (encoder, error) {
	p := prodigyWriter{opt}
	return &lines{out: out, encodeTo: p.encode}, nil
}

type prodigyWriter struct{ opt Options }

func (p prodigyWriter) encode(dst []byte, d *Doc, t *tally) ([]byte, error) {
	tokens, err := p.tokens(d)
	if err != nil {
		return nil, err
	}
	j := jsonText{dst}
	a := d.Article
	j.open('{')
	j.optional("id", a.ID())
	j.keyStr("text", a.Text())
	if hasMeta(a.Meta()) {
		j.key("meta")
		j.meta(a.Meta())
	}
	j.key("tokens")
	writeProdigyTokens(&j, d, tokens)
	j.key("spans")
	j.open('[')
	places := make(map[string]tokenSpan, len(d.Spans))
	for _, s := range d.Spans {
		at := tokenSpan{span: s}
		at.first, at.last = tokens.touching(s.Range)
		places[s.ID] = at
		if at.first > at.last || tokens[at.first].Start != s.Range.Start || tokens[at.last].End != s.Range.End {
			t.add(TokenCover, 1, a.Slice(s.Range))
		}
		j.open('{')
		writeProdigyPlace(&j, d, at)
		j.optional("id", s.ID)
		j.optional("kind", string(s.Kind))
		if len(s.Attrs) > 0 {
			j.key("attrs")
			j.attrs(s.Attrs)
		}
		j.optional("note", s.Note)
		j.fields(s.Extra)
		j.shut('}')
	}
	j.shut(']')
	j.key("relations")
	j.open('[')
	for _, r := range d.Relations {
		head, child := places[r.From], places[r.To]
		j.open('{')
		j.keyNum("head", head.last)
		j.keyNum("child", child.last)
		j.keyStr("label", r.Label)
		j.key("head_span")
		j.open('{')
		writeProdigyPlace(&j, d, head)
		j.shut('}')
		j.key("child_span")
		j.open('{')
		writeProdigyPlace(&j, d, child)
		j.shut('}')
		j.keyStr("id", r.ID)
		j.keyStr("from", r.From)
		j.keyStr("to", r.To)
		j.fields(r.Extra)
		j.shut('}')
	}
	j.shut(']')
	for _, f := range d.Extra {
		if f.Key != "tokens" {
			j.key(f.Key)
			j.raw(f.Raw)
		}
	}
	j.optional("answer", string(d.Answer))
	j.optional("_annotator_id", d.Annotator)
	j.optional("created", d.Created)
	j.optional("modified", d.Modified)
	j.shut('}')
	return append(j.b, '\n'), nil
}

// tokens prefers the tokenization that came with the article, so that a file from Prodigy goes back with its own.
func (p prodigyWriter) tokens(d *Doc) (Tokenization, error) {
	if p.opt.Tokens == nil {
		if tokens, ok := prodigyTokens(d); ok {
			return tokens, nil
		}
	}
	return p.opt.tokens(d)
}

// prodigyToken is a token's place in code points.
type prodigyToken struct{ Start, End int }

func prodigyTokenList(d *Doc) []prodigyToken {
	var list []prodigyToken
	if json.Unmarshal(object(d.Extra).get("tokens"), &list) != nil {
		return nil
	}
	return list
}

func prodigyTokens(d *Doc) (Tokenization, bool) {
	list := prodigyTokenList(d)
	if len(list) == 0 {
		return nil, false
	}
	tokens := make(Tokenization, len(list))
	for i, t := range list {
		from, ok1 := d.Article.Index().FromCodePoint(t.Start)
		to, ok2 := d.Article.Index().FromCodePoint(t.End)
		if !ok1 || !ok2 || from >= to || i > 0 && from < tokens[i-1].End {
			return nil, false
		}
		tokens[i].Start, tokens[i].End = from, to
	}
	return tokens, true
}

// dropOwnTokens leaves out tokens that the segmenter would make again; others are kept with the record.
func dropOwnTokens(d *Doc) {
	i := object(d.Extra).find("tokens")
	if i < 0 {
		return
	}
	list := prodigyTokenList(d)
	own, err := Segment(d)
	same := err == nil && len(own) == len(list)
	count := ascending{text: d.Article.Text()}
	for k := 0; same && k < len(own); k++ {
		same = list[k] == prodigyToken{count.codePoints(own[k].Start), count.codePoints(own[k].End)}
	}
	if same {
		d.Extra = slices.Delete(d.Extra, i, i+1)
	}
	if len(d.Extra) == 0 {
		d.Extra = nil
	}
}

func writeProdigyTokens(j *jsonText, d *Doc, tokens Tokenization) {
	text := d.Article.Text()
	count := ascending{text: text}
	j.open('[')
	for i, r := range tokens { // the greater part of the file, so written in one go
		j.comma()
		j.b = appendString(append(j.b, `{"text":`...), text[r.Start:r.End])
		j.b = strconv.AppendInt(append(j.b, `,"start":`...), int64(count.codePoints(r.Start)), 10)
		j.b = strconv.AppendInt(append(j.b, `,"end":`...), int64(count.codePoints(r.End)), 10)
		j.b = strconv.AppendInt(append(j.b, `,"id":`...), int64(i), 10)
		j.b = append(strconv.AppendBool(append(j.b, `,"ws":`...), int(r.End) < len(text) && text[r.End] == ' '), '}')
	}
	j.shut(']')
}

func writeProdigyPlace(j *jsonText, d *Doc, at tokenSpan) {
	x := d.Article.Index()
	j.keyNum("start", x.CodePoint(at.span.Range.Start))
	j.keyNum("end", x.CodePoint(at.span.Range.End))
	if at.first <= at.last {
		j.keyNum("token_start", at.first)
		j.keyNum("token_end", at.last)
	}
	j.keyStr("label", at.span.Label)
}

func newProdigyReader(f *Format, in Input, opt Options) (Reader, error) {
	values, err := newJSONValues(in)
	if err != nil {
		return nil, err
	}
	return newResolver(f, &objectReader{values, prodigyDoc}, opt), nil
}

// prodigyDoc reads one task or answer.
func prodigyDoc(o object) (*rawDoc, error) {
	raw := &rawDoc{meta: readMeta(o.get("meta"))}
	known := []string{"id", "text", "meta", "spans", "relations", "answer", "_annotator_id", "created", "modified"}
	answer := ""
	err := o.strings(map[string]*string{"id": &raw.id, "text": &raw.text, "answer": &answer,
		"_annotator_id": &raw.annotator, "created": &raw.created, "modified": &raw.modified})
	if err != nil {
		return nil, err
	}
	if _, err := o.text("text"); err != nil {
		return nil, err
	}
	raw.answer = annotations.Answer(answer)
	raw.extra = o.rest(known...)
	raw.watchProdigy()
	raw.finish = dropOwnTokens
	spans, err := o.objects("spans")
	if err != nil {
		return nil, err
	}
	lasts := make(map[int]int, len(spans)) // last token of a span -> its number
	for i, s := range spans {
		span, err := prodigySpan(s)
		if err != nil {
			return nil, err
		}
		if n, err := s.num("token_end"); err == nil {
			lasts[n] = i
		}
		raw.spans = append(raw.spans, span)
	}
	return raw, prodigyRelations(raw, o, lasts)
}

func prodigySpan(o object) (rawSpan, error) {
	var s rawSpan
	var err error
	kind := ""
	if err = o.strings(map[string]*string{"id": &s.ID, "label": &s.Label, "kind": &kind, "note": &s.Note}); err != nil {
		return s, err
	}
	s.Kind = annotations.Kind(kind)
	if s.start, err = o.num("start"); err != nil {
		return s, err
	}
	if s.end, err = o.num("end"); err != nil {
		return s, err
	}
	if s.Attrs, err = o.attributes("attrs"); err != nil {
		return s, err
	}
	if o.has("text") {
		s.quoted = true
		if s.quote, err = o.str("text"); err != nil {
			return s, err
		}
	}
	s.Extra = o.rest("id", "start", "end", "label", "kind", "attrs", "note", "text", "token_start", "token_end")
	return s, nil
}

func prodigyRelations(raw *rawDoc, o object, lasts map[int]int) error {
	list, err := o.objects("relations")
	if err != nil || len(list) == 0 {
		return err
	}
	nameRawSpans(raw.spans)
	for _, r := range list {
		var rel annotations.Relation
		if err := r.strings(map[string]*string{"id": &rel.ID, "from": &rel.From, "to": &rel.To, "label": &rel.Label}); err != nil {
			return err
		}
		rel.Extra = r.rest("id", "from", "to", "label", "head", "child", "head_span", "child_span")
		if rel.From == "" {
			rel.From = prodigyEnd(raw, r, "head", lasts)
		}
		if rel.To == "" {
			rel.To = prodigyEnd(raw, r, "child", lasts)
		}
		raw.relations = append(raw.relations, rel)
	}
	return nil
}

// prodigyEnd finds the span that a relation starts or ends at: the one with the offsets and label of head_span, else
// the one whose last token is head. The answer is "" when neither is there, as between tokens without a span.
func prodigyEnd(raw *rawDoc, r object, end string, lasts map[int]int) string {
	if o, err := r.object(end + "_span"); err == nil && o != nil {
		start, err1 := o.num("start")
		stop, err2 := o.num("end")
		label, _ := o.str("label")
		for _, s := range raw.spans {
			if err1 == nil && err2 == nil && s.start == start && s.end == stop && (label == "" || s.Label == label) {
				return s.ID
			}
		}
		return ""
	}
	if n, err := r.num(end); err == nil {
		if i, ok := lasts[n]; ok {
			return raw.spans[i].ID
		}
	}
	return ""
}

// watchProdigy counts annotation under keys that come back with the article but mark no span: labels of the whole text, say.
func (d *rawDoc) watchProdigy() {
	for _, f := range d.extra {
		if f.Key != "tokens" && f.Key != "options" {
			d.tally.watch([]annotations.Field{f}, "")
		}
	}
}
