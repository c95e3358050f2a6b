package width

import (
	"maps"
	"testing"
)

func TestAFormThatBeginsWithAMarkIsMeasuredAfterALetter(t *testing.T) {
	forms := []string{"a", "ক", "কি", "স্ত্রী", "ာ", "😀"} // the fifth is a Burmese vowel sign, a cluster of its own
	moved := map[string]int{}
	for _, text := range Probes(forms) {
		moved[text] = map[string]int{"a": 1, "ক": 1, "কি": 2, "স্ত্রী": 4, "কာ": 2, "😀": 2}[text]
	}
	want := map[string]int{"a": 1, "ক": 1, "কি": 2, "স্ত্রী": 4, "ာ": 1, "😀": 2}
	if got := Answers(moved); !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Answers(map[string]int{"কာ": 1}); got["ာ"] != 0 {
		t.Errorf("a mark that takes no column got %d", got["ာ"])
	}
}
