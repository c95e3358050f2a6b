package tables

import (
	"encoding/json"
	"fmt"
	"slices"

	"tippani/annotations"
	"tippani/annotations/formats"
	"tippani/annotations/formats/foreign"
	"tippani/annotations/formats/input"
	"tippani/annotations/formats/ordered"
	"tippani/annotations/formats/quote"
	"tippani/annotations/formats/tagging"
	"tippani/annotations/formats/unread"
	"tippani/model"
	"tippani/model/jsontext"
)

// HuggingFace is JSON lines for Hugging Face token classification: tokens and ner_tags, numbers into a list that stands in
// a file beside. The text goes along, so that spacing comes back.
func HuggingFace() formats.Format {
	return formats.Format{
		Name: "hf-jsonl", Extensions: []string{".jsonl"},
		Description: "Hugging Face token classification, JSON lines with the label list beside",
		Keeps:       formats.KeepsText | formats.KeepsID, Streams: true,
		Reading: newHFReader, Writing: newHFWriter,
	}
}

type hfWriter struct {
	formats.Stream
	opt  formats.Options
	tags *tagList
}

func newHFWriter(out formats.Output, opt formats.Options) (formats.Encoder, error) {
	return &hfWriter{Stream: formats.Stream{Out: out}, opt: opt, tags: newTagList(&opt)}, nil
}

// Encode leaves an article with a tag of a label that is not in the schema for later: its number depends on the articles before.
func (w *hfWriter) Encode(d *formats.Doc, t *formats.Tally) (func() error, error) {
	tokens, tags, err := tagging.FlatTags(d, &w.opt, t)
	if err != nil {
		return nil, err
	}
	if !w.tags.begunWith(tags) {
		return func() error { return w.Write(w.row(nil, d, tokens, tags, w.tags.number)) }, nil
	}
	buf := w.Buffer()
	*buf = w.row((*buf)[:0], d, tokens, tags, w.tags.begunNumber)
	return w.Later(buf), nil
}

func (w *hfWriter) row(dst []byte, d *formats.Doc, tokens []model.Range, tags []string, number func(tag string) int) []byte {
	j := jsontext.Text{B: dst}
	j.Open('{')
	j.KeyStr("id", d.Article.ID())
	j.Key("tokens")
	j.Open('[')
	for _, r := range tokens {
		j.Str(d.Article.Slice(r))
	}
	j.Shut(']')
	j.Key("ner_tags")
	j.Open('[')
	for _, tag := range tags {
		j.Num(number(tag))
	}
	j.Shut(']')
	j.KeyStr("text", d.Article.Text())
	j.Shut('}')
	return append(j.B, '\n')
}

func (w *hfWriter) Close() error {
	if err := w.Stream.Close(); err != nil {
		return err
	}
	return w.Out.WriteFile(labelsFile(w.Out.Name), w.tags.json())
}

type hfReader struct{ names []string }

func newHFReader(f *formats.Format, in formats.Input, opt formats.Options) (formats.Reader, error) {
	values, err := input.NewValues(in)
	if err != nil {
		return nil, err
	}
	names, err := readLabels(in, &opt)
	if err != nil {
		return nil, err
	}
	r := hfReader{names}
	values.IsRecord = input.WithKey("[", tagging.TokenKeys...)
	return foreign.Resolve(f, &foreign.ObjectStream{Values: values, Doc: r.doc}, opt), nil
}

func (r hfReader) doc(o ordered.Object) (*foreign.Doc, error) {
	tokenKey, tagKey := o.First(tagging.TokenKeys), hfTagKey(o)
	if err := o.Need("tokens", tagging.TokenKeys...); err != nil {
		return nil, err
	}
	if err := o.Need("tags", tagging.TagKeys...); err != nil {
		return nil, err
	}
	if !o.Has(tokenKey) {
		return nil, fmt.Errorf("“%s” is null; leave the row out", tokenKey)
	}
	words, err := o.StringList(tokenKey)
	if err != nil {
		return nil, err
	}
	list, err := o.List(tagKey)
	if err != nil {
		return nil, err
	}
	tags := make([]string, len(list))
	for i, element := range list {
		n, bad := ordered.WholeNumber(element)
		switch {
		case string(element) == "null":
			tags[i] = "-" // unknown, as in Parquet files
		case bad == nil:
			tags[i], err = tagName(r.names, n)
		case element[0] == '"':
			err = json.Unmarshal(element, &tags[i])
		default:
			err = fmt.Errorf("a tag or its number is expected, not %s; correct it", quote.Clip(string(element)))
		}
		if err != nil {
			return nil, fmt.Errorf("tag %d: %w", i+1, err)
		}
	}
	text, err := o.Str("text")
	if err != nil {
		return nil, err
	}
	id, err := o.Str("id")
	if err != nil {
		return nil, err
	}
	raw, err := foreign.TokenDoc(text, o.Has("text"), words, tags)
	if err != nil {
		return nil, err
	}
	raw.Id = id
	hfOthers(raw, o.Rest("id", tokenKey, tagKey, "text"), len(words))
	return raw, nil
}

// hfTagKey is the key of the tags: the first of those that datasets use, or the first under which they have prefixes where several
// are there.
func hfTagKey(o ordered.Object) string {
	keys := o.Present(tagging.TagKeys)
	for _, key := range keys {
		if tags, err := o.StringList(key); len(keys) > 1 && err == nil && unread.TagRow(tags) {
			return key
		}
	}
	return o.First(tagging.TagKeys)
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
	return unread.TagRow(tags)
}

// hfOthers counts the columns of a row that are not read. One with a value for each token holds labels, whatever its name.
func hfOthers(d *foreign.Doc, fields []annotations.Field, tokens int) {
	for _, f := range fields {
		list, err := ordered.Object{f}.List(f.Key)
		switch {
		case slices.Contains(wordColumns, f.Key):
			d.Tally.Add(formats.ColumnOut, 1, f.Key)
		case err == nil && tokens > 1 && len(list) == tokens && (list[0][0] == '-' || list[0][0] >= '0' && list[0][0] <= '9'):
			d.Tally.Add(formats.ItemOut, 1, "numbers of tags under “"+quote.Clip(f.Key)+"”")
		case err == nil && tokens > 1 && len(list) == tokens && list[0][0] == '"' && !plainTags(list):
			d.Tally.Add(formats.ItemOut, 1, "labels of words under “"+quote.Clip(f.Key)+"”")
		default:
			unread.LeaveOut(&d.Tally, []annotations.Field{f}, "")
		}
	}
}
