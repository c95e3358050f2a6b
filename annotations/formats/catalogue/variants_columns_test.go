package catalogue_test

import (
	"fmt"
	"strings"

	"tippani/annotations/formats"
	"tippani/annotations/formats/formattest"
)

func columnVariants() []variant {
	c := func(name, file, content, want, refused string, left map[formats.Loss]int) variant {
		return variant{name: "columns: " + name, file: file, content: content, from: "conll", want: want, refused: refused, left: left}
	}
	u := func(name, content, want, refused string, left map[formats.Loss]int) variant {
		return variant{name: "CoNLL-U: " + name, file: "a.conllu", content: content, from: "conllu", want: want, refused: refused,
			left: left}
	}
	word := func(n int, form, misc string) string {
		return fmt.Sprintf("%d\t%s\t_\tX\t_\t_\t_\t_\t_\t%s\n", n, form, misc)
	}
	skip := c("a tag is missing, --skip-bad", "a.tsv", "রহিম\tB-PER\nগেল\nঢাকা\tB-LOC\n", bothRead, "",
		map[formats.Loss]int{formats.ItemOut: 1})
	skip.opt.SkipBad = true
	first := c("the first tag is missing, --skip-bad", "a.tsv", "গেল\nরহিম\tB-PER\nঢাকা\tB-LOC\n", bothRead, "",
		map[formats.Loss]int{formats.ItemOut: 1})
	first.opt.SkipBad = true
	chosen := c("columns chosen", "a.conll", "রহিম B-PER x\nঢাকা B-LOC x\n", bothRead, "", nil)
	chosen.opt.TokenColumn, chosen.opt.TagColumn = 1, 2
	return []variant{
		c("tabs in a .txt", "a.txt", "রহিম\tB-PER\nঢাকা\tB-LOC\nগেল\tO\n", bothRead, "", nil),
		c("tabs in a .tsv with CRLF", "a.tsv", "রহিম\tB-PER\r\nঢাকা\tB-LOC\r\n\r\nগেল\tO\r\n", bothRead, "", nil),
		c("blanks in a .txt", "a.txt", "রহিম B-PER\nঢাকা B-LOC\n", bothRead, "", nil),
		c("a byte order mark", "a.tsv", "\uFEFFরহিম\tB-PER\nঢাকা\tB-LOC\n", bothRead, "", nil),
		c("CoNLL-2003", "a.txt", "-DOCSTART- -X- -X- O\n\nরহিম NNP B-NP B-PER\nঢাকা NNP B-NP B-LOC\n", bothRead, "",
			map[formats.Loss]int{formats.SpanOut: 2}),
		c("MultiCoNER with its domain", "a.conll", "# id 472a-1\tdomain=bn\nরহিম _ _ B-PER\nঢাকা _ _ B-LOC\n", bothRead, "", nil),
		c("GermEval", "a.tsv",
			"#\thttp://example.org\t[2009]\n1\tরহিম\tB-PER\tO\n2\tঢাকা\tB-LOC\tO\n3\tগেল\tO\tO\n\n1\tঢাকা\tO\tB-LOC\n2\tগেল\tO\tO\n",
			"LOC=ঢাকা", "", map[formats.Loss]int{formats.SpanOut: 2}),
		c("a number sign as a token", "a.txt", "# O\nরহিম B-PER\nঢাকা B-LOC\n", bothRead, "", nil),
		c("WNUT", "a.conll", "রহিম\tB-PER\nঢাকা\tB-LOC\n\t\n", bothRead, "", nil),
		c("one sentence a line", "a.iob", "রহিম|N|B-PER ঢাকা|N|B-LOC গেল|V|O\n", bothRead, "", nil),
		c("one sentence a line without parts of speech", "a.txt", "রহিম|B-PER গেল|O\nঢাকা|B-LOC\n", bothRead, "", nil),
		c("one sentence a line, then another kind of line", "a.iob", "রহিম|N|B-PER গেল|V|O\nঢাকা B-LOC\n", "",
			"a.iob:2: the line is not of words with their tags", nil),
		c("a tag is missing", "a.tsv", "রহিম\tB-PER\nগেল\nঢাকা\tB-LOC\n", "", "a.tsv:2: the line has one column", nil),
		c("the first tag is missing", "a.tsv", "গেল\nরহিম\tB-PER\nঢাকা\tB-LOC\n", "", "a.tsv:1: the line has one column", nil),
		skip, first, chosen,
		c("columns that differ", "a.conll", "রহিম N B-PER\nঢাকা B-LOC\n", "",
			"a.conll:2: the line has 2 columns and those before it have 3", nil),
		c("CoNLL-2012", "a.conll", "#begin document (x)\nx 0 0 রহিম NNP (S* - - - - (PER) (12)\n", "", "a.conll:", nil),
		c("syntax in the last column", "a.conll", "রহিম B-PER (NP*\nঢাকা B-LOC *)\n", bothRead, "",
			map[formats.Loss]int{formats.SpanOut: 1}),
		c("no column of tags", "a.conll", "রহিম N (NP*\nঢাকা N *)\n", "", "is no tag", nil),
		c("chunks only, no entity", "a.conll", "রহিম B-NP O\nগেল B-VP O\n", "", "2 spans left out (in column 2)", nil),
		u("NER", word(1, "রহিম", "NER=B-PER")+word(2, "ঢাকা", "NER=B-LOC"), bothRead, "", nil),
		u("NER with CRLF", strings.ReplaceAll(word(1, "রহিম", "NER=B-PER")+word(2, "ঢাকা", "NER=B-LOC"), "\n", "\r\n"), bothRead, "", nil),
		u("a tag alone", word(1, "রহিম", "B-PER")+word(2, "ঢাকা", "B-LOC|SpaceAfter=No"), bothRead, "", nil),
		u("other names for it", word(1, "রহিম", "ner=B-PER")+word(2, "ঢাকা", "NE=B-LOC"), bothRead, "", nil),
		u("brackets of GUM", word(1, "রহিম", "Entity=(1-person-new-cf1-1-sgl)")+word(2, "ঢাকা", "Entity=(2-place(3-org)2)"), "",
			"3 spans left out", nil),
		u("tags in a column", word(1, "রহিম", "NER=B-PER|Chunk=B-NP")+word(2, "ঢাকা", "NER=B-LOC|Chunk=B-NP"), bothRead, "",
			map[formats.Loss]int{formats.SpanOut: 2}),
		u("a document twice", "# newdoc id = x\n"+word(1, "রহিম", "NER=B-PER")+"\n# newdoc id = x\n"+word(1, "ঢাকা", "NER=B-LOC"),
			bothRead, "", nil),
		u("letters between words", word(1, "রহিম", "SpacesAfter=x|NER=B-PER")+word(2, "ঢাকা", "_"), "", "no white space", nil),
		{name: "CoNLL-U in a .txt", file: "a.txt", content: word(1, "রহিম", "NER=B-PER") + word(2, "ঢাকা", "NER=B-LOC"), from: "conllu",
			want: bothRead},
	}
}

func otherVariants() []variant {
	n := func(name, file, content string) variant {
		return variant{name: "others: " + name, file: file, content: content, refused: "can't be told"}
	}
	own := n("a dataset", "a.jsonl", `{"id":"a","text":"ক","spans":[],"schema":1}`)
	own.refused = "dataset of tippani already"
	zip, docbin, wide := n("a ZIP archive", "a.json", "PK\x03\x04x"), n("a broken DocBin", "train.spacy", "x\x9cabc"),
		n("UTF-16", "a.json", "\xff\xfe{\x00")
	zip.refused, docbin.refused, wide.refused = "ZIP archive", "not a whole .spacy file", "UTF-16"
	docbin.from = "docbin"
	return []variant{
		own, zip, docbin, wide,
		{name: "others: a text with annotations", content: `{"text":"` + formattest.Quick +
			`","annotations":[{"start":0,"end":4,"label":"PER"},{"start":5,"end":9,"tag":"LOC"}]}`, from: "spacy", want: bothRead},
		{name: "others: Rasa's or a pipeline's entities", content: `{"text":"` + formattest.Quick +
			`","entities":[{"start":0,"end":4,"value":"রহিম","entity":"PER"}]}`, from: "spacy", want: "PER=রহিম"},
		n("prose", "a.txt", "রহিম ঢাকা গেল।\nসে ফিরে আসবে।\n"),
		n("prose with an O", "a.txt", "রহিম ঢাকা গেল।\nসে বলল O\n"),
		n("a table of others", "a.csv", "Sentence #,Word,POS,Tag\n1,রহিম,N,B-per\n"),
		{name: "others: LightTag", file: "a.json", from: "spacy", want: "PER=রহিম", content: `{"examples":[{"content":"` +
			formattest.Quick +
			`","annotations":[{"tag":"PER","value":"রহিম","start":0,"end":4}]}]}`},
		n("UBIAI", "a.json", `[{"documentName":"a","document":"`+formattest.Quick+
			`","tokens":[{"text":"রহিম","start":0,"end":4,"entityLabel":"PER"}],"relations":[]}]`),
		n("a displaCy tree", "a.json", `{"words":[{"text":"রহিম","tag":"N"}],"arcs":[{"start":0,"end":1,"label":"nsubj","dir":"left"}]}`),
		n("Rasa", "a.json", `{"rasa_nlu_data":{"common_examples":[{"text":"`+formattest.Quick+`","intent":"x"}]}}`),
		n("nothing", "a.json", ``),
		n("an empty list", "a.json", `[]`),
		{name: "others: our table, semicolons", file: "a.csv", from: "csv", content: "row;article;text;label;start;end\r\narticle;a;" +
			formattest.Quick + ";;;\r\nspan;a;রহিম;PER;0;4\r\nspan;a;;LOC;5;9\r\n", want: bothRead},
		{name: "others: our table with spans in another column", file: "a.csv", from: "csv",
			content: "row,article,text,silver\narticle,a," + formattest.Quick + ",\"[[0,4,\"\"PER\"\"]]\"\n",
			refused: "1 span left out (under “silver”)"},
		{name: "others: our table without labels", file: "a.csv", from: "csv", content: "row,article,text,lable,start,end\narticle,a," +
			formattest.Quick + ",,,\nspan,a,রহিম,PER,0,4\n",
			refused: "a.csv:3: the row is of a span, and the table has no column “label”"},
		{name: "others: our table with a column twice", file: "a.csv", from: "csv",
			content: "row,article,text,label,label,start,end\narticle,a," + formattest.Quick + ",,,,\n",
			refused: "two columns are called “label”"},
		{name: "others: our table, a faulty relation", file: "a.csv", from: "csv",
			content: "row,article,text,label,start,end\narticle,a," + formattest.Quick + ",,,\nrelation,a,,IN,,\n",
			refused: "no column “from”"},
	}
}
