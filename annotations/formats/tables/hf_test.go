package tables_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"tippani/annotations/formats"
	"tippani/annotations/formats/catalogue"
	"tippani/annotations/formats/formattest"
)

func TestHuggingFaceFilesCarryTheNames(t *testing.T) {
	d := formattest.SentenceDoc(t)
	hf, _ := catalogue.ByName("hf-jsonl")
	w, err := formattest.Export(hf, formats.Options{}, d)
	if err != nil || !strings.HasPrefix(string(w.Files["out.labels.json"].Data), `{"ner_tags":["O","B-PER","I-PER","B-ORG"`) {
		t.Errorf("the list beside is %v %v", w.Files, err)
	}
	in := w.Input(hf)
	in.Dir = nil
	if _, err := formattest.ImportAll(hf, in, formats.Options{}); err == nil || !strings.Contains(err.Error(), ".labels.json") {
		t.Errorf("numbers without names: %v", err)
	}
	docs, err := formattest.ImportString(t, "hf-jsonl", `{"id":"0","tokens":["রহিম","উদ্দিন","কাল"],"ner_tags":[1,2,3]}`,
		formats.Options{Labels: []string{"O", "B-PER", "I-PER", "TIM"}})
	if err != nil || formattest.Spans(docs) != "PER=রহিম উদ্দিন TIM=কাল" {
		t.Errorf("%v %v", formattest.Spans(docs), err)
	}
	docs, err = formattest.ImportString(t, "hf-jsonl", `{"id":1,"words":["রহিম","উদ্দিন"],"tags":["B-PER","I-PER"]}`, formats.Options{})
	if err != nil || formattest.Spans(docs) != "PER=রহিম উদ্দিন" || docs[0].Article.ID() != "1" {
		t.Errorf("under other names: %v %v", formattest.Spans(docs), err)
	}
	pq, _ := catalogue.ByName("parquet")
	if w, err = formattest.Export(pq, formats.Options{}, d); err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(w.Bytes()), int64(w.Len()))
	if err != nil {
		t.Fatal(err)
	}
	info, ok := file.Lookup("huggingface")
	if !ok || !json.Valid([]byte(info)) || !strings.Contains(info, `"names":["O","B-PER","I-PER"`) {
		t.Errorf("the metadata is %s", info)
	}
}
