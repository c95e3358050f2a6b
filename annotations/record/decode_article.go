package record

import (
	"strings"

	"tippani/annotations"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/model/message"
)

var (
	sayNoText         = message.New("record.no-text", `the record has no "text"`)
	sayTextNoString   = message.New("record.text-no-string", `"text" is not a string of valid characters`)
	sayNoID           = message.New("record.no-id", `the record has no "id"`)
	sayNoIDRemedy     = message.New("record.no-id-remedy", `give it one, as a string: "id": "article-1"`)
	saySplitOrRestore = message.New("record.split-or-restore", "split the article, or restore the line from a copy")
	sayShaDiffers     = message.New("record.sha-differs", `"text" does not have the sha256 of its "meta"`)
	sayShaRemedy      = message.New("record.sha-remedy",
		"restore the text that was annotated, or remove the sha256 when the spans still fit")
	sayMetaWrong      = message.New("record.meta-wrong", `"meta": %v`)
	sayMetaNoObject   = message.New("record.meta-no-object", `"meta" is not an object`)
	sayMetaRemedy     = message.New("record.meta-remedy", `write it as {"source": "where the text is from"}, or leave it out`)
	sayShaEmpty       = message.New("record.sha-empty", `the sha256 of "meta" is empty`)
	sayShaEmptyRemedy = message.New("record.sha-empty-remedy", "remove it, or write the checksum of the text")
	sayChangesNoList  = message.New("record.changes-no-list", `the "changes" of "meta" are not a list of strings`)
	sayChangesRemedy  = message.New("record.changes-remedy", `write them as ["what was changed"], or remove them`)
	sayAnswerUnknown  = message.New("record.answer-unknown", "the answer %q is unknown")
	sayAnswerRemedy   = message.New("record.answer-remedy", "write accept, reject or ignore, or remove it")
	sayEmpty          = message.New("record.empty", "%q is empty")
	sayLeaveOut       = message.New("record.leave-out", "leave the key out")
	sayVersion        = message.New("record.version", `"schema" is not a version number`)
	sayVersionRemedy  = message.New("record.version-remedy", "write %d")
	sayNewer          = message.New("record.newer", "the record is of format %d, which is newer than this program knows (%d)")
	sayNewerRemedy    = message.New("record.newer-remedy", "open it with a newer tippani")
	sayNoTime         = message.New("record.no-time", "%q is %.40q, not a time")
	sayTimeRemedy     = message.New("record.time-remedy", "write it as 2026-01-31T09:30:00Z (RFC 3339), or leave it out")
)

func (d *decoder) article(fields members) {
	if fields.get("text") == nil {
		d.problem("", sayNoText.With(), sayRestore.With())
		return
	}
	text, ok := jsontext.Unquote(fields.get("text"))
	if !ok {
		d.problem("", sayTextNoString.With(), sayRestore.With())
		return
	}
	meta, sha := d.meta(fields.get("meta"))
	id := d.text("", fields, "id")
	if missing(fields.get("id")) {
		d.strictly("", sayNoID.With(), sayNoIDRemedy.With())
	}
	article, err := model.NewValidArticle(id, text, meta) // the line was looked through
	if err != nil {
		d.problem("", message.Of(err), saySplitOrRestore.With())
		return
	}
	d.record.Article, d.index, d.last = article, article.Index(), position{}
	d.length = d.index.CodePoints()
	if sha != "" && sha != article.SHA256() {
		d.problem("", sayShaDiffers.With(),
			sayShaRemedy.With())
	}
}

var metaKeys = []string{"source", "title", "sha256", "changes"}

func (d *decoder) meta(raw []byte) (meta model.Meta, sha string) {
	if raw == nil {
		return meta, ""
	}
	if raw[0] != '{' {
		d.strictly("", sayMetaNoObject.With(), sayMetaRemedy.With())
		return model.Meta{}, "" // Prodigy allows any value here; it is written back as it is
	}
	sorted := sorter{names: metaKeys}
	if err := jsontext.EachInner(raw, sorted.add); err != nil {
		d.problem("", sayMetaWrong.With(err), sayRestore.With())
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
		d.strictly("", sayShaEmpty.With(), sayShaEmptyRemedy.With())
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
		d.strictly("", sayChangesNoList.With(), sayChangesRemedy.With())
	}
}

func (d *decoder) scalars(fields members) {
	r := d.record
	r.Answer = annotations.Answer(d.text("", fields, "answer"))
	if !r.Answer.Known() {
		d.problem("", sayAnswerUnknown.With(r.Answer), sayAnswerRemedy.With())
	}
	r.Annotator = d.text("", fields, "annotator")
	for _, key := range []string{"answer", "annotator"} {
		if string(fields.get(key)) == `""` {
			d.strictly("", sayEmpty.With(key), sayLeaveOut.With())
		}
	}
	r.Created = d.time(fields, "created")
	r.Modified = d.time(fields, "modified")
	r.Tool = d.text("", fields, "tool")
	if raw := fields.get("schema"); raw != nil {
		n, ok := jsontext.Integer(raw)
		switch {
		case !ok || n < 1:
			d.problem("", sayVersion.With(), sayVersionRemedy.With(schemaVersion))
		case n > schemaVersion:
			d.problem("", sayNewer.With(n, schemaVersion),
				sayNewerRemedy.With())
		}
		r.Schema = n
	}
}

func (d *decoder) time(fields members, key string) string {
	s := d.text("", fields, key)
	raw := fields.get(key)
	if raw != nil && raw[0] == '"' && !timeForm(s) {
		d.strictly("", sayNoTime.With(key, s), sayTimeRemedy.With())
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
