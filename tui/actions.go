package tui

import (
	"tippani/annotations"
	"tippani/model"
	"tippani/tui/action"
	"tippani/tui/jump"
	"tippani/tui/keymap"
	"tippani/tui/lang"
	"tippani/tui/reader"
)

// command is one thing a key does. The help, the hints, the question for the keyboard layout and the manual are printed
// from this table.
type command struct {
	group lang.Text
	text  lang.Text // what it does, for the help
	short lang.Text // one or two words, for the hints
	run   func(*App)
	why   func(*App) lang.Text // why it is not possible now; the zero Text when it is
}

var (
	groupMove   = lang.Text{En: "Moving", Bn: "চলাফেরা"}
	groupSelect = lang.Text{En: "Selecting", Bn: "নির্বাচন"}
	groupLabel  = lang.Text{En: "Labelling", Bn: "চিহ্নিত করা"}
	groupSearch = lang.Text{En: "Searching, articles", Bn: "খোঁজা, নিবন্ধ"}
	groupWindow = lang.Text{En: "Window", Bn: "পর্দা"}
)

var labelActions = []keymap.Action{
	keymap.Label1, keymap.Label2, keymap.Label3, keymap.Label4, keymap.Label5,
	keymap.Label6, keymap.Label7, keymap.Label8, keymap.Label9, keymap.Label10,
}

// actions is a function, not a variable: its handlers read the table, which would be an initialisation cycle.
func actions() map[keymap.Action]command {
	all := map[keymap.Action]command{}
	for _, part := range []map[keymap.Action]command{moveActions(), selectActions(), labelsActions(), articleActions(), windowActions()} {
		for name, act := range part {
			all[name] = act
		}
	}
	return all
}

func moveActions() map[keymap.Action]command {
	mv := func(en, bn string, run func(*App)) command {
		return command{group: groupMove, text: lang.Text{En: en, Bn: bn}, run: run}
	}
	return map[keymap.Action]command{
		keymap.CursorLeft: mv("Left by a letter with its signs", "এক অক্ষর বাঁয়ে",
			movingEnd(reader.PreviousEnd, motion(model.PrevCluster, false))),
		keymap.CursorRight: mv("Right by a letter with its signs", "এক অক্ষর ডানে",
			movingEnd(reader.NextEnd, motion(model.NextCluster, false))),
		keymap.CursorUp:          mv("Up a line on screen", "এক লাইন উপরে", inPanel((*App).previousSpan, vertical(-1, false))),
		keymap.CursorDown:        mv("Down a line on screen", "এক লাইন নিচে", inPanel((*App).nextSpan, vertical(1, false))),
		keymap.NextWord:          mv("Next word", "পরের শব্দ", movingEnd(reader.NextEnd, nextWord(false))),
		keymap.PreviousWord:      mv("Previous word", "আগের শব্দ", movingEnd(reader.PreviousEnd, motion(model.PrevWord, false))),
		keymap.NextSentence:      mv("Next sentence", "পরের বাক্য", motion(model.NextSentence, false)),
		keymap.PreviousSentence:  mv("Previous sentence", "আগের বাক্য", motion(model.PrevSentence, false)),
		keymap.NextParagraph:     mv("Next paragraph", "পরের অনুচ্ছেদ", motion(model.NextParagraph, false)),
		keymap.PreviousParagraph: mv("Previous paragraph", "আগের অনুচ্ছেদ", motion(model.PrevParagraph, false)),
		keymap.PageDown:          mv("Page down", "এক পাতা নিচে", page(1, 1, false)),
		keymap.PageUp:            mv("Page up", "এক পাতা উপরে", page(-1, 1, false)),
		keymap.HalfPageDown:      mv("Half a page down", "আধা পাতা নিচে", page(1, 2, false)),
		keymap.HalfPageUp:        mv("Half a page up", "আধা পাতা উপরে", page(-1, 2, false)),
		keymap.ArticleStart:      mv("Start of the article", "নিবন্ধের শুরু", motion(reader.ArticleStart, false)),
		keymap.ArticleEnd:        mv("End of the article", "নিবন্ধের শেষ", motion(reader.ArticleEnd, false)),
		keymap.LineStart:         mv("Start of the line", "লাইনের শুরু", lineStart(false)),
		keymap.LineEnd:           mv("End of the line", "লাইনের শেষ", lineEnd(false)),
		keymap.ScrollDown:        mv("Scroll down a line", "এক লাইন নিচে স্ক্রল", func(a *App) { a.work.reader.ScrollWith(1) }),
		keymap.ScrollUp:          mv("Scroll up a line", "এক লাইন উপরে স্ক্রল", func(a *App) { a.work.reader.ScrollWith(-1) }),
		keymap.JumpWord: {group: groupMove, text: lang.Text{En: "Jump to a word in sight: each gets a letter",
			Bn: "পর্দার যেকোনো শব্দে যান: প্রতিটি একটি অক্ষর পায়"},
			short: lang.Text{En: "jump", Bn: "লাফ"}, run: beginJump(false)},
	}
}

// searchAgain goes to the next hit of the last search, or the one before.
func searchAgain(forward bool) func(*App) {
	return func(a *App) { a.perform(a.search.Again(a.work.reader, forward)) }
}

// beginJump puts letters on the words in sight.
func beginJump(phrase bool) func(*App) {
	return func(a *App) {
		j, said := jump.Begin(a.work.reader, phrase)
		a.jump = j
		a.perform(said)
	}
}

// endJump takes the letters away, and with them the sentence that explains them.
func (a *App) endJump() {
	if a.jump != nil {
		a.perform(action.All{jump.Ended{}, action.Hush{}})
	}
}

// inPanel is one thing while the side panel has the keys and another in the text.
func inPanel(panel, text func(*App)) func(*App) {
	return func(a *App) {
		if a.context() == keymap.Panel && a.work.set().Len() > 0 {
			panel(a)
			return
		}
		text(a)
	}
}

func selectActions() map[keymap.Action]command {
	sel := func(en, bn string, run func(*App)) command {
		return command{group: groupSelect, text: lang.Text{En: en, Bn: bn}, run: run}
	}
	return map[keymap.Action]command{
		keymap.SelectLeft: sel("Select left", "বাঁয়ে নির্বাচন", motion(model.PrevCluster, true)),
		keymap.SelectRight: {group: groupSelect, text: lang.Text{En: "Select right", Bn: "ডানে নির্বাচন"},
			short: lang.Text{En: "by letters", Bn: "অক্ষরে"}, run: motion(model.NextCluster, true)},
		keymap.SelectUp:       sel("Select up", "উপরে নির্বাচন", vertical(-1, true)),
		keymap.SelectDown:     sel("Select down", "নিচে নির্বাচন", vertical(1, true)),
		keymap.SelectNextWord: sel("Select to the next word", "পরের শব্দ পর্যন্ত নির্বাচন", movingEnd(reader.NextEnd, nextWord(true))),
		keymap.SelectPreviousWord: sel("Select to the previous word", "আগের শব্দ পর্যন্ত নির্বাচন",
			movingEnd(reader.PreviousEnd, motion(model.PrevWord, true))),
		keymap.SelectNextParagraph: sel("Select to the next paragraph", "পরের অনুচ্ছেদ পর্যন্ত নির্বাচন",
			motion(model.NextParagraph, true)),
		keymap.SelectPreviousParagraph: sel("Select to the previous paragraph", "আগের অনুচ্ছেদ পর্যন্ত নির্বাচন",
			motion(model.PrevParagraph, true)),
		keymap.SelectArticleStart: sel("Select to the article's start", "নিবন্ধের শুরু পর্যন্ত নির্বাচন",
			motion(reader.ArticleStart, true)),
		keymap.SelectArticleEnd: sel("Select to the article's end", "নিবন্ধের শেষ পর্যন্ত নির্বাচন", motion(reader.ArticleEnd, true)),
		keymap.SelectMode: {group: groupSelect,
			text:  lang.Text{En: "Select by moving; again gives up", Bn: "কার্সর সরিয়ে নির্বাচন; আবার চাপলে শেষ"},
			short: lang.Text{En: "select", Bn: "নির্বাচন"}, run: (*App).toggleSelecting},
		keymap.SelectWords: {group: groupSelect, text: lang.Text{En: "Select a phrase in sight by the letters on its first and last word",
			Bn: "প্রথম ও শেষ শব্দের অক্ষর টিপে বাক্যাংশ নির্বাচন"},
			short: lang.Text{En: "phrase", Bn: "বাক্যাংশ"}, run: beginJump(true)},
		keymap.SwapEnds: {group: groupSelect, text: lang.Text{En: "Cursor to the selection's other end",
			Bn: "কার্সর নির্বাচনের অন্য প্রান্তে"},
			short: lang.Text{En: "other end", Bn: "অন্য প্রান্ত"}, run: (*App).swapEnds},
		keymap.Widen: {group: groupSelect, text: lang.Text{En: "Widen: word, compound, quotation, sentence, paragraph",
			Bn: "বড় করুন: শব্দ, যৌগিক শব্দ, উদ্ধৃতি, বাক্য, অনুচ্ছেদ"},
			short: lang.Text{En: "widen", Bn: "বড়"}, run: (*App).widen},
		keymap.Narrow: {group: groupSelect, text: lang.Text{En: "Narrow again", Bn: "আবার ছোট করুন"},
			short: lang.Text{En: "narrow", Bn: "ছোট"}, run: (*App).narrow},
		keymap.Copy: sel("Copy the selection to the clipboard", "নির্বাচিত অংশ ক্লিপবোর্ডে নিন", (*App).copy),
	}
}

func labelsActions() map[keymap.Action]command {
	all := map[keymap.Action]command{
		keymap.Palette: {group: groupLabel, text: lang.Text{En: "Label palette: type to filter", Bn: "লেবেলের তালিকা: লিখে ছাঁকুন"},
			short: lang.Text{En: "labels", Bn: "লেবেল"}, run: (*App).openPalette},
		keymap.NextSpan: {group: groupLabel, text: lang.Text{En: "Next span", Bn: "পরের চিহ্ন"}, run: (*App).nextSpan, why: noSpans},
		keymap.PreviousSpan: {group: groupLabel, text: lang.Text{En: "Previous span", Bn: "আগের চিহ্ন"}, run: (*App).previousSpan,
			why: noSpans},
		keymap.RemoveSpan: {group: groupLabel, text: lang.Text{En: "Remove the span under the cursor", Bn: "কার্সরের চিহ্ন মুছুন"},
			short: lang.Text{En: "remove", Bn: "মোছা"}, run: (*App).removeSpan, why: offSpan},
		keymap.Relabel: {group: groupLabel, text: lang.Text{En: "Give it another label", Bn: "অন্য লেবেল দিন"},
			short: lang.Text{En: "relabel", Bn: "লেবেল বদল"}, run: (*App).openRelabel, why: offSpan},
		keymap.AdjustEnds: {group: groupLabel, text: lang.Text{En: "Move its ends, by words or with shift by letters; enter keeps them",
			Bn: "প্রান্ত সরান, শব্দে শব্দে বা shift দিয়ে অক্ষরে; enter রাখে"},
			short: lang.Text{En: "ends", Bn: "প্রান্ত"}, run: (*App).beginAdjust, why: offSpan},
		keymap.Attributes: {group: groupLabel, text: lang.Text{En: "Its attributes: kind of quote, check of a claim",
			Bn: "বৈশিষ্ট্য: উদ্ধৃতির ধরন, দাবির যাচাই"},
			short: lang.Text{En: "attributes", Bn: "বৈশিষ্ট্য"}, run: (*App).openAttributes, why: noAttributes},
		keymap.Note: {group: groupLabel, text: lang.Text{En: "Note on it", Bn: "টীকা লিখুন"},
			short: lang.Text{En: "note", Bn: "টীকা"}, run: (*App).openNote, why: offSpan},
		keymap.Link: {group: groupLabel, text: lang.Text{En: "Link it: speaker, claimant, cue", Bn: "সংযোগ দিন: বক্তা, দাবিদার, সূচক"},
			short: lang.Text{En: "link", Bn: "সংযোগ"}, run: (*App).openLinks, why: offSpan},
		keymap.Undo: {group: groupLabel, text: lang.Text{En: "Undo, back to the opening; an answer also from the next article",
			Bn: "পূর্বাবস্থায় ফেরান, একেবারে শুরু পর্যন্ত; সম্পন্ন চাপা থাকলে পরের নিবন্ধ থেকেও"}, run: (*App).undo},
		keymap.Redo: {group: groupLabel, text: lang.Text{En: "Redo", Bn: "আবার করুন"}, run: (*App).redo},
	}
	for i, name := range labelActions {
		all[name] = command{group: groupLabel, text: lang.Text{En: "Label", Bn: "লেবেল"}, run: labelWith(i)}
	}
	return all
}

func articleActions() map[keymap.Action]command {
	return map[keymap.Action]command{
		keymap.Search: {group: groupSearch, text: lang.Text{En: "Search; any spelling of য় ড় ঢ় and joiners count as one",
			Bn: "খুঁজুন; য় ড় ঢ়-এর সব রূপ এক ধরা হয়"},
			short: lang.Text{En: "search", Bn: "খোঁজা"}, run: func(a *App) { a.open(a.search.Line(a.work.reader)) }},
		keymap.SearchNext: {group: groupSearch, text: lang.Text{En: "Next hit", Bn: "পরের মিল"}, run: searchAgain(true),
			why: noSearch},
		keymap.SearchPrevious: {group: groupSearch, text: lang.Text{En: "Previous hit", Bn: "আগের মিল"}, run: searchAgain(false),
			why: noSearch},
		keymap.NextArticle:     {group: groupSearch, text: lang.Text{En: "Next article", Bn: "পরের নিবন্ধ"}, run: step(1)},
		keymap.PreviousArticle: {group: groupSearch, text: lang.Text{En: "Previous article", Bn: "আগের নিবন্ধ"}, run: step(-1)},
		keymap.NextUntouched: {group: groupSearch, text: lang.Text{En: "Next untouched article", Bn: "শুরু হয়নি এমন পরের নিবন্ধ"},
			run: (*App).nextUntouched},
		keymap.SearchAll: {group: groupSearch, text: lang.Text{En: "Search in all articles; also \\ first in a search",
			Bn: "সব নিবন্ধে খুঁজুন; খোঁজার শুরুতে \\ দিলেও"}, run: (*App).openSearchAll},
		keymap.QueueList: {group: groupSearch, text: lang.Text{En: "All articles: progress, filter, open",
			Bn: "সব নিবন্ধ: অগ্রগতি, ছাঁকা, খোলা"}, run: (*App).openQueue},
		keymap.Done: {group: groupSearch, text: lang.Text{En: "Done: on to the next unfinished article",
			Bn: "সম্পন্ন: পরের অসমাপ্ত নিবন্ধে"},
			short: lang.Text{En: "done", Bn: "সম্পন্ন"}, run: answer(annotations.Accept)},
		keymap.Revise: {group: groupSearch, text: lang.Text{En: "Move annotations to an edited text; list what is kept aside",
			Bn: "বদলানো লেখায় চিহ্ন নিন; আলাদা রাখাগুলো দেখুন"},
			short: lang.Text{En: "revise", Bn: "বদল"}, run: (*App).revise},
		keymap.RejectArticle: {group: groupSearch, text: lang.Text{En: "Reject the article", Bn: "নিবন্ধ প্রত্যাখ্যান করুন"},
			run: answer(annotations.Reject)},
		keymap.IgnoreArticle: {group: groupSearch, text: lang.Text{En: "Ignore the article", Bn: "নিবন্ধ এড়িয়ে যান"},
			run: answer(annotations.Ignore)},
		keymap.Reopen: {group: groupSearch, text: lang.Text{En: "Reopen a finished article", Bn: "শেষ করা নিবন্ধ আবার খুলুন"},
			run: (*App).reopen, why: notFinished},
	}
}

func windowActions() map[keymap.Action]command {
	return map[keymap.Action]command{
		keymap.TogglePanel: {group: groupWindow, text: lang.Text{En: "Side panel of spans", Bn: "পাশের চিহ্ন-তালিকা"},
			run: (*App).togglePanel, why: tooNarrow},
		keymap.FocusPanel: {group: groupWindow,
			text: lang.Text{En: "Up and down go from span to span", Bn: "উপর-নিচ চিহ্ন থেকে চিহ্নে"}, run: (*App).focusPanel,
			why: tooNarrow},
		keymap.MeasureWider:    {group: groupWindow, text: lang.Text{En: "Longer lines", Bn: "লম্বা লাইন"}, run: measure(4)},
		keymap.MeasureNarrower: {group: groupWindow, text: lang.Text{En: "Shorter lines", Bn: "খাটো লাইন"}, run: measure(-4)},
		keymap.Brackets: {group: groupWindow, text: lang.Text{En: "Label brackets under the text", Bn: "লেখার নিচে লেবেলের বন্ধনী"},
			run: (*App).toggleBrackets},
		keymap.Theme: {group: groupWindow, text: lang.Text{En: "Dark or light", Bn: "গাঢ় বা হালকা"}, run: (*App).toggleTheme,
			why: noColour},
		keymap.Redraw: {group: groupWindow, text: lang.Text{En: "Draw the screen anew", Bn: "পর্দা নতুন করে আঁকুন"}, run: func(a *App) {
			a.asked.redraw = true
		}},
		keymap.Help: {group: groupWindow, text: lang.Text{En: "This help", Bn: "এই সাহায্য"},
			short: lang.Text{En: "help", Bn: "সাহায্য"}, run: (*App).openHelp},
		keymap.Accept: {short: lang.Text{En: "keep", Bn: "রাখুন"}, run: (*App).accept},
		keymap.Cancel: {group: groupWindow, text: lang.Text{En: "Cancel, clear, close", Bn: "ফিরে যান, মুছুন, বন্ধ করুন"},
			short: lang.Text{En: "cancel", Bn: "ফিরে যান"}, run: (*App).cancel},
		keymap.Suspend: {group: groupWindow, text: lang.Text{En: "Suspend to the shell", Bn: "শেলে ফিরে যান, পরে আবার আসুন"},
			run: func(a *App) { a.asked.suspend = true }},
		keymap.Quit: {group: groupWindow, text: lang.Text{En: "Quit; everything is saved already", Bn: "বেরোন; সব আগেই সংরক্ষিত"},
			run: (*App).leaveProgram},
	}
}

// accept is enter where it does not open the palette: it keeps moved ends, and leaves the side panel for the text.
func (a *App) accept() {
	if a.adjust != "" {
		a.keepAdjusted()
		return
	}
	a.panel.Focused = false
}
