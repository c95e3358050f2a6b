package record

import (
	"fmt"
	"strings"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/jsontext"
)

func (d *decoder) article(fields members) {
	if fields.get("text") == nil {
		d.problem("", `the record has no "text"`, restore)
		return
	}
	text, ok := jsontext.Unquote(fields.get("text"))
	if !ok {
		d.problem("", `"text" is not a string of valid characters`, restore)
		return
	}
	meta, sha := d.meta(fields.get("meta"))
	id := d.text("", fields, "id")
	if missing(fields.get("id")) {
		d.strictly("", `the record has no "id"`, `give it one, as a string: "id": "article-1"`)
	}
	article, err := model.NewValidArticle(id, text, meta) // the line was looked through
	if err != nil {
		d.problem("", err.Error(), "split the article, or restore the line from a copy")
		return
	}
	d.record.Article, d.index, d.last = article, article.Index(), position{}
	d.length = d.index.CodePoints()
	if sha != "" && sha != article.SHA256() {
		d.problem("", `"text" does not have the sha256 of its "meta"`,
			"restore the text that was annotated, or remove the sha256 when the spans still fit")
	}
}

var metaKeys = []string{"source", "title", "sha256", "changes"}

func (d *decoder) meta(raw []byte) (meta model.Meta, sha string) {
	if raw == nil {
		return meta, ""
	}
	if raw[0] != '{' {
		d.strictly("", `"meta" is not an object`, `write it as {"source": "where the text is from"}, or leave it out`)
		return model.Meta{}, "" // Prodigy allows any value here; it is written back as it is
	}
	sorted := sorter{names: metaKeys}
	if err := jsontext.EachInner(raw, sorted.add); err != nil {
		d.problem("", `"meta": `+err.Error(), restore)
	}
	fields, extra := sorted.known, sorted.extra
	meta.Source = d.text("", fields, "source")
	meta.Title = d.text("", fields, "title")
	d.changes(&meta, fields.get("changes"))
	if len(extra) > 0 {
		rest := jsontext.Open(nil)
		appendFields(&rest, extra)
		meta.Extra = rest.Close()
	}
	sha = d.text("", fields, "sha256")
	if string(fields.get("sha256")) == `""` {
		d.strictly("", `the sha256 of "meta" is empty`, "remove it, or write the checksum of the text")
	}
	return meta, sha
}

func (d *decoder) changes(meta *model.Meta, raw []byte) {
	if raw == nil {
		return
	}
	ok := raw[0] == '['
	if ok {
		_ = jsontext.EachElement(raw, func(value []byte) error {
			s, isText := jsontext.Unquote(value)
			if !d.bounds.spend(1) {
				return errTorn
			}
			if ok = ok && isText; isText {
				meta.Changes = append(meta.Changes, s)
			}
			return nil
		})
	}
	if !ok {
		d.strictly("", `the "changes" of "meta" are not a list of strings`, `write them as ["what was changed"], or remove them`)
	}
}

func (d *decoder) scalars(fields members) {
	r := d.record
	r.Answer = annotations.Answer(d.text("", fields, "answer"))
	if !r.Answer.Known() {
		d.problem("", fmt.Sprintf("the answer %q is unknown", r.Answer), "write accept, reject or ignore, or remove it")
	}
	r.Annotator = d.text("", fields, "annotator")
	for _, key := range []string{"answer", "annotator"} {
		if string(fields.get(key)) == `""` {
			d.strictly("", fmt.Sprintf("%q is empty", key), "leave the key out")
		}
	}
	r.Created = d.time(fields, "created")
	r.Modified = d.time(fields, "modified")
	r.Tool = d.text("", fields, "tool")
	if raw := fields.get("schema"); raw != nil {
		n, ok := jsontext.Integer(raw)
		switch {
		case !ok || n < 1:
			d.problem("", `"schema" is not a version number`, fmt.Sprintf("write %d", SchemaVersion))
		case n > SchemaVersion:
			d.problem("", fmt.Sprintf("the record is of format %d, which is newer than this program knows (%d)", n, SchemaVersion),
				"open it with a newer tippani")
		}
		r.Schema = n
	}
}

func (d *decoder) time(fields members, key string) string {
	s := d.text("", fields, key)
	raw := fields.get(key)
	if raw != nil && raw[0] == '"' && !timeForm(s) {
		d.strictly("", fmt.Sprintf("%q is %.40q, not a time", key, s), "write it as 2026-01-31T09:30:00Z (RFC 3339), or leave it out")
	}
	return s
}

// timeForm reports whether s looks like a date and time of RFC 3339. Whether there is such a day is not asked.
func timeForm(s string) bool {
	const form = "0000-00-00T00:00:00"
	rest, ok := digitsAs(s, form)
	if !ok {
		return false
	}
	if fraction, has := strings.CutPrefix(rest, "."); has {
		rest = strings.TrimLeft(fraction, "0123456789")
		if len(rest) == len(fraction) {
			return false
		}
	}
	if rest == "Z" {
		return true
	}
	if rest == "" || rest[0] != '+' && rest[0] != '-' {
		return false
	}
	rest, ok = digitsAs(rest[1:], "00:00")
	return ok && rest == ""
}

// digitsAs takes form off the front of s; a 0 in form stands for any digit.
func digitsAs(s, form string) (rest string, ok bool) {
	if len(s) < len(form) {
		return "", false
	}
	for i := range len(form) {
		digit := '0' <= s[i] && s[i] <= '9'
		if form[i] == '0' && !digit || form[i] != '0' && s[i] != form[i] {
			return "", false
		}
	}
	return s[len(form):], true
}
