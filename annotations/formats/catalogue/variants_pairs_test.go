package catalogue_test

import (
	"strings"
	"testing/fstest"

	"tippani/annotations/formats"
	"tippani/annotations/formats/formattest"
)

func prodigyVariants() []variant {
	const spans = `"spans":[{"start":0,"end":4,"token_start":0,"token_end":0,"label":"PER"},{"start":5,"end":9,"token_start":1,` +
		`"token_end":1,"label":"LOC"}]`
	const text = `"text":"` + formattest.Quick + `"`
	p := func(name, content, want, refused string, left map[formats.Loss]int) variant {
		return variant{name: "Prodigy: " + name, content: content, from: "prodigy", want: want, refused: refused, left: left}
	}
	return []variant{
		p("ner.manual", `{`+text+`,"_input_hash":1,"_task_hash":2,`+spans+`,"_session_id":null,"_view_id":"ner_manual","answer":"accept"}`,
			bothRead, "", nil),
		p("tokens with keys of their own", `{`+text+`,"tokens":[{"text":"রহিম","start":0,"end":4,"id":0,"ws":true,"disabled":true}],`+
			spans+`}`, bothRead, "", nil),
		p("tokens of another text", `{`+text+`,"tokens":[{"text":"x","start":90,"end":94,"id":0}],`+spans+`}`, bothRead, "",
			map[formats.Loss]int{formats.ItemOut: 1}),
		p("CRLF", "{"+text+", "+spans+"}\r\n{"+text+", \"spans\": []}\r\n", bothRead, "", nil),
		p("a byte order mark", "\uFEFF{"+text+","+spans+"}", bothRead, "", nil),
		p("pretty-printed", "{\n  "+text+",\n  "+strings.ReplaceAll(spans, ":", " : ")+"\n}", bothRead, "", nil),
		p("a list", `[{`+text+`,`+spans+`}]`, bothRead, "", nil),
		p("a wrapper", `{"version":"1","data":[{`+text+`,`+spans+`}]}`, bothRead, "", nil),
		p("rel", `{`+text+`,`+spans+`,"relations":[{"head":0,"child":1,"label":"IN","color":"#fff"}],"answer":"accept"}`, bothRead, "",
			nil),
		p("a relation between tokens without spans", `{`+text+`,`+spans+
			`,"relations":[{"head":0,"child":2,"label":"IN"}],"answer":"accept"}`, bothRead, "",
			map[formats.Loss]int{formats.RelationOut: 1}),
		p("a span without label", `{`+text+`,"spans":[{"start":0,"end":4}],"answer":"accept"}`, "", "“label”", nil),
		p("a span with an empty label", `{`+text+`,"spans":[{"start":0,"end":4,"label":"PER"},{"start":5,"end":9,"label":""}],`+
			`"answer":"accept"}`, "PER=রহিম", "", map[formats.Loss]int{formats.SpanOut: 1}),
		p("textcat", `{`+text+`,"label":"NEWS","answer":"accept","_input_hash":1}`, "", "no span could be read", nil),
		p("choice beside spans", `{`+text+`,`+spans+`,"options":[{"id":"a","text":"A"}],"accept":["a"],"answer":"accept"}`, bothRead, "",
			map[formats.Loss]int{formats.ItemOut: 1}),
		p("audio", `{"audio":"a.wav","audio_spans":[{"start":0.1,"end":0.4,"label":"X"}],"_input_hash":1,"text":null}`, "", "",
			nil).asUntold(),
		p("entities beside empty spans", `{`+text+`,"spans":[],"answer":"accept","silver":[{"start":0,"end":4,"label":"PER"}]}`, "",
			"1 span left out (under “silver”)", nil),
	}
}

// asUntold is a variant that no format is told for.
func (v variant) asUntold() variant { v.from, v.refused = "", "can't be told"; return v }

func spacyVariants() []variant {
	const text = `"` + formattest.Quick + `"`
	s := func(name, content, want, refused string, left map[formats.Loss]int) variant {
		return variant{name: "spaCy: " + name, content: content, from: "spacy", want: want, refused: refused, left: left}
	}
	return []variant{
		s("pairs, one a line", `[`+text+`,{"entities":[[0,4,"PER"],[5,9,"LOC"]]}]`, bothRead, "", nil),
		s("blanks everywhere", `[ `+text+` , { "entities" : [ [ 0 , 4 , "PER" ] , [ 5, 9, "LOC" ] ] } ]`, bothRead, "", nil),
		s("a list of pairs", `[[`+text+`,{"entities":[[0,4,"PER"]]}],[`+text+`,{"entities":[[5,9,"LOC"]]}]]`, bothRead, "", nil),
		s("a list of pairs over lines, CRLF", "[\r\n [\r\n  "+text+",\r\n  {\"entities\": [\r\n [0, 4, \"PER\"]]}\r\n ]\r\n]", "PER=রহিম",
			"", nil),
		s("an annotator's wrapper with classes", `{"classes":["PER","LOC"],"annotations":[[`+text+`,{"entities":[[0,4,"PER"]]}],null]}`,
			"PER=রহিম", "", nil),
		s("pairs of text and list", `[[`+text+`,[[0,4,"PER"],[5,9,"LOC"]]]]`, bothRead, "", nil).asUntold(),
		s("an object without entities", `{"text":`+text+`,"entities":[]}`+"\n"+`{"text":`+text+`,"entities":[[0,4,"PER"]]}`, "PER=রহিম",
			"", nil),
		s("nothing said", `[`+text+`,{"entities":[[0,4,"PER"]]}]`+"\n"+`[`+text+`,{}]`, "PER=রহিম", "", nil),
		s("cats", `[`+text+`,{"cats":{"NEWS":1.0}}]`, "", "whole text", nil),
		s("cats beside entities", `[`+text+`,{"entities":[[0,4,"PER"]],"cats":{"NEWS":1.0}}]`, "PER=রহিম", "",
			map[formats.Loss]int{formats.ItemOut: 1}),
		s("a misspelt key", `[`+text+`,{"entitys":[[0,4,"PER"]]}]`, "", "“entities”", nil),
		s("a knowledge base", `[`+text+`,{"entities":[[0,4,"PER","Q7"]],"links":{"0,4":{"Q7":1.0}}}]`, "PER=রহিম", "", nil),
		s("spans under a key", `[`+text+`,{"spans":{"sc":[[0,4,"PER"],[0,9,"X"]]}}]`, "X=রহিম ঢাকা PER=রহিম", "", nil),
		s("an object", `{"text":`+text+`, "entities": [[0,4,"PER"],[5,9,"LOC"]]}`, bothRead, "", nil),
		s("an object with objects", `{"text":`+text+`,"entities":[{"start":0,"end":4,"label":"PER"}]}`, "PER=রহিম", "", nil),
		s("displaCy", `{"text":`+text+`,"ents":[{"start":0,"end":4,"label":"PER"},{"start":5,"end":9,"label":"LOC"}],"title":null}`,
			bothRead, "", nil),
		s("displaCy in a list", `[{"text":`+text+`,"ents":[{"start":0,"end":4,"label":"PER","kb_id":"","kb_url":"#"}],"title":"ক",`+
			`"settings":{}}]`, "PER=রহিম", "", nil),
		s("displaCy's spans", `{"text":`+text+`,"spans":{"x":[]},"ents":[{"start":0,"end":4,"label":"PER"}],"tokens":["রহিম","ঢাকা",`+
			`"গেল"]}`, "PER=রহিম", "", nil),
		s("an empty span", `[`+text+`,{"entities":[[3,3,"PER"],[5,9,"LOC"]]}]`, "LOC=ঢাকা", "", map[formats.Loss]int{formats.SpanOut: 1}),
		s("Doc.to_json", `{"text":`+text+`,"ents":[{"start":0,"end":4,"label":"PER","id":"","kb_id":""}],"sents":[{"start":0,"end":13}],`+
			`"tokens":[{"id":0,"start":0,"end":4,"tag":"N","pos":"NOUN","lemma":"রহিম"}],"cats":{},"spans":{"sc":[{"start":5,"end":9,`+
			`"label":"LOC","kb_id":""}]}}`, bothRead, "", nil),
		s("documents of version 2", `[{"id":0,"paragraphs":[{"raw":`+text+`,"sentences":[{"tokens":[{"id":0,"orth":"রহিম","tag":"N",`+
			`"ner":"U-PER"},{"id":1,"orth":"ঢাকা","ner":"U-LOC"},{"id":2,"orth":"গেল","ner":"O"}],"brackets":[]}],"cats":[]}]}]`, bothRead,
			"", nil),
		s("documents of version 2 without text", `[{"id":0,"paragraphs":[{"sentences":[{"tokens":[{"orth":"রহিম","ner":"B-PER"},`+
			`{"orth":"উদ্দিন","ner":"L-PER"}]}]},{"sentences":[{"tokens":[{"orth":"ঢাকা","ner":"U-LOC"}]}]}]}]`,
			"PER=রহিম উদ্দিন LOC=ঢাকা", "", nil),
		s("documents of version 2 without entities", `[{"id":0,"paragraphs":[{"sentences":[{"tokens":[{"orth":"রহিম","tag":"N"}]}]}]}]`,
			"", "no named entities", nil),
		s("an object with annotations inside", `{"text":`+text+`,"annotations":{"entities":[[0,4,"PER"]]}}`, "PER=রহিম", "", nil),
		s("a span that is no list", `[`+text+`,{"entities":[[0,4]]}]`, "", "[start, end, label]", nil),
	}
}

func doccanoVariants() []variant {
	const text = `"text":"` + formattest.Quick + `"`
	d := func(name, content, want, refused string, left map[formats.Loss]int) variant {
		return variant{name: "doccano: " + name, content: content, from: "doccano", want: want, refused: refused, left: left}
	}
	old := `{"id":1,` + text + `,"annotations":[{"id":3,"label":7,"start_offset":0,"end_offset":4,"user":1,"prob":0.0},{"id":4,` +
		`"label":8,"start_offset":5,"end_offset":9,"user":1}],"meta":{},"annotation_approver":null}`
	names := fstest.MapFS{"labels.json": {Data: []byte(`[{"id":7,"text":"PER","prefix_key":null},{"id":8,"text":"LOC"}]`)}}
	named := d("1.0 with its list of labels beside", old, bothRead, "", nil)
	named.beside = names
	column := d("a column named by the project", `{"text":"x","body":"`+formattest.Quick+
		`","ents_x":[[0,4,"PER"],[5,9,"LOC"]],"label":[]}`, bothRead,
		"", nil)
	column.opt = formats.Options{TextKey: "body", LabelKey: "ents_x"}
	return []variant{
		d("label", `{"id":1,`+text+`,"label":[[0,4,"PER"],[5,9,"LOC"]],"Comments":[]}`, bothRead, "", nil),
		d("labels", `{`+text+`, "labels": [[0, 4, "PER"], [5, 9, "LOC"]]}`, bothRead, "", nil),
		d("CRLF and a byte order mark", "\uFEFF{"+text+",\"label\":[[0,4,\"PER\"]]}\r\n{"+text+",\"label\":[]}\r\n", "PER=রহিম", "", nil),
		d("data for text", `{"data":"`+formattest.Quick+`","label":[[0,4,"PER"]]}`, "PER=রহিম", "", nil),
		d("relations", `{"id":1,`+text+`,"entities":[{"id":5,"label":"PER","start_offset":0,"end_offset":4},{"id":6,"label":"LOC",`+
			`"start_offset":5,"end_offset":9}],"relations":[{"id":1,"from_id":5,"to_id":6,"type":"in"}],"Comments":[]}`, bothRead, "",
			nil),
		d("a relation to nothing", `{"id":1,`+text+`,"entities":[{"id":5,"label":"PER","start_offset":0,"end_offset":4}],`+
			`"relations":[{"id":1,"from_id":5,"to_id":9,"type":"in"}]}`, "PER=রহিম", "", map[formats.Loss]int{formats.RelationOut: 1}),
		d("a relation without ends", `{"id":1,`+text+`,"entities":[{"id":5,"label":"PER","start_offset":0,"end_offset":4}],`+
			`"relations":[{"id":1,"from":5,"to":5,"type":"in"}]}`, "", "from_id", nil),
		d("1.0 without names", old, "", "labels.json", nil),
		named,
		d("old JSON with labels written out", `{`+text+`,"annotations":[{"label":"PER","start_offset":0,"end_offset":4,"user":1}]}`,
			"PER=রহিম", "", nil),
		d("a list", `[{`+text+`,"label":[[0,4,"PER"]]},{`+text+`,"label":[[0,4,"PER"],[5,9,"LOC"]]}]`, "PER=রহিম "+bothRead, "", nil),
		d("a wrapper", `{"examples":[{`+text+`,"label":[[0,4,"PER"]]}],"count":1}`, "PER=রহিম", "", nil),
		d("train and test", `{"train":[{`+text+`,"label":[[0,4,"PER"]]}],"test":[{`+text+`,"label":[[0,4,"PER"],[5,9,"LOC"]]}]}`,
			"PER=রহিম "+bothRead, "", nil),
		d("classification", `{`+text+`,"label":["news"]}`, "", "whole text", nil),
		d("classification with one label", `{`+text+`,"label":"news"}`, "", "whole text", nil),
		d("old classification", `{`+text+`,"annotations":[{"label":1,"user":1}],"label":[]}`, "", "whole text", nil),
		d("sequence to sequence", `{`+text+`,"labels":["Rahim went to Dhaka"]}`, "", "whole text", nil),
		d("intents and slots", `{`+text+`,"cats":["travel"],"entities":[{"id":1,"label":"PER","start_offset":0,"end_offset":4}],`+
			`"relations":[]}`, "PER=রহিম", "", map[formats.Loss]int{formats.ItemOut: 1}),
		d("a column called as one of ours", `{`+text+`,"label":[[0,4,"PER"]],"answer":"হ্যাঁ","annotator":"mina","schema":"x"}`,
			"PER=রহিম", "", nil),
		d("spans in another column", `{`+text+`,"label":[],"silver":[[0,4,"PER"],[5,9,"LOC"]]}`, "", "2 spans left out (under “silver”)",
			nil),
		d("no column of labels", `{`+text+`,"label":[[0,4,"PER"]]}`+"\n"+`{`+text+`,"lable":[[0,4,"PER"]]}`, "",
			"a.jsonl:2: there are no labels", nil),
		d("a list of labels that is none", `{`+text+`,"label":{"0":"PER"}}`, "", "whole text", nil),
		column,
		d("an image", `{"filename":"a.png","text":null,"data":"","label":["cat"]}`, "", "whole text", nil),
	}
}
