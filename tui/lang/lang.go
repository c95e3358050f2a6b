// Package lang holds the words of the interface in English and Bengali. A Text is both at once, written where it is
// used, so that a translation can not be forgotten; Lang picks one.
package lang

import (
	"fmt"
	"strings"

	"tippani/model/message"
)

// Lang is a language of the interface.
type Lang int

// The languages of the interface.
const (
	English Lang = iota
	Bengali
)

// Text is one message in every language of the interface. Both may hold the same verbs of package fmt, in the same order.
type Text struct{ En, Bn string }

// Of gives the text in a language.
func (l Lang) Of(t Text) string {
	if l == Bengali && t.Bn != "" {
		return t.Bn
	}
	return t.En
}

// Format is Of with values put in. Whole numbers given as Number appear in the digits of the language.
func (l Lang) Format(t Text, values ...any) string {
	for i, v := range values {
		switch v := v.(type) {
		case Text:
			values[i] = l.Of(v)
		case message.Message:
			values[i] = l.Message(v)
		case error:
			values[i] = l.Error(v)
		case Number:
			values[i] = l.Number(int(v))
		}
	}
	return fmt.Sprintf(l.Of(t), values...)
}

// Number marks a whole number that Format writes in the digits of the language; its verb is %s.
type Number int

// Number writes a whole number in the digits of the language: 12 or ১২.
func (l Lang) Number(n int) string { return l.Digits(fmt.Sprint(n)) }

// Digits replaces ASCII digits by those of the language.
func (l Lang) Digits(s string) string {
	if l != Bengali {
		return s
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r - '0' + '০'
		}
		return r
	}, s)
}

// Code is the language's ISO 639-1 code.
func (l Lang) Code() string {
	if l == Bengali {
		return "bn"
	}
	return "en"
}

// Parse reads the value of --lang.
func Parse(s string) (Lang, error) {
	switch s {
	case "en":
		return English, nil
	case "bn":
		return Bengali, nil
	}
	return English, fmt.Errorf("language %q is not known; give en or bn", s)
}

// FromLocale picks the language of POSIX locale settings: the first of LC_ALL, LC_MESSAGES and LANG that is set decides.
func FromLocale(getenv func(string) string) Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		v := getenv(name)
		if v == "" {
			continue
		}
		if v == "bn" || strings.HasPrefix(v, "bn_") || strings.HasPrefix(v, "bn.") {
			return Bengali
		}
		return English
	}
	return English
}
