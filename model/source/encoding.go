package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"tippani/model"
	"tippani/model/message"
)

// maxConverted is the largest text that is made into UTF-8, in bytes; it and what it becomes are in memory together.
const maxConverted = model.MaxAnnotated

var (
	sayTooLargeToConvert = message.New("source.too-large-to-convert",
		"has %d MiB, and of a text that is not UTF-8 %d at most can be converted; convert it to UTF-8 first, or split it")
	sayEncodingUnknown = message.New("source.encoding-unknown",
		"declares the encoding %q, which is not known; convert it to UTF-8 first")
	sayEncodingUnsafe = message.New("source.encoding-unsafe", "declares the encoding %q, which can not be read safely; convert it "+
		"to UTF-8 first")
	sayNotValid      = message.New("source.not-valid", "is not valid %s (%s); convert it to UTF-8 first")
	sayNotValidAfter = message.New("source.not-valid-after", "is not valid %s after %d letters; correct what it declares, or pass "+
		"--replace-invalid to put U+FFFD there")
	sayDeclaredWrongly = message.New("source.declared-wrongly",
		"The page declares the encoding %s, but it is UTF-8 and was read as that.")
	sayPageNotText        = message.New("source.page-not-text", "is not a text file (a zero byte at byte %d); save the page again")
	sayUndeclaredEncoding = message.New("source.undeclared-encoding",
		"is not valid UTF-8 at byte %d and declares no other encoding; pass --encoding NAME, or --replace-invalid to put U+FFFD there")
)

func tooLargeToConvert(source string, size int) error {
	return refuse(source, sayTooLargeToConvert.With(size>>20, maxConverted>>20))
}

// fromLegacy makes UTF-8 of text in the encoding that a file or a person has declared, by its name in the WHATWG Encoding
// Standard. Bytes that the encoding does not have are refused, or replaced when that was asked for. Its errors are *Error.
func fromLegacy(source string, data []byte, label string, opt Options) (text []byte, changes []message.Message, err error) {
	if strings.EqualFold(label, "x-user-defined") {
		label = "windows-1252" // pages in fonts such as Bijoy's declare it; it has no letters of its own
	}
	if len(data) > maxConverted {
		return nil, nil, tooLargeToConvert(source, len(data))
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil, nil, refuse(source, sayEncodingUnknown.With(label))
	}
	name, err := htmlindex.Name(enc)
	if err != nil || name == "replacement" {
		return nil, nil, refuse(source, sayEncodingUnsafe.With(label))
	}
	text, err = enc.NewDecoder().Bytes(data)
	if err != nil {
		return nil, nil, refuse(source, sayNotValid.With(name, err))
	}
	replaced := bytes.Count(text, []byte("\uFFFD"))
	if replaced > 0 && !opt.ReplaceInvalid {
		before, _, _ := bytes.Cut(text, []byte("\uFFFD"))
		return nil, nil, refuse(source, sayNotValidAfter.With(name, utf8.RuneCount(before)))
	}
	return text, appendReplaced([]message.Message{sayNowUTF8.With(name)}, replaced), nil
}

// pageText makes UTF-8 of a web page: a byte order mark decides, then UTF-8 that can not be anything else, then what the page
// declares (or what it came with, label), then what the person says. Its errors are *Error.
func pageText(source string, data []byte, label string, opt Options) (text []byte, changes []message.Message, err error) {
	if bytes.HasPrefix(data, []byte(bomUTF16LE)) || bytes.HasPrefix(data, []byte(bomUTF16BE)) || bytes.HasPrefix(data, []byte(bomUTF8)) {
		d, err := decode(source, data, opt)
		return d.text, d.changes, err
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return nil, nil, refuse(source, sayPageNotText.With(at))
	}
	at := model.FirstInvalid(data)
	valid := at == len(data)
	if label == "" {
		label = opt.Encoding
	}
	name := ""
	if enc, err := htmlindex.Get(label); err == nil {
		name, _ = htmlindex.Name(enc)
	}
	utf := label == "" || strings.HasPrefix(name, "utf-") // a <meta> can not declare UTF-16 (HTML standard, 13.2.3.2)
	switch {
	case valid && (utf || ascii(data) && name != "iso-2022-jp"):
		return data, nil, nil
	case valid && name != "iso-2022-jp":
		return data, []message.Message{sayDeclaredWrongly.With(strings.ToValidUTF8(label, "\uFFFD"))}, nil
	case !utf:
		return fromLegacy(source, data, label, opt)
	case !opt.ReplaceInvalid:
		return nil, nil, refuse(source, sayUndeclaredEncoding.With(at))
	}
	if len(data) > maxConverted {
		return nil, nil, tooLargeToConvert(source, len(data))
	}
	fixed, n := replaceInvalid(asString(data))
	return []byte(fixed), appendReplaced(nil, n), nil
}

func ascii(data []byte) bool {
	for _, c := range data {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
