package keymap

// Context is where the keys go: a set of places, of which a lookup names one.
type Context uint8

// The places. Selecting needs none of its own: every key does there what it does in Reading.
const (
	Reading   Context = 1 << iota // the article
	Adjusting                     // the article, while the ends of a span are moved
	Panel                         // the side panel's list of spans
	Reviewing                     // the article, while one decides between annotators
	Deciding                      // the same, at a disagreement that was gone to
	HelpPage                      // the help overlay and other pages that only scroll
	List                          // the palette, the queue, any list with a filter: letters are typed into the filter
	Text                          // a text field: letters are typed
)

const (
	inArticle  = Reading | Adjusting | Panel | Reviewing | Deciding
	labels     = inArticle &^ Deciding // where digits are labels
	searches   = labels &^ Reviewing   // where n is the next hit
	review     = Reviewing | Deciding
	everywhere = inArticle | HelpPage | List | Text
)

// Typing reports whether characters are text in this place and never shortcuts.
func (c Context) Typing() bool { return c&(List|Text) != 0 }

var contextNames = []struct {
	context Context
	name    string
}{{Reading, "reading"}, {Adjusting, "adjusting"}, {Panel, "panel"}, {Reviewing, "reviewing"}, {Deciding, "deciding"},
	{HelpPage, "help"}, {List, "list"}, {Text, "text"}}

// String is the name of a single place, as in the configuration's [keys.NAME] tables.
func (c Context) String() string {
	for _, n := range contextNames {
		if n.context == c {
			return n.name
		}
	}
	return "several places"
}
