package source

import (
	"bytes"
	"errors"
	"slices"

	"tippani/model"
	"tippani/model/message"
	"tippani/model/source/html"
)

// textItem makes an article of a file's bytes, which are used up.
func textItem(source, id string, data []byte, opt Options) (Item, error) {
	d, err := decode(source, data, opt)
	if err != nil {
		return Item{}, err
	}
	return d.item(source, id, opt, nil)
}

var (
	sayBijoyTooLarge = message.New("source.bijoy-too-large", "is Bijoy text of %d MiB, and %d at most can be converted; split it, or "+
		"pass --bijoy no")
	sayNotUTF8 = message.New("source.not-utf8", "is not valid UTF-8 at byte %d; convert it to UTF-8, name its encoding with "+
		"--encoding, or pass --replace-invalid to put U+FFFD there")
	sayWindows1252 = message.New("source.windows-1252", "The bytes were read as Windows-1252, the encoding of text in Bijoy fonts.")
)

// item makes an article of what was decoded. Text that is not UTF-8 is read in the encoding it declares, or as Bijoy when it
// is that, and otherwise refused, or invalid sequences are replaced where that was asked for. describe, which may be nil,
// fills in what the text says about itself.
func (d decoded) item(source, id string, opt Options, describe func(text string, meta *model.Meta)) (Item, error) {
	var told []message.Message
	build := func(text string, changes ...message.Message) (*model.Article, error) {
		told = append(slices.Clone(d.changes), changes...)
		text, done := opt.Bijoy.unicode(text)
		if !done.None() {
			told = append(told, done)
		}
		meta := model.Meta{Source: source, Changes: message.Texts(told)}
		if describe != nil {
			describe(text, &meta)
		}
		return newArticle(id, text, meta)
	}
	if len(d.text) > maxConverted && opt.Bijoy.applies(asString(d.text)) {
		return Item{}, refuse(source, sayBijoyTooLarge.With(len(d.text)>>20, maxConverted>>20))
	}
	a, err := build(asString(d.text))
	var invalid *model.InvalidUTF8Error
	if errors.As(err, &invalid) {
		if a, err = d.legacy(source, opt, build); a == nil && err == nil {
			at := d.skipped + d.cut.before(invalid.Offset)
			err = &Error{source, sayNotUTF8.With(at), invalid}
		}
	}
	if err != nil {
		var already *Error
		if !errors.As(err, &already) {
			err = failed(source, err)
		}
		return Item{}, err
	}
	return Item{Article: a, Source: source, Notices: told}, nil
}

// legacy makes an article of text that is not UTF-8; nil when it is to be refused.
func (d decoded) legacy(source string, opt Options, build func(text string, changes ...message.Message) (*model.Article, error)) (
	*model.Article, error) {
	label := opt.Encoding
	if bytes.HasPrefix(d.text, []byte("<?xml")) && label == "" {
		label = html.Charset(d.text)
	}
	switch {
	case len(d.text) > maxConverted && (label != "" || opt.ReplaceInvalid):
		return nil, tooLargeToConvert(source, len(d.text))
	case len(d.text) > maxConverted:
		return nil, nil
	case d.skipped > 0:
	case label != "":
		text, changes, err := fromLegacy(source, d.text, label, opt)
		if err != nil {
			return nil, err
		}
		return build(asString(text), changes...)
	default:
		if text := opt.Bijoy.latin(d.text); text != "" {
			return build(text, sayWindows1252.With())
		}
	}
	if !opt.ReplaceInvalid {
		return nil, nil
	}
	text, n := replaceInvalid(asString(d.text))
	return build(text, appendReplaced(nil, n)...)
}
