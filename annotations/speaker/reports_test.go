package speaker

import (
	"fmt"
	"strings"
	"testing"

	"tippani/model"
)

func TestReportsAreListedInOrder(t *testing.T) {
	const text = "😀 রহিম দাবি করেন, দাম কমবে। পুলিশের মতে, ‘তিনি বলেছেন।’ আরও বলা হয়, আক্ষেপ করে বলেন করিম।"
	var got []string
	for _, r := range Reports(text, model.Range{End: model.Offset(len(text))}) {
		got = append(got, fmt.Sprint(text[r.Range.Start:r.Range.End], " ", r.Verb))
	}
	const want = "দাবি করেন true | মতে false | বলেছেন true | বলা হয় false | বলেন true"
	if s := strings.Join(got, " | "); s != want {
		t.Errorf("%s; want %s", s, want)
	}
}
