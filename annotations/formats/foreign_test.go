package formats

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parquet-go/parquet-go"

	"tippani/annotations"
	"tippani/model"
)

func TestLabelStudioTasksOfOthers(t *testing.T) {
	const task = `[{"id":7,"file_upload":"x","data":{"text":"📰 রহিম বলেন","url":"u"},"predictions":[{"result":[]}],"annotations":[
{"id":9,"completed_by":{"id":1,"email":"rina@example.org"},"was_cancelled":false,"lead_time":8.4,"created_at":"2026-01-31T09:30:00Z","result":[
 {"id":"q","from_name":"label","to_name":"text","type":"labels","value":{"start":2,"end":6,"text":"রহিম","labels":["PER","SRC"]},"meta":{"text":["দেখুন"]}},
 {"id":"q","from_name":"sure","to_name":"text","type":"choices","value":{"start":2,"end":6,"choices":["yes"]}},
 {"id":"w","from_name":"label","to_name":"text","type":"labels","value":{"start":7,"end":11,"labels":["CUE"]}},
 {"type":"relation","from_id":"w","to_id":"q","direction":"right","labels":["by"]},
 {"type":"relation","from_id":"w","to_id":"q","direction":"left"},
 {"id":"z","type":"choices","from_name":"topic","value":{"choices":["news"]}}]},
{"id":10,"completed_by":2,"was_cancelled":true,"result":[]}]},
{"id":8,"data":{"text":"কখ"},"predictions":[{"result":[{"id":"p","type":"labels","value":{"start":"0","end":"1","labels":["X"]}}]}]}]`
	report := new(Report)
	docs, err := importString(t, "labelstudio", task, Options{Report: report})
	if err != nil || len(docs) != 3 {
		t.Fatalf("%d articles, %v", len(docs), err)
	}
	first := docs[0]
	if got := slicesOf(docs[:1]); got != "PER=রহিম SRC=রহিম CUE=বলেন" {
		t.Errorf("spans: %s", got)
	}
	if s := first.Spans[0]; s.ID != "q" || s.Attrs["sure"] != "yes" || s.Note != "দেখুন" || first.Spans[1].Attrs["sure"] != "yes" {
		t.Errorf("the region is %+v", s)
	}
	if first.Annotator != "rina@example.org" || first.Created == "" || first.Answer != annotations.Accept ||
		first.Relations[1].From != "q" {
		t.Errorf("the article is %+v", first)
	}
	if docs[1].Answer != annotations.Ignore || docs[1].Annotator != "2" || docs[2].Answer != annotations.InProgress ||
		slicesOf(docs[2:]) != "X=ক" {
		t.Errorf("cancelled and predicted: %+v %+v", docs[1], docs[2])
	}
	if report.Count(ItemOut) != 2 || report.Count(ExtraOut) == 0 {
		t.Errorf("counted %v", report.Totals())
	}
}

// TestWebannoSampleOfTheManual has the emoji of INCEpTION's manual, stacked values, other layers and a relation.
func TestWebannoSampleOfTheManual(t *testing.T) {
	const file = "#FORMAT=WebAnno TSV " +
		"3.3\n#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue\n#T_SP=webanno.custom.Mark|value\n#T_SP=webanno.custom.Plain|\n" +
		"#T_RL=webanno.custom.Link|role|BT_webanno.custom.Mark\n\n\n#Text=I like it 😊 " +
		".\n1-1\t0-1\tI\tPRP\tA\\_B|C[1]\t_\t_\t\n1-2\t2-6\tlike\t_\tC[1]\t*\t_\t\n1-3\t7-9\tit\t_\t_\t_\t_\t\n" +
		"1-4\t10-12\t😊\t_\tD\t_\tsmile\t1-1[1_0]\t\n1-5\t13-14\t.\t_\t_\t_\t_\t_\t\n\n#Text=Next\n2-1\t16-20\tNext\t_\t_\t_\t_\t_\t\n2-1.1\t16-18\tNe\t_\tE\t_\t_\t_\t\n"
	f, _ := ByName("webanno")
	report := new(Report)
	docs, err := importAll(f, Input{Name: "d", Dir: fstest.MapFS{"a.tsv": {Data: []byte(file)}}}, Options{Report: report})
	if err != nil {
		t.Fatal(err)
	}
	if got := slicesOf(docs); got != "C=I like A_B=I Plain=like D=😊 E=Ne" || docs[0].Article.Text() != "I like it 😊 .\n\nNext" {
		t.Errorf("read %s from %q", got, docs[0].Article.Text())
	}
	if r := docs[0].Relations; len(r) != 1 || r[0].Label != "smile" ||
		docs[0].Article.Slice(docs[0].SpansByID()[r[0].From].Range) != "I like" {
		t.Errorf("relations %+v", r)
	}
	if report.Count(ColumnOut) != 1 {
		t.Errorf("counted %v", report.Totals())
	}
	codepoints := strings.NewReplacer("10-12", "10-11", "13-14", "12-13", "16-20", "15-19", "16-18", "15-17").Replace(file)
	docs, err = importAll(f, Input{Name: "d", Dir: fstest.MapFS{"a.tsv": {Data: []byte(codepoints)}}}, Options{Report: report})
	if err != nil || slicesOf(docs) != "C=I like A_B=I Plain=like D=😊 E=Ne" || report.Count(UnitFound) != 1 {
		t.Errorf("in code points: %v %v", slicesOf(docs), err)
	}
}

// TestUIMASampleOfItsReadme reads the specification's example: annotations of no layer of the user's own.
func TestUIMASampleOfItsReadme(t *testing.T) {
	const cas = `{"%TYPES":{},"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaNum":1,"sofaID":"_InitialView","mimeType":"text","sofaString":"📰 This is a test"},
{"%ID":2,"%TYPE":"uima.tcas.Annotation","@sofa":1,"begin":3,"end":7},{"%ID":3,"%TYPE":"custom.Thing","@sofa":1,"^begin":8,"^end":10,"sort":"verb"},
{"%ID":6,"%TYPE":"uima.tcas.DocumentAnnotation","@sofa":1,"begin":0,"end":17}],"%VIEWS":{"_InitialView":{"%SOFA":1,"%MEMBERS":[2,3,6]}}}`
	f, _ := ByName("cas")
	report := new(Report)
	in := Input{Name: "d", Dir: fstest.MapFS{"a.json": {Data: []byte(cas)}}}
	docs, err := importAll(f, in, Options{Report: report})
	if err != nil || slicesOf(docs) != "Thing=is" || docs[0].Spans[0].Attrs["sort"] != "verb" || report.Count(SpanOut) != 1 {
		t.Errorf("%v %v %v", slicesOf(docs), err, report.Totals())
	}
	docs, err = importAll(f, in, Options{Layer: "uima.tcas.Annotation"})
	if err != nil || slicesOf(docs) != "Annotation=This" {
		t.Errorf("with a layer named: %v %v", slicesOf(docs), err)
	}
}

func TestW3CAnnotationsWhoseTextIsAFile(t *testing.T) {
	const lines = `[{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","body":{"type":"TextualBody","purpose":"tagging","value":"PER"},"target":{"source":"file:a.txt","selector":[{"type":"TextPositionSelector","start":99,"end":103},{"type":"TextQuoteSelector","exact":"রহিম","prefix":"📰 "}]}},
{"type":"Annotation","body":"WORD","target":{"source":"file:a.txt","selector":{"type":"TextQuoteSelector","exact":"কথা"}}},
{"type":"Annotation","body":"SVG","target":{"source":"file:a.txt","selector":{"type":"SvgSelector"}}}]`
	f, _ := ByName("w3c")
	report := new(Report)
	in := func(dir fstest.MapFS) Input { return Input{Name: "in", R: strings.NewReader(lines), Dir: dir} }
	docs, err := importAll(f, in(fstest.MapFS{"a.txt": {Data: []byte("📰 রহিম কথা কথা")}}), Options{Report: report})
	if err != nil || slicesOf(docs) != "PER=রহিম WORD=কথা WORD=কথা" {
		t.Errorf("%v %v", slicesOf(docs), err)
	}
	if report.Count(PositionMended) != 1 || report.Count(SpanOut) != 1 {
		t.Errorf("counted %v", report.Totals())
	}
	if _, err := importAll(f, in(fstest.MapFS{}), Options{}); err == nil || !strings.Contains(err.Error(), "a.txt") {
		t.Errorf("without the text: %v", err)
	}
}

func TestHuggingFaceFilesCarryTheNames(t *testing.T) {
	d := sentenceDoc(t)
	hf, _ := ByName("hf")
	w, err := export(hf, Options{}, d)
	if err != nil || !strings.HasPrefix(string(w.files["out.labels.json"].Data), `{"ner_tags":["O","B-PER","I-PER","B-ORG"`) {
		t.Errorf("the list beside is %v %v", w.files, err)
	}
	in := w.input(hf)
	in.Dir = nil
	if _, err := importAll(hf, in, Options{}); err == nil || !strings.Contains(err.Error(), ".labels.json") {
		t.Errorf("numbers without names: %v", err)
	}
	docs, err := importString(t, "hf", `{"id":"0","tokens":["রহিম","উদ্দিন","কাল"],"ner_tags":[1,2,3]}`,
		Options{Labels: []string{"O", "B-PER", "I-PER", "TIM"}})
	if err != nil || slicesOf(docs) != "PER=রহিম উদ্দিন TIM=কাল" {
		t.Errorf("%v %v", slicesOf(docs), err)
	}
	docs, err = importString(t, "hf", `{"id":1,"words":["রহিম","উদ্দিন"],"tags":["B-PER","I-PER"]}`, Options{})
	if err != nil || slicesOf(docs) != "PER=রহিম উদ্দিন" || docs[0].Article.ID() != "1" {
		t.Errorf("under other names: %v %v", slicesOf(docs), err)
	}
	pq, _ := ByName("parquet")
	if w, err = export(pq, Options{}, d); err != nil {
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

func TestClaimsBecomeSkeletonsToFillIn(t *testing.T) {
	text := "রহিম বলেন, বৃষ্টি হবে"
	a, err := model.NewArticle("a", text, model.Meta{Source: "https://example.org/1", Title: "আবহাওয়া",
		Extra: []byte(`{"date":"2026-01-31"}`)})
	if err != nil {
		t.Fatal(err)
	}
	claim := strings.Index(text, "বৃষ্টি")
	d := &Doc{Article: a, Spans: []*annotations.Span{
		{ID: "s1", Range: model.Range{Start: 0, End: 12}, Label: "PER", Kind: annotations.Entity},
		{ID: "s2", Range: model.Range{Start: model.Offset(claim), End: a.Len()}, Label: "QUOTE", Kind: annotations.Quote},
		{ID: "s3", Range: model.Range{Start: model.Offset(claim), End: a.Len()}, Label: "CLAIM", Kind: annotations.Claim}},
		Relations: []*annotations.Relation{{ID: "r1", From: "s3", To: "s2", Label: "CLAIMANT"},
			{ID: "r2", From: "s2", To: "s1", Label: "SPEAKER"}}}
	f, _ := ByName("claimreview")
	w, err := export(f, Options{}, d)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"@type":"ClaimReview","claimReviewed":"বৃষ্টি হবে","itemReviewed":{"@type":"Claim","author":{"@type":"Person",` +
		`"name":"রহিম"},"datePublished":"2026-01-31",` +
		`"appearance":{"@type":"CreativeWork","url":"https://example.org/1","headline":"আবহাওয়া"}},"reviewRating":{"@type":"Rating",` +
		`"ratingValue":"",`
	if !strings.Contains(w.String(), want) || !json.Valid(w.Bytes()) {
		t.Errorf("wrote %s", w)
	}
}

func TestTablesOfOtherSpreadsheets(t *testing.T) {
	docs, err := importString(t, "csv", "\uFEFFrow;article;text;label;start;end\r\narticle;a;\"📰 "+
		"রহিম;\r\nবলেন\";;;\r\nspan;a;রহিম;PER;2;6\r\n", Options{})
	if err != nil || slicesOf(docs) != "PER=রহিম" || docs[0].Article.Text() != "📰 রহিম;\r\nবলেন" {
		t.Errorf("%v %v", slicesOf(docs), err)
	}
	if _, err := importString(t, "csv", "row,article,text\nspan,a,x\n", Options{}); err == nil || !strings.Contains(err.Error(), "in:2") {
		t.Errorf("a span before its article: %v", err)
	}
}

func TestFormatsAreToldByTheirContent(t *testing.T) {
	for _, f := range Formats() {
		if !f.Reads() {
			continue
		}
		w, err := export(f, Options{}, sentenceDoc(t))
		if err != nil {
			t.Fatal(err)
		}
		var files []string
		if f.Directory {
			for name := range w.files {
				files = append(files, name)
			}
		}
		got, err := Detect("x"+f.Extensions[0], w.Bytes(), files)
		if err != nil || got.Name != f.Name {
			t.Errorf("%s was taken for %q (%v)", f.Name, got.Name, err)
		}
	}
	if _, err := Detect("x.txt", []byte("কথা"), nil); err == nil || !strings.Contains(err.Error(), "--from") {
		t.Errorf("plain text: %v", err)
	}
}
