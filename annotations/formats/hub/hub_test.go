package hub

import (
	"strings"
	"testing"
)

func TestTheNameOfAFileTellsTheSplit(t *testing.T) {
	for name, want := range map[string]string{"news.train.jsonl": Train, "x/dev.jsonl": Validation, `c:\x\test.jsonl`: Test,
		"news.dev.annotations.jsonl": Validation, "news.jsonl": "", "training.jsonl": "", "-": "", "test.a.b.jsonl": ""} {
		if got := SplitOf(name); got != want {
			t.Errorf("%s is of %q, not %q", name, got, want)
		}
	}
}

func TestACardThatSomebodyWorkedOnIsTold(t *testing.T) {
	card := seal("---\nlicense: x\n---\n")
	if !Untouched(card) || Untouched(append(card, '\n')) || Untouched([]byte(strings.Replace(string(card), "x", "y", 1))) || Untouched(nil) {
		t.Error("the checksum does not tell")
	}
}

func TestWhatYAMLTakesForALineEndIsEscaped(t *testing.T) {
	if got := quoted("ক\u200d\"\\\n\u2028\ufeff😀"); got != "\"ক\u200d\\\"\\\\\\u000a\\u2028\\ufeff😀\"" {
		t.Errorf("%s", got)
	}
}
