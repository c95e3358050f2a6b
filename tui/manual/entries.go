package manual

import (
	"tippani/tui/keymap"
	"tippani/tui/lang"
)

// Entry is what is written about an action.
type Entry struct {
	Group lang.Text // what it is listed under
	Text  lang.Text // what it does
	Short lang.Text // one or two words, for the hints
}

var (
	groupMove    = lang.Text{En: "Moving", Bn: "চলাফেরা"}
	groupSelect  = lang.Text{En: "Selecting", Bn: "নির্বাচন"}
	groupLabel   = lang.Text{En: "Labelling", Bn: "চিহ্নিত করা"}
	groupPropose = lang.Text{En: "Proposals", Bn: "প্রস্তাব"}
	groupReview  = lang.Text{En: "Deciding between annotators", Bn: "মতভেদের নিষ্পত্তি"}
	groupSearch  = lang.Text{En: "Searching, articles", Bn: "খোঁজা, নিবন্ধ"}
	groupWindow  = lang.Text{En: "Window", Bn: "পর্দা"}
)

// Of is the entry of an action; its texts are empty when it has none.
func Of(name keymap.Action) Entry {
	if _, ok := keymap.LabelNumber(name); ok {
		return Entry{Group: groupLabel, Text: lang.Text{En: "Label", Bn: "লেবেল"}}
	}
	if _, ok := keymap.VersionNumber(name); ok {
		return Entry{Group: groupReview, Text: lang.Text{En: "Decide for version", Bn: "এই সংস্করণ নিন:"}, Short: versionsShort[name]}
	}
	return entries[name]
}

// versionsShort stand for all digits that decide.
var versionsShort = map[keymap.Action]lang.Text{
	keymap.Version1: {En: "first", Bn: "প্রথমটি"}, keymap.Version2: {En: "second", Bn: "দ্বিতীয়টি"},
}

// entries are those of all actions but the labels'.
var entries = map[keymap.Action]Entry{
	keymap.CursorLeft:        {Group: groupMove, Text: lang.Text{En: "Left by a letter with its signs", Bn: "এক অক্ষর বাঁয়ে"}},
	keymap.CursorRight:       {Group: groupMove, Text: lang.Text{En: "Right by a letter with its signs", Bn: "এক অক্ষর ডানে"}},
	keymap.CursorUp:          {Group: groupMove, Text: lang.Text{En: "Up a line on screen", Bn: "এক লাইন উপরে"}},
	keymap.CursorDown:        {Group: groupMove, Text: lang.Text{En: "Down a line on screen", Bn: "এক লাইন নিচে"}},
	keymap.NextWord:          {Group: groupMove, Text: lang.Text{En: "Next word", Bn: "পরের শব্দ"}},
	keymap.PreviousWord:      {Group: groupMove, Text: lang.Text{En: "Previous word", Bn: "আগের শব্দ"}},
	keymap.NextSentence:      {Group: groupMove, Text: lang.Text{En: "Next sentence", Bn: "পরের বাক্য"}},
	keymap.PreviousSentence:  {Group: groupMove, Text: lang.Text{En: "Previous sentence", Bn: "আগের বাক্য"}},
	keymap.NextParagraph:     {Group: groupMove, Text: lang.Text{En: "Next paragraph", Bn: "পরের অনুচ্ছেদ"}},
	keymap.PreviousParagraph: {Group: groupMove, Text: lang.Text{En: "Previous paragraph", Bn: "আগের অনুচ্ছেদ"}},
	keymap.PageDown:          {Group: groupMove, Text: lang.Text{En: "Page down", Bn: "এক পাতা নিচে"}},
	keymap.PageUp:            {Group: groupMove, Text: lang.Text{En: "Page up", Bn: "এক পাতা উপরে"}},
	keymap.HalfPageDown:      {Group: groupMove, Text: lang.Text{En: "Half a page down", Bn: "আধা পাতা নিচে"}},
	keymap.HalfPageUp:        {Group: groupMove, Text: lang.Text{En: "Half a page up", Bn: "আধা পাতা উপরে"}},
	keymap.ArticleStart:      {Group: groupMove, Text: lang.Text{En: "Start of the article", Bn: "নিবন্ধের শুরু"}},
	keymap.ArticleEnd:        {Group: groupMove, Text: lang.Text{En: "End of the article", Bn: "নিবন্ধের শেষ"}},
	keymap.LineStart:         {Group: groupMove, Text: lang.Text{En: "Start of the line", Bn: "লাইনের শুরু"}},
	keymap.LineEnd:           {Group: groupMove, Text: lang.Text{En: "End of the line", Bn: "লাইনের শেষ"}},
	keymap.ScrollDown:        {Group: groupMove, Text: lang.Text{En: "Scroll down a line", Bn: "এক লাইন নিচে স্ক্রল"}},
	keymap.ScrollUp:          {Group: groupMove, Text: lang.Text{En: "Scroll up a line", Bn: "এক লাইন উপরে স্ক্রল"}},
	keymap.JumpWord: {Group: groupMove, Text: lang.Text{En: "Jump to a word in sight by its letter, or with / by its first three",
		Bn: "পর্দার যেকোনো শব্দে যান তার অক্ষর টিপে, বা / দিয়ে তার প্রথম তিন অক্ষরে"}, Short: lang.Text{En: "jump", Bn: "লাফ"}},
	keymap.SelectLeft: {Group: groupSelect, Text: lang.Text{En: "Select left", Bn: "বাঁয়ে নির্বাচন"}},
	keymap.SelectRight: {Group: groupSelect, Text: lang.Text{En: "Select right", Bn: "ডানে নির্বাচন"},
		Short: lang.Text{En: "by letters", Bn: "অক্ষরে"}},
	keymap.SelectUp:       {Group: groupSelect, Text: lang.Text{En: "Select up", Bn: "উপরে নির্বাচন"}},
	keymap.SelectDown:     {Group: groupSelect, Text: lang.Text{En: "Select down", Bn: "নিচে নির্বাচন"}},
	keymap.SelectNextWord: {Group: groupSelect, Text: lang.Text{En: "Select to the next word", Bn: "পরের শব্দ পর্যন্ত নির্বাচন"}},
	keymap.SelectPreviousWord: {Group: groupSelect,
		Text: lang.Text{En: "Select to the previous word", Bn: "আগের শব্দ পর্যন্ত নির্বাচন"}},
	keymap.SelectNextParagraph: {Group: groupSelect,
		Text: lang.Text{En: "Select to the next paragraph", Bn: "পরের অনুচ্ছেদ পর্যন্ত নির্বাচন"}},
	keymap.SelectPreviousParagraph: {Group: groupSelect,
		Text: lang.Text{En: "Select to the previous paragraph", Bn: "আগের অনুচ্ছেদ পর্যন্ত নির্বাচন"}},
	keymap.SelectArticleStart: {Group: groupSelect,
		Text: lang.Text{En: "Select to the article's start", Bn: "নিবন্ধের শুরু পর্যন্ত নির্বাচন"}},
	keymap.SelectArticleEnd: {Group: groupSelect, Text: lang.Text{En: "Select to the article's end", Bn: "নিবন্ধের শেষ পর্যন্ত নির্বাচন"}},
	keymap.SelectMode: {Group: groupSelect,
		Text:  lang.Text{En: "Select by moving; again gives up", Bn: "কার্সর সরিয়ে নির্বাচন; আবার চাপলে শেষ"},
		Short: lang.Text{En: "select", Bn: "নির্বাচন"}},
	keymap.SelectWords: {Group: groupSelect, Text: lang.Text{En: "Select a phrase of the paragraph by the letters of its first and last word",
		Bn: "অনুচ্ছেদের বাক্যাংশ নির্বাচন, প্রথম ও শেষ শব্দের অক্ষর টিপে"}, Short: lang.Text{En: "phrase", Bn: "বাক্যাংশ"}},
	keymap.SwapEnds: {Group: groupSelect, Text: lang.Text{En: "Cursor to the selection's other end",
		Bn: "কার্সর নির্বাচনের অন্য প্রান্তে"}, Short: lang.Text{En: "other end", Bn: "অন্য প্রান্ত"}},
	keymap.Widen: {Group: groupSelect, Text: lang.Text{En: "Widen: word, compound, quotation, sentence, paragraph",
		Bn: "বড় করুন: শব্দ, যৌগিক শব্দ, উদ্ধৃতি, বাক্য, অনুচ্ছেদ"}, Short: lang.Text{En: "widen", Bn: "বড়"}},
	keymap.Narrow: {Group: groupSelect, Text: lang.Text{En: "Narrow again", Bn: "আবার ছোট করুন"},
		Short: lang.Text{En: "narrow", Bn: "ছোট"}},
	keymap.Copy: {Group: groupSelect, Text: lang.Text{En: "Copy the selection to the clipboard",
		Bn: "নির্বাচিত অংশ ক্লিপবোর্ডে নিন"}},
	keymap.Palette: {Group: groupLabel, Text: lang.Text{En: "Label palette: type to filter", Bn: "লেবেলের তালিকা: লিখে ছাঁকুন"},
		Short: lang.Text{En: "labels", Bn: "লেবেল"}},
	keymap.NextSpan:     {Group: groupLabel, Text: lang.Text{En: "Next span", Bn: "পরের চিহ্ন"}},
	keymap.PreviousSpan: {Group: groupLabel, Text: lang.Text{En: "Previous span", Bn: "আগের চিহ্ন"}},
	keymap.RemoveSpan: {Group: groupLabel, Text: lang.Text{En: "Remove the span under the cursor", Bn: "কার্সরের চিহ্ন মুছুন"},
		Short: lang.Text{En: "remove", Bn: "মোছা"}},
	keymap.Relabel: {Group: groupLabel, Text: lang.Text{En: "Give it another label", Bn: "অন্য লেবেল দিন"},
		Short: lang.Text{En: "relabel", Bn: "লেবেল বদল"}},
	keymap.AdjustEnds: {Group: groupLabel, Text: lang.Text{En: "Move its ends, by words or with shift by letters; enter keeps them",
		Bn: "প্রান্ত সরান, শব্দে শব্দে বা shift দিয়ে অক্ষরে; enter রাখে"}, Short: lang.Text{En: "ends", Bn: "প্রান্ত"}},
	keymap.Attributes: {Group: groupLabel, Text: lang.Text{En: "Its attributes: kind of quote, check of a claim",
		Bn: "বৈশিষ্ট্য: উদ্ধৃতির ধরন, দাবির যাচাই"}, Short: lang.Text{En: "attributes", Bn: "বৈশিষ্ট্য"}},
	keymap.Note: {Group: groupLabel, Text: lang.Text{En: "Note on it", Bn: "টীকা লিখুন"},
		Short: lang.Text{En: "note", Bn: "টীকা"}},
	keymap.Link: {Group: groupLabel,
		Text:  lang.Text{En: "Link it: speaker, claimant, cue", Bn: "সংযোগ দিন: বক্তা, দাবিদার, সূচক"},
		Short: lang.Text{En: "link", Bn: "সংযোগ"}},
	keymap.FollowLink: {Group: groupLabel, Text: lang.Text{En: "Go to what it is linked to, and on: quote, speaker, next quote",
		Bn: "যার সঙ্গে যুক্ত সেখানে যান, আবার চাপলে আরও: উদ্ধৃতি, বক্তা, পরের উদ্ধৃতি"},
		Short: lang.Text{En: "follow", Bn: "সংযোগে যান"}},
	keymap.Undo: {Group: groupLabel, Text: lang.Text{En: "Undo, back to the opening; an answer also from the next article",
		Bn: "পূর্বাবস্থায় ফেরান, একেবারে শুরু পর্যন্ত; সম্পন্ন চাপা থাকলে পরের নিবন্ধ থেকেও"}},
	keymap.Redo: {Group: groupLabel, Text: lang.Text{En: "Redo", Bn: "আবার করুন"}},
	keymap.Lint: {Group: groupLabel, Text: lang.Text{En: "What looks wrong: list, remedy, wave through",
		Bn: "যা ভুল দেখাচ্ছে: তালিকা, শুধরানো, থাকতে দেওয়া"}},
	keymap.RepeatLabel: {Group: groupLabel, Text: lang.Text{En: "Label what is current as the last span was",
		Bn: "শেষ লেবেলটিই আবার দিন"}},
	keymap.RejectVersions: {Group: groupReview, Text: lang.Text{En: "Decide that nothing is to be marked there", Bn: "সিদ্ধান্ত: এখানে কিছুই চিহ্নিত নয়"},
		Short: lang.Text{En: "none", Bn: "কোনোটি নয়"}},
	keymap.Reason: {Group: groupReview, Text: lang.Text{En: "Write down why it is decided so", Bn: "সিদ্ধান্তের কারণ লিখুন"},
		Short: lang.Text{En: "reason", Bn: "কারণ"}},
	keymap.TakeProposal: {Group: groupPropose, Text: lang.Text{En: "Take the proposal and go to the next; or go to one",
		Bn: "প্রস্তাব নিন ও পরেরটিতে যান; বা একটিতে যান"}, Short: lang.Text{En: "take", Bn: "নিন"}},
	keymap.RejectProposal: {Group: groupPropose, Text: lang.Text{En: "Reject it and go to the next", Bn: "বাদ দিন ও পরেরটিতে যান"},
		Short: lang.Text{En: "reject", Bn: "বাদ"}},
	keymap.TakeSentence: {Group: groupPropose, Text: lang.Text{En: "Take the rest of the sentence", Bn: "বাক্যের বাকিগুলো নিন"},
		Short: lang.Text{En: "sentence", Bn: "বাক্য"}},
	keymap.TakeParagraph: {Group: groupPropose, Text: lang.Text{En: "Take the rest of the paragraph", Bn: "অনুচ্ছেদের বাকিগুলো নিন"},
		Short: lang.Text{En: "paragraph", Bn: "অনুচ্ছেদ"}},
	keymap.TakeArticle: {Group: groupPropose, Text: lang.Text{En: "Take all; says how many, pressed again takes them",
		Bn: "সব নিন; আগে সংখ্যা বলে, আবার চাপলে নেয়"}},
	keymap.NextUncertain: {Group: groupPropose, Text: lang.Text{En: "Next faint proposal", Bn: "পরের আবছা প্রস্তাব"}},
	keymap.TakeFaint: {Group: groupPropose, Text: lang.Text{En: "A letter on each faint one in sight: it takes it",
		Bn: "প্রতিটি আবছা প্রস্তাবে অক্ষর: টিপলে নেয়"}, Short: lang.Text{En: "faint", Bn: "আবছা"}},
	keymap.ToggleProposals: {Group: groupPropose, Text: lang.Text{En: "Show or hide proposals", Bn: "প্রস্তাব দেখান বা লুকান"}},
	keymap.ProposeMentions: {Group: groupPropose, Text: lang.Text{En: "Propose the other mentions of this span",
		Bn: "এই চিহ্নের অন্য উল্লেখগুলো প্রস্তাব করুন"}},
	keymap.SearchMentions: {Group: groupPropose, Text: lang.Text{En: "Its mentions in all articles: a list to go through, . labels",
		Bn: "সব নিবন্ধে এর উল্লেখ: তালিকা থেকে যান, . লেবেল দেয়"}},
	keymap.LabelMentions: {Group: groupPropose, Text: lang.Text{En: "Label the other mentions of this span",
		Bn: "এই চিহ্নের অন্য উল্লেখগুলো চিহ্নিত করুন"}},
	keymap.Search: {Group: groupSearch, Text: lang.Text{En: "Search; any spelling of য় ড় ঢ় and joiners count as one",
		Bn: "খুঁজুন; য় ড় ঢ়-এর সব রূপ এক ধরা হয়"}, Short: lang.Text{En: "search", Bn: "খোঁজা"}},
	keymap.SearchNext: {Group: groupSearch, Text: lang.Text{En: "Next hit; in a review without a search the next disagreement",
		Bn: "পরের মিল; খোঁজ না থাকলে নিষ্পত্তিতে পরের মতভেদ"}, Short: lang.Text{En: "next", Bn: "পরেরটি"}},
	keymap.SearchPrevious:  {Group: groupSearch, Text: lang.Text{En: "Previous hit, or disagreement", Bn: "আগের মিল বা মতভেদ"}},
	keymap.NextArticle:     {Group: groupSearch, Text: lang.Text{En: "Next article", Bn: "পরের নিবন্ধ"}},
	keymap.PreviousArticle: {Group: groupSearch, Text: lang.Text{En: "Previous article", Bn: "আগের নিবন্ধ"}},
	keymap.NextUntouched:   {Group: groupSearch, Text: lang.Text{En: "Next untouched article", Bn: "শুরু হয়নি এমন পরের নিবন্ধ"}},
	keymap.SearchAll: {Group: groupSearch, Text: lang.Text{En: "Search in all articles; also \\ first in a search",
		Bn: "সব নিবন্ধে খুঁজুন; খোঁজার শুরুতে \\ দিলেও"}},
	keymap.QueueList: {Group: groupSearch, Text: lang.Text{En: "All articles: progress, filter, open",
		Bn: "সব নিবন্ধ: অগ্রগতি, ছাঁকা, খোলা"}},
	keymap.Done: {Group: groupSearch, Text: lang.Text{En: "Done: on to the next unfinished article",
		Bn: "সম্পন্ন: পরের অসমাপ্ত নিবন্ধে"}, Short: lang.Text{En: "done", Bn: "সম্পন্ন"}},
	keymap.Revise: {Group: groupSearch, Text: lang.Text{En: "Move annotations to an edited text; list what is kept aside",
		Bn: "বদলানো লেখায় চিহ্ন নিন; আলাদা রাখাগুলো দেখুন"}, Short: lang.Text{En: "revise", Bn: "বদল"}},
	keymap.RejectArticle: {Group: groupSearch, Text: lang.Text{En: "Reject the article", Bn: "নিবন্ধ প্রত্যাখ্যান করুন"}},
	keymap.IgnoreArticle: {Group: groupSearch, Text: lang.Text{En: "Ignore the article", Bn: "নিবন্ধ এড়িয়ে যান"}},
	keymap.Reopen:        {Group: groupSearch, Text: lang.Text{En: "Reopen a finished article", Bn: "শেষ করা নিবন্ধ আবার খুলুন"}},
	keymap.TogglePanel:   {Group: groupWindow, Text: lang.Text{En: "Side panel of spans", Bn: "পাশের চিহ্ন-তালিকা"}},
	keymap.FocusPanel:    {Group: groupWindow, Text: lang.Text{En: "Up and down go from span to span", Bn: "উপর-নিচ চিহ্ন থেকে চিহ্নে"}},
	keymap.PanelOrder: {Group: groupWindow, Text: lang.Text{En: "Side panel by label, or as in the text",
		Bn: "পাশের তালিকা লেবেল ধরে, বা লেখার ক্রমে"}, Short: lang.Text{En: "by label", Bn: "লেবেল ধরে"}},
	keymap.PanelFilter: {Group: groupWindow, Text: lang.Text{En: "Side panel of one label only, or of spans with a text",
		Bn: "পাশের তালিকায় শুধু একটি লেবেল, বা কোনো লেখা আছে এমন চিহ্ন"}, Short: lang.Text{En: "filter", Bn: "ছাঁকা"}},
	keymap.MeasureWider:    {Group: groupWindow, Text: lang.Text{En: "Longer lines", Bn: "লম্বা লাইন"}},
	keymap.MeasureNarrower: {Group: groupWindow, Text: lang.Text{En: "Shorter lines", Bn: "খাটো লাইন"}},
	keymap.Brackets: {Group: groupWindow, Text: lang.Text{En: "Names of labels under the text: where spans begin, on every line, none",
		Bn: "লেখার নিচে লেবেলের নাম: শুরুতে, প্রতি লাইনে, বা নয়"}},
	keymap.DrawnText: {Group: groupWindow, Text: lang.Text{En: "Draw the text, or print it in cells", Bn: "লেখা আঁকা, বা ঘরে ছাপা"}},
	keymap.Theme:     {Group: groupWindow, Text: lang.Text{En: "Dark or light", Bn: "গাঢ় বা হালকা"}},
	keymap.Redraw:    {Group: groupWindow, Text: lang.Text{En: "Draw the screen anew", Bn: "পর্দা নতুন করে আঁকুন"}},
	keymap.Help: {Group: groupWindow, Text: lang.Text{En: "This help", Bn: "এই সাহায্য"},
		Short: lang.Text{En: "help", Bn: "সাহায্য"}},
	keymap.Accept: {Short: lang.Text{En: "keep", Bn: "রাখুন"}},
	keymap.Cancel: {Group: groupWindow, Text: lang.Text{En: "Cancel, clear, close", Bn: "ফিরে যান, মুছুন, বন্ধ করুন"},
		Short: lang.Text{En: "cancel", Bn: "ফিরে যান"}},
	keymap.Suspend: {Group: groupWindow, Text: lang.Text{En: "Suspend to the shell", Bn: "শেলে ফিরে যান, পরে আবার আসুন"}},
	keymap.Quit:    {Group: groupWindow, Text: lang.Text{En: "Quit; everything is saved already", Bn: "বেরোন; সব আগেই সংরক্ষিত"}},
}
