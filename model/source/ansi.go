package source

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"tippani/model/message"
	"tippani/model/source/bijoy"
)

// Bijoy is what is done with Bengali that was typed for SutonnyMJ and the other fonts of the Bijoy keyboard.
type Bijoy int

const (
	BijoyAuto  Bijoy = iota // text that reads as Bijoy becomes Unicode; other text and JSONL records stay as they are
	BijoyYes                // all text is Bijoy, except lines with Bengali letters
	BijoyNever              // nothing is
)

// ParseBijoy reads auto, yes or no.
func ParseBijoy(s string) (Bijoy, error) {
	switch s {
	case "", "auto":
		return BijoyAuto, nil
	case "yes":
		return BijoyYes, nil
	case "no":
		return BijoyNever, nil
	}
	return 0, fmt.Errorf("bijoy can be auto, yes or no, not %q", s)
}

var (
	sayBijoyAsSaid  = message.New("source.bijoy-as-said", "The text was Bijoy (SutonnyMJ), as you said, and is now Unicode.")
	sayBijoy        = message.New("source.bijoy", "The text was Bijoy (SutonnyMJ) and is now Unicode.")
	sayBijoyOneLeft = message.New("source.bijoy-one-left", "The text was Bijoy (SutonnyMJ) and is now Unicode; 1 word that did not read "+
		"as Bijoy was left as it was.")
	sayBijoyLeft = message.New("source.bijoy-left", "The text was Bijoy (SutonnyMJ) and is now Unicode; %d words that did not read as "+
		"Bijoy were left as they were.")
)

// unicode turns text from Bijoy where that is due, and tells what it did; the same text and nothing when it did nothing. Text that
// is not UTF-8 stays, to be refused.
func (b Bijoy) unicode(text string) (string, message.Message) {
	if !b.applies(text) {
		return text, message.Message{}
	}
	if b == BijoyYes {
		if done := bijoy.Convert(text); done != text {
			return done, sayBijoyAsSaid.With()
		}
		return text, message.Message{}
	}
	r := bijoy.ConvertLikely(text)
	switch {
	case r.Converted == 0:
		return text, message.Message{}
	case r.Left == 0:
		return r.Text, sayBijoy.With()
	case r.Left == 1:
		return r.Text, sayBijoyOneLeft.With()
	}
	return r.Text, sayBijoyLeft.With(r.Left)
}

// applies tells whether text may have to be turned from Bijoy.
func (b Bijoy) applies(text string) bool {
	return b != BijoyNever && (b != BijoyAuto || bijoy.Detect(text)) && utf8.ValidString(text)
}

// latin reads bytes that are not UTF-8 as Windows-1252 when they are Bijoy then; "" otherwise, and for what is no text.
func (b Bijoy) latin(data []byte) string {
	control := func(c byte) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' }
	if b == BijoyNever || slices.ContainsFunc(data, control) {
		return ""
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil || b == BijoyAuto && !bijoy.Detect(asString(text)) {
		return ""
	}
	return asString(text)
}
