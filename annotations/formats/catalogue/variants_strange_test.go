package catalogue_test

import (
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/formattest"
)

// strangeVariants are files that strangers brought: of tools that write what is like a format, and with keys where none should be.
func strangeVariants() []variant {
	const text = `"text":"` + formattest.Quick + `"`
	const tokens = `"tokens":["রহিম","ঢাকা","গেল"]`
	v := func(from, name, content, want, refused string, left map[formats.Loss]int) variant {
		return variant{name: from + ": " + name, content: content, from: from, want: want, refused: refused, left: left}
	}
	task := func(regions string) string {
		return `[{"data":{` + text + `},"annotations":[{"result":[` + regions + `]}]}]`
	}
	region := func(id, value string) string {
		return `{"id":"` + id + `","from_name":"label","to_name":"text","type":"labels","value":{` + value + `}}`
	}
	both := region("a", `"start":0,"end":4,"labels":["PER"]`) + "," + region("b", `"start":5,"end":9,"labels":["LOC"]`)
	table := "row,article,text,kind,label,start,end"
	return []variant{
		v("prodigy", "spans twice", `{`+text+`,"spans":[{"start":0,"end":4,"label":"PER"}],"spans":[],"answer":"accept"}`, "",
			"“spans” comes twice", nil),
		v("spacy", "entities twice", `["`+formattest.Quick+`",{"entities":[[0,4,"PER"]],"entities":[]}]`, "", "“entities” comes twice",
			nil),
		v("spacy", "the same entities twice", `["`+formattest.Quick+`",{"entities":[[0,4,"PER"]],"entities":[[0, 4, "PER"]]}]`, "PER=রহিম",
			"", nil),
		v("labelstudio", "annotations twice", `[{"data":{`+text+`},"annotations":[{"result":[`+both+`]}],"annotations":[]}]`, "",
			"“annotations” comes twice", nil),
		v("hf-jsonl", "tags twice", `{`+tokens+`,"ner_tags":["B-PER","O","O"],"ner_tags":["O","O","O"]}`, "", "“ner_tags” comes twice", nil),

		v("prodigy", "a span inside a span", `{`+text+`,"spans":[{"start":0,"end":4,"label":"PER","sub":[{"start":1,"end":2,`+
			`"label":"X"}]}],"answer":"accept"}`, "PER=রহিম", "", map[formats.Loss]int{formats.SpanOut: 1}),
		v("prodigy", "other offsets of a span", `{`+text+`,"spans":[{"start":0,"end":4,"label":"PER","Start":5,"End":9}],`+
			`"answer":"accept"}`, "PER=রহিম", "", map[formats.Loss]int{formats.SpanOut: 1}),
		v("prodigy", "offsets of the article", `{`+text+`,"spans":[{"start":0,"end":4,"label":"PER"}],"quote_start":5,"quote_end":9}`,
			"PER=রহিম", "", map[formats.Loss]int{formats.SpanOut: 1}),
		v("prodigy", "pages that were rejected", `{"pages":[{`+text+`,"spans":[{"start":0,"end":4,"label":"PER"}]}],"answer":"reject"}`,
			"PER=রহিম", "", map[formats.Loss]int{formats.ItemOut: 1}),
		v("prodigy", "indices", `{`+text+`,"spans":[{"start":0,"end":4,"label":"PER"}],"more":{"LOC":[{"indices":[5,9]}]}}`, "PER=রহিম",
			"", map[formats.Loss]int{formats.ItemOut: 1}),
		v("prodigy", "a relation of words", `{`+text+`,"spans":[{"start":0,"end":4,"label":"PER"}],"relations":[{"head":2,"child":1,`+
			`"head_span":{"start":10,"end":13,"label":null},"child_span":{"start":5,"end":9,"label":null},"label":"OBJ"}]}`,
			"PER=রহিম", "", map[formats.Loss]int{formats.RelationOut: 1}),
		v("doccano", "a second label of an entity", `{`+text+`,"entities":[{"id":1,"label":"PER","start_offset":0,"end_offset":4,`+
			`"Label":"LOC"}],"relations":[]}`, "PER=রহিম", "", map[formats.Loss]int{formats.ItemOut: 1}),
		v("doccano", "CLUENER", `{`+text+`,"label":{"name":{"রহিম":[[0,3]]}}}`, "", "spans in that shape are not read", nil),

		v("spacy", "a length for an end", `{`+text+`,"entities":[{"start":0,"length":4,"type":"PER"}]}`, "",
			"there is no “end” (the keys are start, length, type)", nil),
		v("spacy", "words and their tags", `{"words":["রহিম","ঢাকা","গেল"],"spaces":[true,true,false],"entities":["U-PER","U-LOC","O"],`+
			`"tags":["N","N","V"],"deps":["a","b","c"]}`, bothRead, "", nil),
		v("spacy", "words and their tags in a pair", `["`+formattest.Quick+`",{"words":["রহিম","ঢাকা","গেল"],"entities":["U-PER",`+
			`"U-LOC","O"],`+
			`"tags":["N","N","V"]}]`, bothRead, "", nil),
		v("spacy", "tags without words", `["`+formattest.Quick+`",{"entities":["U-PER","U-LOC","O"]}]`, "", "holds tags of words", nil),
		v("spacy", "a pair without text", `["`+formattest.Quick+`",{"entities":[[0,4,"PER"]]}]`+"\n"+`[null,{"entities":[]}]`, "",
			`["text", {"entities": …}]`, nil),
		v("", "SQuAD", `{"version":"1.1","data":[{"title":"x","paragraphs":[{"context":"`+formattest.Quick+
			`","qas":[{"id":"1","question":"ক","answers":[{"answer_start":0,"text":"রহিম"}]}]}]}]}`, "",
			"can't be told from the content (the keys are version, data)", nil),

		v("hf-jsonl", "a word that is null", `{"tokens":["রহিম",null],"ner_tags":["B-PER","O"]}`, "", `"tokens", element 2`, nil),
		v("hf-jsonl", "a tag that is null", `{"tokens":["রহিম","ঢাকা"],"ner_tags":["B-PER",null]}`, "PER=রহিম", "",
			map[formats.Loss]int{formats.UnknownTag: 1}),
		v("hf-jsonl", "numbers in quotes", `{"tokens":["রহিম","ঢাকা"],"ner_tags":["1","2"]}`, "", "names are not known", nil),
		v("hf-jsonl", "finer labels beside", `{`+tokens+`,"ner_tags":["PER","LOC","O"],"fine_ner_tags":["PER-actor","LOC-city","O"]}`, bothRead,
			"", map[formats.Loss]int{formats.ItemOut: 1}),
		v("hf-jsonl", "parts of speech as tags", `{`+tokens+`,"tags":["N","N","V"],"ner":["B-PER","B-LOC","O"]}`, bothRead, "",
			map[formats.Loss]int{formats.ItemOut: 1}),
		v("hf-jsonl", "names of entities beside", `{"tokens":["রহিম","ঢাকা"],"entities":["রহিম"],"ner_tags":["B-PER","B-LOC"]}`, bothRead, "",
			map[formats.Loss]int{formats.ItemOut: 1}),
		v("", "words in strings", `{"tokens":"রহিম ঢাকা","ner_tags":"B-PER B-LOC"}`, "", "can't be told", nil),
		v("gliner", "several labels", `[{"tokenized_text":["রহিম","ঢাকা"],"ner":[[0,0,["PER","ORG"]]]}]`, "",
			"entity 1: the label should be a string", nil),
		v("gliner", "clusters of words", `[{"tokenized_text":["রহিম","ঢাকা"],"ner":[[0,0,"PER"]],"clusters":[[[0,0],[1,1]]]}]`, "PER=রহিম",
			"", map[formats.Loss]int{formats.ItemOut: 1}),

		v("labelstudio", "a label that is null", task(region("a", `"start":0,"end":4,"labels":["PER",null]`)), "PER=রহিম", "",
			map[formats.Loss]int{formats.SpanOut: 1}),
		v("labelstudio", "a dialogue", `[{"data":{"text":[{"author":"x","text":"ক"}]},"annotations":[{"result":[`+both+`]}]}]`, "",
			`what stands under "text" is no text`, nil),

		v("csv", "offsets in other columns", table+",begin2,end2\narticle,a,"+formattest.Quick+",,,,,,\nspan,a,রহিম,entity,PER,0,4,5,9\n",
			"PER=রহিম",
			"", map[formats.Loss]int{formats.SpanOut: 1}),
		v("csv", "empty rows", table+"\narticle,a,"+formattest.Quick+",,,,\n,,,,,,\nspan,a,রহিম,entity,PER,0,4\n,,,,,,\n", "PER=রহিম", "",
			nil),

		v("conll", "the names of the columns", "token\tlabel\nরহিম\tB-PER\nঢাকা\tB-LOC\n", bothRead, "", nil),
		v("conll", "the names of the columns apart", "token\tlabel\n\nরহিম\tB-PER\nঢাকা\tB-LOC\n", bothRead, "", nil),
		v("conll", "the number of the sentence first", "sentence_id\tword\tlabel\n0\tরহিম\tB-PER\n0\tঢাকা\tB-LOC\n1\tগেল\tO\n", bothRead,
			"", nil),
		v("conll", "Kaggle", "Sentence #\tWord\tPOS\tTag\nSentence: 1\tরহিম\tNNP\tB-PER\n\tঢাকা\tNNP\tB-LOC\n", bothRead, "", nil),
		v("conll", "a word called word", "Word O\nরহিম B-PER\nঢাকা B-LOC\n", bothRead, "", nil),
		v("conll", "tags behind those of the first sentence", "ক\tO\t_\nখ\tO\t_\n\nরহিম\tO\tB-PER\nঢাকা\tO\tB-LOC\n", bothRead, "", nil),
		v("conll", "HIPE", "TOKEN\tNE-COARSE-LIT\tNE-FINE-LIT\tMISC\n# language = "+
			"bn\nরহিম\tB-PER\tB-PER.ind\t_\nঢাকা\tB-LOC\tO\tNoSpaceAfter\n", bothRead, "", map[formats.Loss]int{formats.SpanOut: 1}),
		v("conll", "Universal NER", "# sent_id = x\n# text = রহিম ঢাকা\n1\tরহিম\tB-PER\t-\tmina\n2\tঢাকা\tB-LOC\t-\tmina\n", bothRead, "",
			nil),
		v("conll", "scores behind the tags", "রহিম B-PER 0.98\nঢাকা B-LOC 0.5\n", bothRead, "", nil),
		v("conll", "bare labels", "রহিম\tPER\nঢাকা\tLOC\nগেল\tO\n", bothRead, "", nil),
		v("conll", "CR alone", "রহিম\tB-PER\rঢাকা\tB-LOC\r", bothRead, "", nil),
		v("conll", "expressions in a column", "রহিম\t1:VID\tB-PER\nঢাকা\t1\tB-LOC\n", bothRead, "",
			map[formats.Loss]int{formats.SpanOut: 1}),
		v("", "a list in a text", "[রহিম PER] [ঢাকা LOC] গেল\n", "", "can't be told", nil),
		v("conllu", "links between mentions", strings.Repeat("\n", 1)+"1\tরহিম\t_\tX\t_\t_\t_\t_\t_\tNER=B-PER|Bridge=1<2,3<4\n",
			"PER=রহিম", "", map[formats.Loss]int{formats.RelationOut: 2}),
	}
}
