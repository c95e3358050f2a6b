package catalogue_test

import (
	"fmt"
	"testing/fstest"

	"tippani/annotations/formats"
	"tippani/annotations/formats/formattest"
)

func labelStudioVariants() []variant {
	region := func(id string, start, end int, label string) string {
		return fmt.Sprintf(`{"id":%q,"from_name":"label","to_name":"text","type":"labels","value":{"start":%d,"end":%d,"labels":[%q]}}`,
			id, start, end, label)
	}
	both := region("a", 0, 4, "PER") + "," + region("b", 5, 9, "LOC")
	const data = `"data":{"text":"` + formattest.Quick + `"}`
	l := func(name, content, want, refused string, left map[formats.Loss]int) variant {
		return variant{name: "Label Studio: " + name, file: "a.json", content: content, from: "labelstudio", want: want, refused: refused,
			left: left}
	}
	other := l("another key for the text", `[{"data":{"content":"`+formattest.Quick+`"},"annotations":[{"result":[`+both+`]}]}]`, bothRead,
		"", nil)
	other.opt.TextKey = "content"
	return []variant{
		l("JSON", `[{"id":1,`+data+`,"annotations":[{"id":2,"result":[`+both+
			`],"was_cancelled":false,"lead_time":3.1}],"predictions":[]}]`, bothRead, "", nil),
		l("pretty-printed with CRLF", "[\r\n  {\r\n    \"id\": 1,\r\n    "+data+",\r\n    \"annotations\": [{\"result\": ["+both+
			"]}]\r\n  }\r\n]", bothRead, "", nil),
		l("one task", `{`+data+`,"annotations":[{"result":[`+both+`]}]}`, bothRead, "", nil),
		l("a line each", `{`+data+`,"annotations":[{"result":[`+region("a", 0, 4, "PER")+`]}]}`+"\n"+`{`+data+
			`,"annotations":[{"result":[`+region("a", 5, 9, "LOC")+`]}]}`, bothRead, "", nil),
		l("a wrapper", `{"tasks":[{`+data+`,"annotations":[{"result":[`+both+`]}]}],"total":1}`, bothRead, "", nil),
		l("completions", `[{`+data+`,"completions":[{"result":[`+both+`]}]}]`, bothRead, "", nil),
		l("predictions", `[{`+data+`,"predictions":[{"model_version":"x","score":0.5,"result":[`+both+`]}]}]`, bothRead, "", nil),
		l("JSON-MIN", `[{"text":"`+formattest.Quick+`","id":1,"label":[{"start":0,"end":4,"text":"রহিম","labels":["PER"]},`+
			`{"start":5,"end":9,`+
			`"text":"ঢাকা","labels":["LOC"]}],"annotator":1,"annotation_id":2,"created_at":"2026-01-31T09:30:00Z",`+
			`"updated_at":"2026-01-31T09:30:00Z","lead_time":3.1}]`, bothRead, "", nil),
		l("JSON-MIN with a choice for a region", `[{"text":"`+formattest.Quick+
			`","ner":[{"start":0,"end":4,"text":"রহিম","labels":["PER"]}],`+
			`"sure":[{"start":0,"end":4,"text":"রহিম","choices":["yes"]}]}]`, "PER=রহিম", "", nil),
		l("JSON-MIN with a choice for the text", `[{"text":"`+formattest.Quick+
			`","ner":[{"start":0,"end":4,"labels":["PER"]}],"labels":"news"}]`,
			"PER=রহিম", "", map[formats.Loss]int{formats.ItemOut: 1}),
		l("a region without label", `[{`+data+`,"annotations":[{"result":[`+region("b", 5, 9, "LOC")+
			`,{"id":"a","type":"labels","value":{"start":0,"end":4,"labels":[]}}]}]}]`, "LOC=ঢাকা", "",
			map[formats.Loss]int{formats.SpanOut: 1}),
		l("a region whose labels have another key", `[{`+data+`,"annotations":[{"result":[{"id":"a","type":"labels","value":{"start":0,`+
			`"end":4,"labelz":["PER"]}}]}]}]`, "", "labels", nil),
		l("regions of a page", `[{`+data+`,"annotations":[{"result":[`+both+
			`,{"id":"c","type":"hypertextlabels","value":{"start":"/p[1]","end":"/p[1]","startOffset":0,"endOffset":4,`+
			`"hypertextlabels":["X"]}}]}]}]`, bothRead, "", map[formats.Loss]int{formats.SpanOut: 1}),
		l("regions of a picture", `[{`+data+`,"annotations":[{"result":[`+both+
			`,{"id":"c","type":"rectanglelabels","value":{"x":1,"y":2,"rectanglelabels":["X"]}}]}]}]`, bothRead, "",
			map[formats.Loss]int{formats.SpanOut: 1}),
		l("only regions of a page", `[{`+data+`,"annotations":[{"result":[{"id":"c","from_name":"l","type":"hypertextlabels",`+
			`"value":{"start":"/p[1]","startOffset":0,"endOffset":4,"hypertextlabels":["X"]}}]}]}]`, "", "no span could be read", nil),
		l("a choice for the text", `[{`+data+`,"annotations":[{"result":[`+both+
			`,{"id":"z","type":"choices","from_name":"topic","value":{"choices":["news"]}}]}]}]`, bothRead, "",
			map[formats.Loss]int{formats.ItemOut: 1}),
		l("a relation without label", `[{`+data+`,"annotations":[{"result":[`+both+
			`,{"type":"relation","from_id":"a","to_id":"b","direction":"right"}]}]}]`, bothRead, "",
			map[formats.Loss]int{formats.Rewritten: 1}),
		l("regions of two texts", `[{"data":{"text":"`+formattest.Quick+`","title":"ঢাকা"},"annotations":[{"result":[{"id":"t",`+
			`"from_name":"tl",`+
			`"to_name":"title","type":"labels","value":{"start":0,"end":4,"labels":["X"]}},`+both+`]}]}]`, bothRead, "",
			map[formats.Loss]int{formats.SpanOut: 1}),
		l("a relation to the left", `[{`+data+`,"annotations":[{"result":[`+both+
			`,{"type":"relation","from_id":"a","to_id":"b","direction":"left","labels":["in"]}]}]}]`, bothRead, "", nil),
		l("annotations under another key", `[{`+data+`,"annotated":[{"result":[`+both+`]}],"predictions":[]}]`, "",
			"2 spans left out (under “annotated” of the task)", nil),
		l("an annotation without result", `[{`+data+`,"annotations":[{"id":1,"results":[`+both+`]}]}]`, "", "“result”", nil),
		l("no text under the key", `[{"data":{"content":"`+formattest.Quick+`"},"annotations":[{"result":[`+both+`]}]}]`, "", "--text-key",
			nil),
		other,
	}
}

func tokenVariants() []variant {
	h := func(name, content, want, refused string, left map[formats.Loss]int) variant {
		return variant{name: "tokens: " + name, content: content, from: "hf-jsonl", want: want, refused: refused, left: left}
	}
	g := func(name, content, want, refused string, left map[formats.Loss]int) variant {
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
		h("a data set server's rows", `{"features":[],"rows":[{"row_idx":0,"row":{`+tokens+
			`,"ner_tags":["B-PER","B-LOC","O"]},"truncated_cells":[]}]}`, bothRead, "", nil),
		h("a list", `[{`+tokens+`,"ner_tags":["B-PER","B-LOC","O"]}]`, bothRead, "", nil),
		h("numbers without names", `{`+tokens+`,"ner_tags":[1,3,0]}`, "", ".labels.json", nil),
		numbers,
		h("chunks and parts of speech beside", `{`+tokens+`,"pos_tags":["N","N","V"],"chunk_tags":["B-NP","B-NP","B-VP"],`+
			`"ner_tags":["B-PER","B-LOC","O"]}`, bothRead, "", map[formats.Loss]int{formats.SpanOut: 3}),
		h("chunks as numbers", `{`+tokens+`,"chunk_tags":[1,1,2],"ner_tags":["B-PER","B-LOC","O"]}`, bothRead, "",
			map[formats.Loss]int{formats.ItemOut: 1}),
		h("columns instead of rows", `{"tokens":[["রহিম"],["ঢাকা"]],"words":["x"],"ner_tags":[["B-PER"],["B-LOC"]]}`, "",
			"list of strings", nil),
		h("one row without tags", `{`+tokens+`,"ner_tags":["B-PER","B-LOC","O"]}`+"\n"+`{`+tokens+`,"ner_tagz":["B-PER","B-LOC","O"]}`, "",
			"a.jsonl:2: there is no “ner_tags”", nil),
		h("one row without tokens", `{`+tokens+`,"ner_tags":["B-PER","B-LOC","O"]}`+"\n"+`{"tokenz":["রহিম"],"ner_tags":["B-PER"]}`, "",
			"a.jsonl:2: there is no “tokens”", nil),
		h("tags that are too few", `{`+tokens+`,"ner_tags":["B-PER"]}`, "", "3 tokens and 1 tags", nil),
		g("a list", `[{"tokenized_text":["রহিম","ঢাকা"],"ner":[[0,0,"PER"],[1,1,"LOC"]]}]`, bothRead, "", nil),
		g("lines", `{"tokenized_text": ["রহিম","ঢাকা"], "ner": [[0, 0, "PER"], [1,1,"LOC"]]}`, bothRead, "", nil),
		g("GLiREL", `[{"tokenized_text":["রহিম","ঢাকা"],"ner":[[0,0,"PER","রহিম"],[1,1,"LOC","ঢাকা"]],`+
			`"relations":[{"head":{"position":[0,0]},"tail":{"position":[1,1]},"relation_text":"in","head_type":"PER","label":"in"}]}]`,
			bothRead, "", map[formats.Loss]int{formats.ItemOut: 1}),
		g("no ner", `[{"tokenized_text":["রহিম"],"entities":[[0,0,"PER"]],"output":1}]`, "", "“ner”", nil),
		g("GLiNER2", `{"tokenized_text":null,"entities":{"PER":["রহিম"]},"input":"x"}`, "", "", nil).asUntold(),
	}
}
