package formats

import (
	"encoding/json"
	"fmt"
	"slices"

	"tippani/annotations"
	"tippani/model"
)

// hfFormat is JSON lines for Hugging Face token classification: tokens and ner_tags, numbers into a list that stands in
// a file beside. The text goes along, so that spacing comes back.
func hfFormat() Format {
	return Format{
		Name: "hf", Extensions: []string{".jsonl"},
		Description: "Hugging Face token classification, JSON lines with the label list beside",
		Keeps:       KeepsText | KeepsID, Streams: true,
		newReader: newHFReader, newEncode: newHFWriter,
	}
}

type hfWriter struct {
	lines
	opt  Options
	tags *tagList
}

func newHFWriter(out Output, opt Options) (encoder, error) {
	return &hfWriter{lines: lines{out: out}, opt: opt, tags: newTagList(&opt)}, nil
}

// encode leaves an article with a tag of a label that is not in the schema for later: its number depends on the articles before.
func (w *hfWriter) encode(d *Doc, t *tally) (func() error, error) {
	tokens, tags, err := flatTags(d, &w.opt, t)
	if err != nil {
		return nil, err
	}
	if !w.tags.begunWith(tags) {
		return func() error { return w.write(w.row(nil, d, tokens, tags, w.tags.number)) }, nil
	}
	buf := w.buffer()
	*buf = w.row((*buf)[:0], d, tokens, tags, w.tags.begunNumber)
	return w.later(buf), nil
}

func (w *hfWriter) row(dst []byte, d *Doc, tokens []model.Range, tags []string, number func(tag string) int) []byte {
	j := jsonText{b: dst}
	j.open('{')
	j.keyStr("id", d.Article.ID())
	j.key("tokens")
	j.open('[')
	for _, r := range tokens {
		j.str(d.Article.Slice(r))
	}
	j.shut(']')
	j.key("ner_tags")
	j.open('[')
	for _, tag := range tags {
		j.num(number(tag))
	}
	j.shut(']')
	j.keyStr("text", d.Article.Text())
	j.shut('}')
	return append(j.b, '\n')
}

func (w *hfWriter) close() error {
	if err := w.lines.close(); err != nil {
		return err
	}
	return w.out.writeFile(labelsFile(w.out.Name), w.tags.json())
}

type hfReader struct{ names []string }

func newHFReader(f *Format, in Input, opt Options) (Reader, error) {
	values, err := newJSONValues(in)
	if err != nil {
		return nil, err
	}
	names, err := readLabels(in, &opt)
	if err != nil {
		return nil, err
	}
	r := hfReader{names}
	values.isRecord = withKey("[", tokenColumns...)
	return newResolver(f, &objectReader{values: values, doc: r.doc}, opt), nil
}

func (r hfReader) doc(o object) (*rawDoc, error) {
	tokenKey, tagKey := o.first(tokenColumns), hfTagKey(o)
	if err := o.need("tokens", tokenColumns...); err != nil {
		return nil, err
	}
	if err := o.need("tags", tagColumns...); err != nil {
		return nil, err
	}
	if !o.has(tokenKey) {
		return nil, fmt.Errorf("“%s” is null; leave the row out", tokenKey)
	}
	words, err := o.stringList(tokenKey)
	if err != nil {
		return nil, err
	}
	list, err := o.list(tagKey)
	if err != nil {
		return nil, err
	}
	tags := make([]string, len(list))
	for i, element := range list {
		n, bad := wholeNumber(element)
		switch {
		case string(element) == "null":
			tags[i] = "-" // unknown, as in Parquet files
		case bad == nil:
			tags[i], err = tagName(r.names, n)
		case element[0] == '"':
			err = json.Unmarshal(element, &tags[i])
		default:
			err = fmt.Errorf("a tag or its number is expected, not %s; correct it", clip(string(element)))
		}
		if err != nil {
			return nil, fmt.Errorf("tag %d: %w", i+1, err)
		}
	}
	text, err := o.str("text")
	if err != nil {
		return nil, err
	}
	id, err := o.str("id")
	if err != nil {
		return nil, err
	}
	raw, err := tokenDoc(text, o.has("text"), words, tags)
	if err != nil {
		return nil, err
	}
	raw.id = id
	hfOthers(raw, o.rest("id", tokenKey, tagKey, "text"), len(words))
	return raw, nil
}

// tagKey is the key of the tags: the first of those that datasets use, or the first under which they have prefixes where several
// are there.
func hfTagKey(o object) string {
	keys := o.present(tagColumns)
	for _, key := range keys {
		if tags, err := o.stringList(key); len(keys) > 1 && err == nil && tagRow(tags) {
			return key
		}
	}
	return o.first(tagColumns)
}

// tokenDoc makes an article of tokens and tags: on its text when there is one, else put together.
func tokenDoc(text string, hasText bool, words, tags []string) (*rawDoc, error) {
	if len(words) != len(tags) {
		return nil, fmt.Errorf("there are %d tokens and %d tags; correct the line", len(words), len(tags))
	}
	if len(words) > model.MaxTokens {
		return nil, errTooManyTokens
	}
	spans, unknown, err := readTags(tags)
	if err != nil {
		return nil, err
	}
	var raw *rawDoc
	if hasText {
		tokens, missing := locate(text, words)
		if missing >= 0 {
			return nil, fmt.Errorf("token %d, “%s”, does not follow in the text; correct one of them, or remove the text", missing+1,
				clip(words[missing]))
		}
		raw = rawTokens(text, tokens, spans)
	} else {
		var b rebuilt
		for _, word := range words {
			b.add(" ", word)
		}
		raw = b.doc(spans)
	}
	raw.tally.add(UnknownTag, unknown, "")
	return raw, nil
}

// wordColumns say what words are, not which spans they are part of.
var wordColumns = []string{"pos_tags", "pos", "upos", "xpos", "lemmas", "lemma", "feats", "heads", "head", "deprel", "deps", "dep",
	"morphs", "morph",
	"norms", "token_ids", "word_ids", "langs", "lang", "space_after", "spaces", "whitespace"}

// plainTags tells tags with prefixes, which are counted by their spans.
func plainTags(list []json.RawMessage) bool {
	tags := make([]string, len(list))
	for i, element := range list {
		if json.Unmarshal(element, &tags[i]) != nil {
			return false
		}
	}
	return tagRow(tags)
}

// hfOthers counts the columns of a row that are not read. One with a value for each token holds labels, whatever its name.
func hfOthers(d *rawDoc, fields []annotations.Field, tokens int) {
	for _, f := range fields {
		list, err := object{f}.list(f.Key)
		switch {
		case slices.Contains(wordColumns, f.Key):
			d.tally.add(ColumnOut, 1, f.Key)
		case err == nil && tokens > 1 && len(list) == tokens && (list[0][0] == '-' || list[0][0] >= '0' && list[0][0] <= '9'):
			d.tally.add(ItemOut, 1, "numbers of tags under “"+clip(f.Key)+"”")
		case err == nil && tokens > 1 && len(list) == tokens && list[0][0] == '"' && !plainTags(list):
			d.tally.add(ItemOut, 1, "labels of words under “"+clip(f.Key)+"”")
		default:
			leaveOut(&d.tally, []annotations.Field{f}, "")
		}
	}
}
