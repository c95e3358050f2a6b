package formats

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// variant is a file as some version of some tool writes it.
type variant struct {
	name    string
	file    string // its name; a.jsonl when empty
	content string
	from    string       // the format it is to be told for; "" for none
	want    string       // the spans read
	refused string       // part of the error, instead
	left    map[Loss]int // what is counted
	beside  fstest.MapFS
	opt     Options
}

func (v variant) read() (docs []*Doc, report *Report, err error) {
	name := v.file
	if name == "" {
		name = "a.jsonl"
	}
	f, err := Detect(name, []byte(v.content), nil)
	if v.from == "" && err != nil {
		return nil, nil, err
	}
	if err != nil || f.Name != v.from {
		return nil, nil, fmt.Errorf("taken for %q, not %q (%v)", f.Name, v.from, err)
	}
	opt := v.opt
	opt.Report = new(Report)
	in := Input{Name: name, R: strings.NewReader(v.content)}
	if v.beside != nil {
		in.Dir = v.beside
	}
	docs, err = importAll(f, in, opt)
	return docs, opt.Report, err
}

// TestVariantsOfOtherToolsAreReadRefusedOrCounted has what the tools have written over their versions. None may give a dataset without
// spans, or one with an article without text, and say nothing.
func TestVariantsOfOtherToolsAreReadRefusedOrCounted(t *testing.T) {
	all := append(append(append(append(prodigyVariants(), spacyVariants()...), doccanoVariants()...), labelStudioVariants()...), tokenVariants()...)
	all = append(append(all, columnVariants()...), otherVariants()...)
	if len(all) < 100 {
		t.Errorf("only %d variants", len(all))
	}
	for _, v := range all {
		t.Run(v.name, func(t *testing.T) {
			docs, report, err := v.read()
			if v.refused != "" {
				if err == nil || !strings.Contains(err.Error(), v.refused) {
					t.Fatalf("read %q, the error is %v", slicesOf(docs), err)
				}
				return
			}
			if err != nil || slicesOf(docs) != v.want {
				t.Fatalf("read %q, want %q: %v", slicesOf(docs), v.want, err)
			}
			harm := false
			for _, e := range report.Totals() {
				if v.left[e.Loss] != e.Count && !e.Loss.Bookkeeping() {
					t.Errorf("counted %d %s (%s)", e.Count, e.Loss, e.Example)
				}
				harm = harm || !e.Loss.Bookkeeping()
			}
			for loss, n := range v.left {
				if report.Count(loss) != n {
					t.Errorf("%d %s, want %d", report.Count(loss), loss, n)
				}
			}
			strict := v
			strict.opt.Strict = true
			if _, _, err := strict.read(); errors.As(err, new(*LossError)) != harm {
				t.Errorf("strict: %v", err)
			}
			for _, d := range docs {
				if d.Article.Text() == "" {
					t.Error("an article without text")
				}
			}
		})
	}
}

// quick is the text of most variants, with its spans in code points: PER 0–4, LOC 5–9.
const quick = `রহিম ঢাকা গেল`

const bothRead = "PER=রহিম LOC=ঢাকা"

func prodigyVariants() []variant {
	const spans = `"spans":[{"start":0,"end":4,"token_start":0,"token_end":0,"label":"PER"},{"start":5,"end":9,"token_start":1,"token_end":1,"label":"LOC"}]`
	const text = `"text":"` + quick + `"`
	p := func(name, content, want, refused string, left map[Loss]int) variant {
		return variant{name: "Prodigy: " + name, content: content, from: "prodigy", want: want, refused: refused, left: left}
	}
	return []variant{
		p("ner.manual", `{`+text+`,"_input_hash":1,"_task_hash":2,`+spans+`,"_session_id":null,"_view_id":"ner_manual","answer":"accept"}`, bothRead, "", nil),
		p("tokens with keys of their own", `{`+text+`,"tokens":[{"text":"রহিম","start":0,"end":4,"id":0,"ws":true,"disabled":true}],`+spans+`}`, bothRead, "", nil),
		p("tokens of another text", `{`+text+`,"tokens":[{"text":"x","start":90,"end":94,"id":0}],`+spans+`}`, bothRead, "", map[Loss]int{ItemOut: 1}),
		p("CRLF", "{"+text+", "+spans+"}\r\n{"+text+", \"spans\": []}\r\n", bothRead, "", nil),
		p("a byte order mark", "\uFEFF{"+text+","+spans+"}", bothRead, "", nil),
		p("pretty-printed", "{\n  "+text+",\n  "+strings.ReplaceAll(spans, ":", " : ")+"\n}", bothRead, "", nil),
		p("a list", `[{`+text+`,`+spans+`}]`, bothRead, "", nil),
		p("a wrapper", `{"version":"1","data":[{`+text+`,`+spans+`}]}`, bothRead, "", nil),
		p("rel", `{`+text+`,`+spans+`,"relations":[{"head":0,"child":1,"label":"IN","color":"#fff"}],"answer":"accept"}`, bothRead, "", nil),
		p("a relation between tokens without spans", `{`+text+`,`+spans+`,"relations":[{"head":0,"child":2,"label":"IN"}],"answer":"accept"}`, bothRead, "", map[Loss]int{RelationOut: 1}),
		p("a span without label", `{`+text+`,"spans":[{"start":0,"end":4}],"answer":"accept"}`, "", "“label”", nil),
		p("a span with an empty label", `{`+text+`,"spans":[{"start":0,"end":4,"label":"PER"},{"start":5,"end":9,"label":""}],"answer":"accept"}`, "PER=রহিম", "", map[Loss]int{SpanOut: 1}),
		p("textcat", `{`+text+`,"label":"NEWS","answer":"accept","_input_hash":1}`, "", "no span could be read", nil),
		p("choice beside spans", `{`+text+`,`+spans+`,"options":[{"id":"a","text":"A"}],"accept":["a"],"answer":"accept"}`, bothRead, "", map[Loss]int{ItemOut: 1}),
		p("audio", `{"audio":"a.wav","audio_spans":[{"start":0.1,"end":0.4,"label":"X"}],"_input_hash":1,"text":null}`, "", "", nil).asUntold(),
		p("entities beside empty spans", `{`+text+`,"spans":[],"answer":"accept","silver":[{"start":0,"end":4,"label":"PER"}]}`, "", "1 span left out (under “silver”)", nil),
	}
}

// asUntold is a variant that no format is told for.
func (v variant) asUntold() variant { v.from, v.refused = "", "can't be told"; return v }

func spacyVariants() []variant {
	const text = `"` + quick + `"`
	s := func(name, content, want, refused string, left map[Loss]int) variant {
		return variant{name: "spaCy: " + name, content: content, from: "spacy", want: want, refused: refused, left: left}
	}
	return []variant{
		s("pairs, one a line", `[`+text+`,{"entities":[[0,4,"PER"],[5,9,"LOC"]]}]`, bothRead, "", nil),
		s("blanks everywhere", `[ `+text+` , { "entities" : [ [ 0 , 4 , "PER" ] , [ 5, 9, "LOC" ] ] } ]`, bothRead, "", nil),
		s("a list of pairs", `[[`+text+`,{"entities":[[0,4,"PER"]]}],[`+text+`,{"entities":[[5,9,"LOC"]]}]]`, bothRead, "", nil),
		s("a list of pairs over lines, CRLF", "[\r\n [\r\n  "+text+",\r\n  {\"entities\": [\r\n [0, 4, \"PER\"]]}\r\n ]\r\n]", "PER=রহিম", "", nil),
		s("an annotator's wrapper with classes", `{"classes":["PER","LOC"],"annotations":[[`+text+`,{"entities":[[0,4,"PER"]]}],null]}`, "PER=রহিম", "", nil),
		s("pairs of text and list", `[[`+text+`,[[0,4,"PER"],[5,9,"LOC"]]]]`, bothRead, "", nil).asUntold(),
		s("an object without entities", `{"text":`+text+`,"entities":[]}`+"\n"+`{"text":`+text+`,"entities":[[0,4,"PER"]]}`, "PER=রহিম", "", nil),
		s("nothing said", `[`+text+`,{"entities":[[0,4,"PER"]]}]`+"\n"+`[`+text+`,{}]`, "PER=রহিম", "", nil),
		s("cats", `[`+text+`,{"cats":{"NEWS":1.0}}]`, "", "whole text", nil),
		s("cats beside entities", `[`+text+`,{"entities":[[0,4,"PER"]],"cats":{"NEWS":1.0}}]`, "PER=রহিম", "", map[Loss]int{ItemOut: 1}),
		s("a misspelt key", `[`+text+`,{"entitys":[[0,4,"PER"]]}]`, "", "“entities”", nil),
		s("a knowledge base", `[`+text+`,{"entities":[[0,4,"PER","Q7"]],"links":{"0,4":{"Q7":1.0}}}]`, "PER=রহিম", "", nil),
		s("spans under a key", `[`+text+`,{"spans":{"sc":[[0,4,"PER"],[0,9,"X"]]}}]`, "X=রহিম ঢাকা PER=রহিম", "", nil),
		s("an object", `{"text":`+text+`, "entities": [[0,4,"PER"],[5,9,"LOC"]]}`, bothRead, "", nil),
		s("an object with objects", `{"text":`+text+`,"entities":[{"start":0,"end":4,"label":"PER"}]}`, "PER=রহিম", "", nil),
		s("displaCy", `{"text":`+text+`,"ents":[{"start":0,"end":4,"label":"PER"},{"start":5,"end":9,"label":"LOC"}],"title":null}`, bothRead, "", nil),
		s("displaCy in a list", `[{"text":`+text+`,"ents":[{"start":0,"end":4,"label":"PER","kb_id":"","kb_url":"#"}],"title":"ক","settings":{}}]`, "PER=রহিম", "", nil),
		s("displaCy's spans", `{"text":`+text+`,"spans":{"x":[]},"ents":[{"start":0,"end":4,"label":"PER"}],"tokens":["রহিম","ঢাকা","গেল"]}`, "PER=রহিম", "", nil),
		s("an empty span", `[`+text+`,{"entities":[[3,3,"PER"],[5,9,"LOC"]]}]`, "LOC=ঢাকা", "", map[Loss]int{SpanOut: 1}),
		s("Doc.to_json", `{"text":`+text+`,"ents":[{"start":0,"end":4,"label":"PER","id":"","kb_id":""}],"sents":[{"start":0,"end":13}],"tokens":[{"id":0,"start":0,"end":4,"tag":"N","pos":"NOUN","lemma":"রহিম"}],"cats":{},"spans":{"sc":[{"start":5,"end":9,"label":"LOC","kb_id":""}]}}`, bothRead, "", nil),
		s("documents of version 2", `[{"id":0,"paragraphs":[{"raw":`+text+`,"sentences":[{"tokens":[{"id":0,"orth":"রহিম","tag":"N","ner":"U-PER"},{"id":1,"orth":"ঢাকা","ner":"U-LOC"},{"id":2,"orth":"গেল","ner":"O"}],"brackets":[]}],"cats":[]}]}]`, bothRead, "", nil),
		s("documents of version 2 without text", `[{"id":0,"paragraphs":[{"sentences":[{"tokens":[{"orth":"রহিম","ner":"B-PER"},{"orth":"উদ্দিন","ner":"L-PER"}]}]},{"sentences":[{"tokens":[{"orth":"ঢাকা","ner":"U-LOC"}]}]}]}]`, "PER=রহিম উদ্দিন LOC=ঢাকা", "", nil),
		s("documents of version 2 without entities", `[{"id":0,"paragraphs":[{"sentences":[{"tokens":[{"orth":"রহিম","tag":"N"}]}]}]}]`, "", "no named entities", nil),
		s("an object with annotations inside", `{"text":`+text+`,"annotations":{"entities":[[0,4,"PER"]]}}`, "PER=রহিম", "", nil),
		s("a span that is no list", `[`+text+`,{"entities":[[0,4]]}]`, "", "[start, end, label]", nil),
	}
}

func doccanoVariants() []variant {
	const text = `"text":"` + quick + `"`
	d := func(name, content, want, refused string, left map[Loss]int) variant {
		return variant{name: "doccano: " + name, content: content, from: "doccano", want: want, refused: refused, left: left}
	}
	old := `{"id":1,` + text + `,"annotations":[{"id":3,"label":7,"start_offset":0,"end_offset":4,"user":1,"prob":0.0},{"id":4,"label":8,"start_offset":5,"end_offset":9,"user":1}],"meta":{},"annotation_approver":null}`
	names := fstest.MapFS{"labels.json": {Data: []byte(`[{"id":7,"text":"PER","prefix_key":null},{"id":8,"text":"LOC"}]`)}}
	named := d("1.0 with its list of labels beside", old, bothRead, "", nil)
	named.beside = names
	column := d("a column named by the project", `{"text":"x","body":"`+quick+`","ents_x":[[0,4,"PER"],[5,9,"LOC"]],"label":[]}`, bothRead, "", nil)
	column.opt = Options{TextKey: "body", LabelKey: "ents_x"}
	return []variant{
		d("label", `{"id":1,`+text+`,"label":[[0,4,"PER"],[5,9,"LOC"]],"Comments":[]}`, bothRead, "", nil),
		d("labels", `{`+text+`, "labels": [[0, 4, "PER"], [5, 9, "LOC"]]}`, bothRead, "", nil),
		d("CRLF and a byte order mark", "\uFEFF{"+text+",\"label\":[[0,4,\"PER\"]]}\r\n{"+text+",\"label\":[]}\r\n", "PER=রহিম", "", nil),
		d("data for text", `{"data":"`+quick+`","label":[[0,4,"PER"]]}`, "PER=রহিম", "", nil),
		d("relations", `{"id":1,`+text+`,"entities":[{"id":5,"label":"PER","start_offset":0,"end_offset":4},{"id":6,"label":"LOC","start_offset":5,"end_offset":9}],"relations":[{"id":1,"from_id":5,"to_id":6,"type":"in"}],"Comments":[]}`, bothRead, "", nil),
		d("a relation to nothing", `{"id":1,`+text+`,"entities":[{"id":5,"label":"PER","start_offset":0,"end_offset":4}],"relations":[{"id":1,"from_id":5,"to_id":9,"type":"in"}]}`, "PER=রহিম", "", map[Loss]int{RelationOut: 1}),
		d("a relation without ends", `{"id":1,`+text+`,"entities":[{"id":5,"label":"PER","start_offset":0,"end_offset":4}],"relations":[{"id":1,"from":5,"to":5,"type":"in"}]}`, "", "from_id", nil),
		d("1.0 without names", old, "", "labels.json", nil),
		named,
		d("old JSON with labels written out", `{`+text+`,"annotations":[{"label":"PER","start_offset":0,"end_offset":4,"user":1}]}`, "PER=রহিম", "", nil),
		d("a list", `[{`+text+`,"label":[[0,4,"PER"]]},{`+text+`,"label":[[0,4,"PER"],[5,9,"LOC"]]}]`, "PER=রহিম "+bothRead, "", nil),
		d("a wrapper", `{"examples":[{`+text+`,"label":[[0,4,"PER"]]}],"count":1}`, "PER=রহিম", "", nil),
		d("train and test", `{"train":[{`+text+`,"label":[[0,4,"PER"]]}],"test":[{`+text+`,"label":[[0,4,"PER"],[5,9,"LOC"]]}]}`, "PER=রহিম "+bothRead, "", nil),
		d("classification", `{`+text+`,"label":["news"]}`, "", "whole text", nil),
		d("classification with one label", `{`+text+`,"label":"news"}`, "", "whole text", nil),
		d("old classification", `{`+text+`,"annotations":[{"label":1,"user":1}],"label":[]}`, "", "whole text", nil),
		d("sequence to sequence", `{`+text+`,"labels":["Rahim went to Dhaka"]}`, "", "whole text", nil),
		d("intents and slots", `{`+text+`,"cats":["travel"],"entities":[{"id":1,"label":"PER","start_offset":0,"end_offset":4}],"relations":[]}`, "PER=রহিম", "", map[Loss]int{ItemOut: 1}),
		d("a column called as one of ours", `{`+text+`,"label":[[0,4,"PER"]],"answer":"হ্যাঁ","annotator":"mina","schema":"x"}`, "PER=রহিম", "", nil),
		d("spans in another column", `{`+text+`,"label":[],"silver":[[0,4,"PER"],[5,9,"LOC"]]}`, "", "2 spans left out (under “silver”)", nil),
		d("no column of labels", `{`+text+`,"label":[[0,4,"PER"]]}`+"\n"+`{`+text+`,"lable":[[0,4,"PER"]]}`, "", "a.jsonl:2: there are no labels", nil),
		d("a list of labels that is none", `{`+text+`,"label":{"0":"PER"}}`, "", "whole text", nil),
		column,
		d("an image", `{"filename":"a.png","text":null,"data":"","label":["cat"]}`, "", "whole text", nil),
	}
}

func labelStudioVariants() []variant {
	region := func(id string, start, end int, label string) string {
		return fmt.Sprintf(`{"id":%q,"from_name":"label","to_name":"text","type":"labels","value":{"start":%d,"end":%d,"labels":[%q]}}`, id, start, end, label)
	}
	both := region("a", 0, 4, "PER") + "," + region("b", 5, 9, "LOC")
	const data = `"data":{"text":"` + quick + `"}`
	l := func(name, content, want, refused string, left map[Loss]int) variant {
		return variant{name: "Label Studio: " + name, file: "a.json", content: content, from: "labelstudio", want: want, refused: refused, left: left}
	}
	other := l("another key for the text", `[{"data":{"content":"`+quick+`"},"annotations":[{"result":[`+both+`]}]}]`, bothRead, "", nil)
	other.opt.TextKey = "content"
	return []variant{
		l("JSON", `[{"id":1,`+data+`,"annotations":[{"id":2,"result":[`+both+`],"was_cancelled":false,"lead_time":3.1}],"predictions":[]}]`, bothRead, "", nil),
		l("pretty-printed with CRLF", "[\r\n  {\r\n    \"id\": 1,\r\n    "+data+",\r\n    \"annotations\": [{\"result\": ["+both+"]}]\r\n  }\r\n]", bothRead, "", nil),
		l("one task", `{`+data+`,"annotations":[{"result":[`+both+`]}]}`, bothRead, "", nil),
		l("a line each", `{`+data+`,"annotations":[{"result":[`+region("a", 0, 4, "PER")+`]}]}`+"\n"+`{`+data+`,"annotations":[{"result":[`+region("a", 5, 9, "LOC")+`]}]}`, bothRead, "", nil),
		l("a wrapper", `{"tasks":[{`+data+`,"annotations":[{"result":[`+both+`]}]}],"total":1}`, bothRead, "", nil),
		l("completions", `[{`+data+`,"completions":[{"result":[`+both+`]}]}]`, bothRead, "", nil),
		l("predictions", `[{`+data+`,"predictions":[{"model_version":"x","score":0.5,"result":[`+both+`]}]}]`, bothRead, "", nil),
		l("JSON-MIN", `[{"text":"`+quick+`","id":1,"label":[{"start":0,"end":4,"text":"রহিম","labels":["PER"]},{"start":5,"end":9,"text":"ঢাকা","labels":["LOC"]}],"annotator":1,"annotation_id":2,"created_at":"2026-01-31T09:30:00Z","updated_at":"2026-01-31T09:30:00Z","lead_time":3.1}]`, bothRead, "", nil),
		l("JSON-MIN with a choice for a region", `[{"text":"`+quick+`","ner":[{"start":0,"end":4,"text":"রহিম","labels":["PER"]}],"sure":[{"start":0,"end":4,"text":"রহিম","choices":["yes"]}]}]`, "PER=রহিম", "", nil),
		l("JSON-MIN with a choice for the text", `[{"text":"`+quick+`","ner":[{"start":0,"end":4,"labels":["PER"]}],"labels":"news"}]`, "PER=রহিম", "", map[Loss]int{ItemOut: 1}),
		l("a region without label", `[{`+data+`,"annotations":[{"result":[`+region("b", 5, 9, "LOC")+`,{"id":"a","type":"labels","value":{"start":0,"end":4,"labels":[]}}]}]}]`, "LOC=ঢাকা", "", map[Loss]int{SpanOut: 1}),
		l("a region whose labels have another key", `[{`+data+`,"annotations":[{"result":[{"id":"a","type":"labels","value":{"start":0,"end":4,"labelz":["PER"]}}]}]}]`, "", "labels", nil),
		l("regions of a page", `[{`+data+`,"annotations":[{"result":[`+both+`,{"id":"c","type":"hypertextlabels","value":{"start":"/p[1]","end":"/p[1]","startOffset":0,"endOffset":4,"hypertextlabels":["X"]}}]}]}]`, bothRead, "", map[Loss]int{SpanOut: 1}),
		l("regions of a picture", `[{`+data+`,"annotations":[{"result":[`+both+`,{"id":"c","type":"rectanglelabels","value":{"x":1,"y":2,"rectanglelabels":["X"]}}]}]}]`, bothRead, "", map[Loss]int{SpanOut: 1}),
		l("only regions of a page", `[{`+data+`,"annotations":[{"result":[{"id":"c","from_name":"l","type":"hypertextlabels","value":{"start":"/p[1]","startOffset":0,"endOffset":4,"hypertextlabels":["X"]}}]}]}]`, "", "no span could be read", nil),
		l("a choice for the text", `[{`+data+`,"annotations":[{"result":[`+both+`,{"id":"z","type":"choices","from_name":"topic","value":{"choices":["news"]}}]}]}]`, bothRead, "", map[Loss]int{ItemOut: 1}),
		l("a relation without label", `[{`+data+`,"annotations":[{"result":[`+both+`,{"type":"relation","from_id":"a","to_id":"b","direction":"right"}]}]}]`, bothRead, "", map[Loss]int{Rewritten: 1}),
		l("regions of two texts", `[{"data":{"text":"`+quick+`","title":"ঢাকা"},"annotations":[{"result":[{"id":"t","from_name":"tl","to_name":"title","type":"labels","value":{"start":0,"end":4,"labels":["X"]}},`+both+`]}]}]`, bothRead, "", map[Loss]int{SpanOut: 1}),
		l("a relation to the left", `[{`+data+`,"annotations":[{"result":[`+both+`,{"type":"relation","from_id":"a","to_id":"b","direction":"left","labels":["in"]}]}]}]`, bothRead, "", nil),
		l("annotations under another key", `[{`+data+`,"annotated":[{"result":[`+both+`]}],"predictions":[]}]`, "", "2 spans left out (under “annotated” of the task)", nil),
		l("an annotation without result", `[{`+data+`,"annotations":[{"id":1,"results":[`+both+`]}]}]`, "", "“result”", nil),
		l("no text under the key", `[{"data":{"content":"`+quick+`"},"annotations":[{"result":[`+both+`]}]}]`, "", "--text-key", nil),
		other,
	}
}

func tokenVariants() []variant {
	h := func(name, content, want, refused string, left map[Loss]int) variant {
		return variant{name: "tokens: " + name, content: content, from: "hf", want: want, refused: refused, left: left}
	}
	g := func(name, content, want, refused string, left map[Loss]int) variant {
		return variant{name: "GLiNER: " + name, file: "a.json", content: content, from: "gliner", want: want, refused: refused, left: left}
	}
	const tokens = `"tokens":["রহিম","ঢাকা","গেল"]`
	numbers := h("numbers with their names beside", `{`+tokens+`,"ner_tags":[1,3,0]}`, bothRead, "", nil)
	numbers.beside = fstest.MapFS{"a.labels.json": {Data: []byte(`{"ner_tags":["O","B-PER","I-PER","B-LOC"]}`)}}
	return []variant{
		h("tags written out", `{`+tokens+`,"ner_tags":["B-PER","B-LOC","O"]}`, bothRead, "", nil),
		h("blanks and CRLF", "{ \"tokens\" : [\"রহিম\", \"ঢাকা\"],\r\n \"ner_tags\" : [\"B-PER\", \"B-LOC\"] }\r\n", bothRead, "", nil),
		h("words and ner", `{"words":["রহিম","ঢাকা"],"ner":["B-PER","B-LOC"]}`, bothRead, "", nil),
		h("tokens and tags", `{`+tokens+`,"tags":["B-PER","B-LOC","O"]}`, bothRead, "", nil),
		h("tokens and labels", `{`+tokens+`,"labels":["B-PER","B-LOC","O"]}`, bothRead, "", nil),
		h("IOB1", `{`+tokens+`,"ner_tags":["I-PER","I-LOC","O"]}`, bothRead, "", nil),
		h("BILOU", `{`+tokens+`,"ner_tags":["U-PER","U-LOC","O"]}`, bothRead, "", nil),
		h("IOBES", `{`+tokens+`,"ner_tags":["S-PER","S-LOC","O"]}`, bothRead, "", nil),
		h("prefixes with a low line", `{`+tokens+`,"ner_tags":["B_PER","I_PER","O"]}`, "PER=রহিম ঢাকা", "", nil),
		h("small prefixes", `{`+tokens+`,"ner_tags":["b-PER","i-PER","O"]}`, "PER=রহিম ঢাকা", "", nil),
		h("a wrapper", `{"version":"1","data":[{`+tokens+`,"ner_tags":["B-PER","B-LOC","O"]}]}`, bothRead, "", nil),
		h("a data set server's rows", `{"features":[],"rows":[{"row_idx":0,"row":{`+tokens+`,"ner_tags":["B-PER","B-LOC","O"]},"truncated_cells":[]}]}`, bothRead, "", nil),
		h("a list", `[{`+tokens+`,"ner_tags":["B-PER","B-LOC","O"]}]`, bothRead, "", nil),
		h("numbers without names", `{`+tokens+`,"ner_tags":[1,3,0]}`, "", ".labels.json", nil),
		numbers,
		h("chunks and parts of speech beside", `{`+tokens+`,"pos_tags":["N","N","V"],"chunk_tags":["B-NP","B-NP","B-VP"],"ner_tags":["B-PER","B-LOC","O"]}`, bothRead, "", map[Loss]int{SpanOut: 3}),
		h("chunks as numbers", `{`+tokens+`,"chunk_tags":[1,1,2],"ner_tags":["B-PER","B-LOC","O"]}`, bothRead, "", map[Loss]int{ItemOut: 1}),
		h("columns instead of rows", `{"tokens":[["রহিম"],["ঢাকা"]],"words":["x"],"ner_tags":[["B-PER"],["B-LOC"]]}`, "", "list of strings", nil),
		h("one row without tags", `{`+tokens+`,"ner_tags":["B-PER","B-LOC","O"]}`+"\n"+`{`+tokens+`,"ner_tagz":["B-PER","B-LOC","O"]}`, "", "a.jsonl:2: there is no “ner_tags”", nil),
		h("one row without tokens", `{`+tokens+`,"ner_tags":["B-PER","B-LOC","O"]}`+"\n"+`{"tokenz":["রহিম"],"ner_tags":["B-PER"]}`, "", "a.jsonl:2: there is no “tokens”", nil),
		h("tags that are too few", `{`+tokens+`,"ner_tags":["B-PER"]}`, "", "3 tokens and 1 tags", nil),
		g("a list", `[{"tokenized_text":["রহিম","ঢাকা"],"ner":[[0,0,"PER"],[1,1,"LOC"]]}]`, bothRead, "", nil),
		g("lines", `{"tokenized_text": ["রহিম","ঢাকা"], "ner": [[0, 0, "PER"], [1,1,"LOC"]]}`, bothRead, "", nil),
		g("GLiREL", `[{"tokenized_text":["রহিম","ঢাকা"],"ner":[[0,0,"PER","রহিম"],[1,1,"LOC","ঢাকা"]],"relations":[{"head":{"position":[0,0]},"tail":{"position":[1,1]},"relation_text":"in","head_type":"PER","label":"in"}]}]`, bothRead, "", map[Loss]int{ItemOut: 1}),
		g("no ner", `[{"tokenized_text":["রহিম"],"entities":[[0,0,"PER"]],"output":1}]`, "", "“ner”", nil),
		g("GLiNER2", `{"tokenized_text":null,"entities":{"PER":["রহিম"]},"input":"x"}`, "", "", nil).asUntold(),
	}
}

func columnVariants() []variant {
	c := func(name, file, content, want, refused string, left map[Loss]int) variant {
		return variant{name: "columns: " + name, file: file, content: content, from: "conll", want: want, refused: refused, left: left}
	}
	u := func(name, content, want, refused string, left map[Loss]int) variant {
		return variant{name: "CoNLL-U: " + name, file: "a.conllu", content: content, from: "conllu", want: want, refused: refused, left: left}
	}
	word := func(n int, form, misc string) string {
		return fmt.Sprintf("%d\t%s\t_\tX\t_\t_\t_\t_\t_\t%s\n", n, form, misc)
	}
	skip := c("a tag is missing, --skip-bad", "a.tsv", "রহিম\tB-PER\nগেল\nঢাকা\tB-LOC\n", bothRead, "", map[Loss]int{ItemOut: 1})
	skip.opt.SkipBad = true
	first := c("the first tag is missing, --skip-bad", "a.tsv", "গেল\nরহিম\tB-PER\nঢাকা\tB-LOC\n", bothRead, "", map[Loss]int{ItemOut: 1})
	first.opt.SkipBad = true
	chosen := c("columns chosen", "a.conll", "রহিম B-PER x\nঢাকা B-LOC x\n", bothRead, "", nil)
	chosen.opt.TokenColumn, chosen.opt.TagColumn = 1, 2
	return []variant{
		c("tabs in a .txt", "a.txt", "রহিম\tB-PER\nঢাকা\tB-LOC\nগেল\tO\n", bothRead, "", nil),
		c("tabs in a .tsv with CRLF", "a.tsv", "রহিম\tB-PER\r\nঢাকা\tB-LOC\r\n\r\nগেল\tO\r\n", bothRead, "", nil),
		c("blanks in a .txt", "a.txt", "রহিম B-PER\nঢাকা B-LOC\n", bothRead, "", nil),
		c("a byte order mark", "a.tsv", "\uFEFFরহিম\tB-PER\nঢাকা\tB-LOC\n", bothRead, "", nil),
		c("CoNLL-2003", "a.txt", "-DOCSTART- -X- -X- O\n\nরহিম NNP B-NP B-PER\nঢাকা NNP B-NP B-LOC\n", bothRead, "", map[Loss]int{SpanOut: 2}),
		c("MultiCoNER with its domain", "a.conll", "# id 472a-1\tdomain=bn\nরহিম _ _ B-PER\nঢাকা _ _ B-LOC\n", bothRead, "", nil),
		c("GermEval", "a.tsv", "#\thttp://example.org\t[2009]\n1\tরহিম\tB-PER\tO\n2\tঢাকা\tB-LOC\tO\n3\tগেল\tO\tO\n\n1\tঢাকা\tO\tB-LOC\n2\tগেল\tO\tO\n", "LOC=ঢাকা", "", map[Loss]int{SpanOut: 2}),
		c("a number sign as a token", "a.txt", "# O\nরহিম B-PER\nঢাকা B-LOC\n", bothRead, "", nil),
		c("WNUT", "a.conll", "রহিম\tB-PER\nঢাকা\tB-LOC\n\t\n", bothRead, "", nil),
		c("one sentence a line", "a.iob", "রহিম|N|B-PER ঢাকা|N|B-LOC গেল|V|O\n", bothRead, "", nil),
		c("one sentence a line without parts of speech", "a.txt", "রহিম|B-PER গেল|O\nঢাকা|B-LOC\n", bothRead, "", nil),
		c("one sentence a line, then another kind of line", "a.iob", "রহিম|N|B-PER গেল|V|O\nঢাকা B-LOC\n", "", "a.iob:2: the line is not of words with their tags", nil),
		c("a tag is missing", "a.tsv", "রহিম\tB-PER\nগেল\nঢাকা\tB-LOC\n", "", "a.tsv:2: the line has one column", nil),
		c("the first tag is missing", "a.tsv", "গেল\nরহিম\tB-PER\nঢাকা\tB-LOC\n", "", "a.tsv:1: the line has one column", nil),
		skip, first, chosen,
		c("columns that differ", "a.conll", "রহিম N B-PER\nঢাকা B-LOC\n", "", "a.conll:2: the line has 2 columns and those before it have 3", nil),
		c("CoNLL-2012", "a.conll", "#begin document (x)\nx 0 0 রহিম NNP (S* - - - - (PER) (12)\n", "", "a.conll:", nil),
		c("parts of speech in the last column", "a.conll", "রহিম B-PER (NP*\n", "", "is no tag", nil),
		c("chunks only, no entity", "a.conll", "রহিম B-NP O\nগেল B-VP O\n", "", "2 spans left out (in column 2)", nil),
		u("NER", word(1, "রহিম", "NER=B-PER")+word(2, "ঢাকা", "NER=B-LOC"), bothRead, "", nil),
		u("NER with CRLF", strings.ReplaceAll(word(1, "রহিম", "NER=B-PER")+word(2, "ঢাকা", "NER=B-LOC"), "\n", "\r\n"), bothRead, "", nil),
		u("a tag alone", word(1, "রহিম", "B-PER")+word(2, "ঢাকা", "B-LOC|SpaceAfter=No"), bothRead, "", nil),
		u("other names for it", word(1, "রহিম", "ner=B-PER")+word(2, "ঢাকা", "NE=B-LOC"), bothRead, "", nil),
		u("brackets of GUM", word(1, "রহিম", "Entity=(1-person-new-cf1-1-sgl)")+word(2, "ঢাকা", "Entity=(2-place(3-org)2)"), "", "3 spans left out", nil),
		u("tags in a column", word(1, "রহিম", "NER=B-PER|Chunk=B-NP")+word(2, "ঢাকা", "NER=B-LOC|Chunk=B-NP"), bothRead, "", map[Loss]int{SpanOut: 2}),
		u("a document twice", "# newdoc id = x\n"+word(1, "রহিম", "NER=B-PER")+"\n# newdoc id = x\n"+word(1, "ঢাকা", "NER=B-LOC"), bothRead, "", nil),
		u("letters between words", word(1, "রহিম", "SpacesAfter=x|NER=B-PER")+word(2, "ঢাকা", "_"), "", "no white space", nil),
		{name: "CoNLL-U in a .txt", file: "a.txt", content: word(1, "রহিম", "NER=B-PER") + word(2, "ঢাকা", "NER=B-LOC"), from: "conllu", want: bothRead},
	}
}

func otherVariants() []variant {
	n := func(name, file, content string) variant {
		return variant{name: "others: " + name, file: file, content: content, refused: "can't be told"}
	}
	own := n("a dataset", "a.jsonl", `{"id":"a","text":"ক","spans":[],"schema":1}`)
	own.refused = "dataset of tippani already"
	zip, docbin, wide := n("a ZIP archive", "a.json", "PK\x03\x04x"), n("a DocBin", "train.spacy", "x\x9cabc"), n("UTF-16", "a.json", "\xff\xfe{\x00")
	zip.refused, docbin.refused, wide.refused = "ZIP archive", "DocBin", "UTF-16"
	return []variant{
		own, zip, docbin, wide,
		{name: "others: a text with annotations", content: `{"text":"` + quick + `","annotations":[{"start":0,"end":4,"label":"PER"},{"start":5,"end":9,"tag":"LOC"}]}`, from: "spacy", want: bothRead},
		{name: "others: Rasa's or a pipeline's entities", content: `{"text":"` + quick + `","entities":[{"start":0,"end":4,"value":"রহিম","entity":"PER"}]}`, from: "spacy", want: "PER=রহিম"},
		n("prose", "a.txt", "রহিম ঢাকা গেল।\nসে ফিরে আসবে।\n"),
		n("prose with an O", "a.txt", "রহিম ঢাকা গেল।\nসে বলল O\n"),
		n("a table of others", "a.csv", "Sentence #,Word,POS,Tag\n1,রহিম,N,B-per\n"),
		{name: "others: LightTag", file: "a.json", from: "spacy", want: "PER=রহিম", content: `{"examples":[{"content":"` + quick + `","annotations":[{"tag":"PER","value":"রহিম","start":0,"end":4}]}]}`},
		n("UBIAI", "a.json", `[{"documentName":"a","document":"`+quick+`","tokens":[{"text":"রহিম","start":0,"end":4,"entityLabel":"PER"}],"relations":[]}]`),
		n("a displaCy tree", "a.json", `{"words":[{"text":"রহিম","tag":"N"}],"arcs":[{"start":0,"end":1,"label":"nsubj","dir":"left"}]}`),
		n("Rasa", "a.json", `{"rasa_nlu_data":{"common_examples":[{"text":"`+quick+`","intent":"x"}]}}`),
		n("nothing", "a.json", ``),
		n("an empty list", "a.json", `[]`),
		{name: "others: our table, semicolons", file: "a.csv", from: "csv", content: "row;article;text;label;start;end\r\narticle;a;" + quick + ";;;\r\nspan;a;রহিম;PER;0;4\r\nspan;a;;LOC;5;9\r\n", want: bothRead},
		{name: "others: our table with spans in another column", file: "a.csv", from: "csv", content: "row,article,text,silver\narticle,a," + quick + ",\"[[0,4,\"\"PER\"\"]]\"\n", refused: "1 span left out (under “silver”)"},
		{name: "others: our table without labels", file: "a.csv", from: "csv", content: "row,article,text,lable,start,end\narticle,a," + quick + ",,,\nspan,a,রহিম,PER,0,4\n", refused: "a.csv:3: the row is of a span, and the table has no column “label”"},
		{name: "others: our table with a column twice", file: "a.csv", from: "csv", content: "row,article,text,label,label,start,end\narticle,a," + quick + ",,,,\n", refused: "two columns are called “label”"},
		{name: "others: our table, a faulty relation", file: "a.csv", from: "csv", content: "row,article,text,label,start,end\narticle,a," + quick + ",,,\nrelation,a,,IN,,\n", refused: "no column “from”"},
	}
}
