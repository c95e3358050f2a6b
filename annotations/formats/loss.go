package formats

// Loss is a way in which what was written or read differs from what was there.
type Loss int

// The losses of annotation come first; with Options.Strict each of them is an error. Those after Renamed are
// bookkeeping: reported, never an error.
const (
	NestedOut      Loss = iota // flat formats: a span inside or across a longer one
	Widened                    // token formats: an end inside a word moved out
	Narrowed                   // token formats: an end inside a word moved in
	MisalignedOut              // token formats: a span with an end inside a word
	RelationOut                // relation the format can't hold, or whose span is missing
	AttributeOut               // attribute of a span
	NoteOut                    // note on a span
	KindOut                    // kind that the label does not imply
	ArticleOut                 // rejected or ignored article
	SpanOut                    // span the format can't hold or that is unusable
	Rewritten                  // name changed to one the format allows
	ClusterWidened             // end inside a grapheme cluster moved out
	Trimmed                    // white space at the ends of a span
	Fragmented                 // discontinuous span became several
	ItemOut                    // something there is no place for: an event argument, an unsupported selector
	UnknownTag                 // token of which it is not known whether a span holds it
	LineEnds                   // CR LF or CR became LF
	Renamed                    // ids that had to be changed
	RowChanged                 // row of a table that is not as it was exported
	AsideOut                   // span that a record keeps aside, for its text was edited
	SpanIDOut                  // bookkeeping from here on
	AnswerOut                  //
	AnnotatorOut               //
	TimesOut                   //
	MetaOut                    //
	ExtraOut                   //
	ArticleIDOut               //
	SuggestedOut               // what a span was made from
	TextRebuilt                // text put together from tokens
	TextOut                    // spacing between tokens
	ColumnOut                  // columns and layers that are no spans
	MarkOut                    // byte order mark inside the text of a file
	UnitFound                  // offsets counted otherwise than the format says
	PositionMended             // position corrected by its quotation
	TokenCover                 // token numbers name the whole word, offsets are exact
	CellLong                   // cell that a spreadsheet program cuts
	TagsMove                   // tags show a span with whole words, its ends are kept beside
	TagsLack                   // tags do not show a span, it is kept beside
)

// lossNames are the losses after the number one and after any other.
var lossNames = map[Loss][2]string{
	NestedOut:      {"span inside or across others left out", "spans inside or across others left out"},
	Widened:        {"span widened to whole words", "spans widened to whole words"},
	Narrowed:       {"span narrowed to whole words", "spans narrowed to whole words"},
	MisalignedOut:  {"span that ends inside a word left out", "spans that end inside a word left out"},
	RelationOut:    {"relation left out", "relations left out"},
	AttributeOut:   {"attribute left out", "attributes left out"},
	NoteOut:        {"note left out", "notes left out"},
	KindOut:        {"kind left out that the label does not tell", "kinds left out that the label does not tell"},
	ArticleOut:     {"rejected or ignored article left out", "rejected or ignored articles left out"},
	SpanOut:        {"span left out", "spans left out"},
	Rewritten:      {"name rewritten to what the format allows", "names rewritten to what the format allows"},
	ClusterWidened: {"span end inside a letter moved to its edge", "span ends inside a letter moved to its edge"},
	Trimmed:        {"span trimmed of white space", "spans trimmed of white space"},
	Fragmented:     {"discontinuous span read as one span a piece", "discontinuous spans read as one span a piece"},
	ItemOut:        {"item left out", "items left out"},
	UnknownTag:     {"token whose tag says unknown", "tokens whose tags say unknown"},
	LineEnds:       {"line end turned into LF", "line ends turned into LF"},
	Renamed:        {"id changed", "ids changed"},
	RowChanged:     {"row not as it was exported", "rows not as they were exported"},
	AsideOut: {"span kept aside, which has no place in the text, left out",
		"spans kept aside, which have no place in the text, left out"},
	SpanIDOut:    {"span or relation id not kept", "span and relation ids not kept"},
	AnswerOut:    {"answer not kept", "answers not kept"},
	AnnotatorOut: {"annotator name not kept", "annotator names not kept"},
	TimesOut:     {"time not kept", "times not kept"},
	MetaOut:      {"article meta not kept", "article meta not kept"},
	ExtraOut:     {"unknown key not kept", "unknown keys not kept"},
	ArticleIDOut: {"article id not kept", "article ids not kept"},
	SuggestedOut: {"source of a suggestion not kept", "sources of suggestions not kept"},
	TextRebuilt:  {"text put together from tokens, with single spaces", "texts put together from tokens, with single spaces"},
	TextOut:      {"text kept as tokens only", "texts kept as tokens only"},
	ColumnOut:    {"column or layer left out that marks no spans", "columns and layers left out that mark no spans"},
	MarkOut:      {"byte order mark removed", "byte order marks removed"},
	UnitFound: {"article whose offsets are counted otherwise than the format says",
		"articles whose offsets are counted otherwise than the format says"},
	PositionMended: {"position corrected by its quotation", "positions corrected by their quotation"},
	TokenCover:     {"span whose token numbers name the whole word", "spans whose token numbers name the whole word"},
	CellLong: {"cell over 32,767 characters, which spreadsheet programs cut",
		"cells over 32,767 characters, which spreadsheet programs cut"},
	TagsMove: {"span that tags show by whole words; “spans” has its ends", "spans that tags show by whole words; “spans” has their ends"},
	TagsLack: {"span that tags do not show, only “spans”", "spans that tags do not show, only “spans”"},
}

// String is the loss as words that follow a number other than one.
func (l Loss) String() string { return lossNames[l][1] }

// Of is the loss as words that follow the number n.
func (l Loss) Of(n int) string {
	if n == 1 {
		return lossNames[l][0]
	}
	return l.String()
}

// Bookkeeping reports whether no annotation is touched, so that Strict lets it pass.
func (l Loss) Bookkeeping() bool { return l >= SpanIDOut }
