package lint

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestThePlainFormIsTheNormalisedOneWithoutJoiners(t *testing.T) {
	letters := []rune("কযডঢর\u09bc\u09cd\u09be\u09c7\u09cb\u09d7\u09dc\u09dd\u09df\u09fe\u0981৫a1é\u0301\u200c\u200d😀")
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom(letters)).Draw(t, "s")
		if got, want := plain(s), norm.NFC.String(joiners.Replace(s)); got != want {
			t.Fatalf("%+q: %+q, want %+q", s, got, want)
		}
	})
}

func TestALongTextIsClippedAtALetter(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "😀 ক": "😀 ক",
		strings.Repeat("কি", 40): strings.Repeat("কি", 40),
		strings.Repeat("কি", 41): strings.Repeat("কি", 40) + "…",
	} {
		if got := clip(text); got != want {
			t.Errorf("got %s", got)
		}
	}
}
