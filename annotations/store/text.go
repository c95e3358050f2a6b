package store

import (
	"bytes"
	"encoding/hex"
	"slices"

	"tippani/annotations/record"
)

// textSum is the beginning of the SHA-256 of a record's text, by which texts are found again; 0 when it is not known.
type textSum [8]byte

// sumOf is that of a checksum in hexadecimal.
func sumOf(sha string) (sum textSum) {
	if len(sha) == 64 {
		_, _ = hex.Decode(sum[:], []byte(sha[:16]))
	}
	return sum
}

// sumInMeta finds the checksum in the value of "meta" without decoding it. Whoever goes by it looks at the text itself in the end.
func sumInMeta(meta []byte) textSum {
	_, rest, found := bytes.Cut(meta, []byte(`"sha256":"`))
	if !found || len(rest) < 65 || rest[64] != '"' {
		return textSum{}
	}
	return sumOf(string(rest[:64]))
}

// mostUnknown bounds how much of a dataset is read to find a text among records without a checksum, in bytes.
const mostUnknown = 256 << 20

// WithText lists the ids of this annotator's records that have a text, given by its SHA-256 in hexadecimal. None when it is told to
// stop.
func (d *Dataset) WithText(sha string) []string {
	var ids []string
	want, unread := sumOf(sha), int64(mostUnknown)
	for _, k := range d.own() {
		if d.opt.Stop.Err() != nil {
			return nil
		}
		if s, open := d.sessions[k]; open {
			if s.article.SHA256() == sha && (s.dirty || s.lineHash != "") {
				ids = append(ids, k.ID)
			}
			continue
		}
		e, held := d.held(k)
		_, waiting := d.steps[k]
		switch {
		case waiting:
		case !held || e.text != want && e.text != (textSum{}):
			continue
		case e.text == (textSum{}):
			if unread -= e.length; unread < 0 {
				continue
			}
		}
		if r, err := d.peek(k); err == nil && r.Article.SHA256() == sha {
			ids = append(ids, k.ID)
		}
	}
	return ids
}

// OwnIDs lists the ids of this annotator's records, in the order of the dataset.
func (d *Dataset) OwnIDs() []string {
	keys := d.own()
	ids := make([]string, len(keys))
	for i, k := range keys {
		ids[i] = k.ID
	}
	return ids
}

func (d *Dataset) own() []record.Key {
	var keys []record.Key
	for id, annotator := range d.Keys() {
		if annotator == d.opt.Annotator {
			keys = append(keys, record.Key{ID: id, Annotator: annotator})
		}
	}
	return slices.Clip(keys)
}

// Peek is Record for many articles in turn: of one that is not open yet nothing stays in memory.
func (d *Dataset) Peek(id string) (*record.Record, error) { return d.peek(d.key(id)) }

func (d *Dataset) peek(k record.Key) (*record.Record, error) {
	_, waiting := d.steps[k]
	e, held := d.held(k)
	if _, open := d.sessions[k]; open || waiting || !held {
		s, err := d.state(k)
		if err != nil {
			return nil, err
		}
		return s.snapshot(), nil
	}
	r, _, err := d.recordAt(e)
	if err != nil {
		return nil, err
	}
	if r.Article == nil {
		return nil, &record.FaultyError{Path: d.path, Problems: r.Problems}
	}
	return r, nil
}
