package keymap

import (
	"slices"
	"strconv"
)

// Default is the keymap of a fresh installation. Where a letter is awkward or shared by two keys of some Bengali layout,
// the action has a second key that every layout reaches. Suspend has alt+z because ctrl+z is undo.
func Default() *Keymap {
	m, err := build(defaults())
	if err != nil {
		panic(err) // the table below is wrong: a test finds it
	}
	return m
}

func defaults() []Binding {
	return slices.Concat(moving(), selecting(), labelling(), reviewing(), windows(), listKeys(), textKeys())
}

func moving() []Binding {
	const scrolls = inArticle | HelpPage
	return []Binding{
		{CursorLeft, inArticle, []string{"left", "h"}},
		{CursorRight, inArticle, []string{"right", "l"}},
		{CursorUp, scrolls, []string{"up", "k"}},
		{CursorDown, scrolls, []string{"down", "j"}},
		{NextWord, inArticle, []string{"w", "ctrl+right", "alt+right"}},
		{PreviousWord, inArticle, []string{"b", "ctrl+left", "alt+left"}},
		{NextSentence, inArticle, []string{")"}},
		{PreviousSentence, inArticle, []string{"("}},
		{NextParagraph, inArticle, []string{"}", "ctrl+down"}},
		{PreviousParagraph, inArticle, []string{"{", "ctrl+up"}},
		{PageDown, scrolls, []string{"pgdown", " ", "ctrl+f"}},
		{PageUp, scrolls, []string{"pgup", "ctrl+b"}},
		{HalfPageDown, scrolls, []string{"ctrl+d"}},
		{HalfPageUp, scrolls, []string{"ctrl+u"}},
		{ArticleStart, scrolls, []string{"g", "home", "ctrl+home"}},
		{ArticleEnd, scrolls, []string{"G", "end", "ctrl+end"}},
		{LineStart, inArticle, []string{"^", "ctrl+a"}},
		{LineEnd, inArticle, []string{"$", "ctrl+e"}},
		{ScrollDown, scrolls, []string{"J"}},
		{ScrollUp, scrolls, []string{"K"}},
		{JumpWord, inArticle, []string{"f"}},
	}
}

func selecting() []Binding {
	return []Binding{
		{SelectLeft, inArticle, []string{"shift+left"}},
		{SelectRight, inArticle, []string{"shift+right"}},
		{SelectUp, inArticle, []string{"shift+up"}},
		{SelectDown, inArticle, []string{"shift+down"}},
		{SelectNextWord, inArticle, []string{"ctrl+shift+right", "W"}},
		{SelectPreviousWord, inArticle, []string{"ctrl+shift+left", "B"}},
		{SelectNextParagraph, inArticle, []string{"ctrl+shift+down"}},
		{SelectPreviousParagraph, inArticle, []string{"ctrl+shift+up"}},
		{SelectArticleStart, inArticle, []string{"shift+home", "ctrl+shift+home"}},
		{SelectArticleEnd, inArticle, []string{"shift+end", "ctrl+shift+end"}},
		{SelectMode, inArticle, []string{"v"}},
		{SelectWords, inArticle, []string{"F", "alt+f"}},
		{SwapEnds, inArticle, []string{"o"}},
		{Widen, inArticle, []string{"+", "="}},
		{Narrow, inArticle, []string{"-", "_"}},
	}
}

func labelling() []Binding {
	return []Binding{
		{Label1, labels, []string{"1"}},
		{Label2, labels, []string{"2"}},
		{Label3, labels, []string{"3"}},
		{Label4, labels, []string{"4"}},
		{Label5, labels, []string{"5"}},
		{Label6, labels, []string{"6"}},
		{Label7, labels, []string{"7"}},
		{Label8, labels, []string{"8"}},
		{Label9, labels, []string{"9"}},
		{Label10, labels, []string{"0"}},
		{Palette, Reading | review, []string{"enter"}},
		{NextSpan, inArticle, []string{"tab"}},
		{PreviousSpan, inArticle, []string{"shift+tab"}},
		{RemoveSpan, inArticle, []string{"x", "delete"}},
		{Relabel, inArticle, []string{"r"}},
		{AdjustEnds, inArticle, []string{"e"}},
		{Attributes, inArticle, []string{"a"}},
		{Note, inArticle, []string{"m"}},
		{Link, inArticle, []string{"s"}},
		{FollowLink, inArticle, []string{"S", "alt+s"}},
		{Undo, inArticle, []string{"u", "ctrl+z"}},
		{Redo, inArticle, []string{"ctrl+r", "ctrl+y"}},
		{RepeatLabel, inArticle, []string{"."}},
		{TakeProposal, inArticle, []string{";"}},
		{RejectProposal, inArticle, []string{","}},
		{TakeSentence, inArticle, []string{":"}},
		{TakeParagraph, inArticle, []string{"c"}},
		{TakeArticle, inArticle, []string{"C"}},
		{NextUncertain, inArticle, []string{"z", "f9"}},
		{TakeFaint, inArticle, []string{"i"}},
		{ToggleProposals, inArticle, []string{"!", "f6"}},
		{ProposeMentions, inArticle, []string{"*", "f7"}},
		{SearchMentions, inArticle, []string{"&", "f10"}},
		{Lint, inArticle, []string{"H", "f4"}},
		{LabelMentions, inArticle, []string{"#", "f8"}},
	}
}

func reviewing() []Binding {
	list := []Binding{
		{RejectVersions, Deciding, []string{"0"}},
		{Reason, review, []string{"alt+m"}},
	}
	for i, version := range Versions() {
		list = append(list, Binding{version, Deciding, []string{strconv.Itoa(i + 1)}})
	}
	return list
}

func windows() []Binding {
	return []Binding{
		{Search, inArticle, []string{"/"}},
		{SearchNext, inArticle, []string{"n", "f3"}},
		{SearchPrevious, inArticle, []string{"N", "f15"}},
		{NextArticle, inArticle, []string{"ctrl+n"}},
		{PreviousArticle, inArticle, []string{"ctrl+p"}},
		{NextUntouched, inArticle, []string{"U"}},
		{SearchAll, inArticle, []string{"\\"}},
		{QueueList, inArticle, []string{"A"}},
		{Revise, inArticle, []string{"E"}},
		{Done, inArticle, []string{"d"}},
		{RejectArticle, inArticle, []string{"X"}},
		{IgnoreArticle, inArticle, []string{"I"}},
		{Reopen, inArticle, []string{"R"}},
		{Copy, inArticle, []string{"y", "Y"}},
		{TogglePanel, inArticle, []string{"p"}},
		{FocusPanel, inArticle, []string{"P"}},
		{PanelOrder, inArticle, []string{"O", "alt+o"}},
		{PanelFilter, inArticle, []string{"Q", "alt+v"}},
		{MeasureWider, inArticle, []string{">"}},
		{MeasureNarrower, inArticle, []string{"<"}},
		{Brackets, inArticle, []string{"L"}},
		{Theme, inArticle, []string{"t"}},
		{DrawnText, inArticle, []string{"T", "f12"}},
		{Redraw, everywhere, []string{"ctrl+l"}},
		{Help, inArticle, []string{"?", "f1"}},
		{Help, List | Text, []string{"f1"}},
		{Accept, everywhere &^ (Reading | review), []string{"enter"}},
		{Cancel, everywhere, []string{"esc", "ctrl+g"}},
		{Cancel, HelpPage, []string{"q", "?", "f1"}},
		{Quit, inArticle, []string{"q", "ctrl+c"}},
		{Quit, HelpPage | List | Text, []string{"ctrl+c"}},
		{Suspend, everywhere, []string{"alt+z"}},
	}
}

func listKeys() []Binding {
	return []Binding{
		{CursorUp, List, []string{"up", "ctrl+p", "shift+tab"}},
		{CursorDown, List, []string{"down", "ctrl+n", "tab"}},
		{PageDown, List, []string{"pgdown"}},
		{PageUp, List, []string{"pgup"}},
		{ArticleStart, List, []string{"ctrl+home"}},
		{ArticleEnd, List, []string{"ctrl+end"}},
		{NextState, List, []string{"ctrl+s"}},
	}
}

func textKeys() []Binding {
	const fields = List | Text
	return []Binding{
		{CursorLeft, fields, []string{"left", "ctrl+b"}},
		{CursorRight, fields, []string{"right", "ctrl+f"}},
		{CursorUp, Text, []string{"up"}},
		{CursorDown, Text, []string{"down"}},
		{NextWord, fields, []string{"ctrl+right", "alt+right", "alt+f"}},
		{PreviousWord, fields, []string{"ctrl+left", "alt+left", "alt+b"}},
		{LineStart, fields, []string{"home", "ctrl+a"}},
		{LineEnd, fields, []string{"end", "ctrl+e"}},
		{DeleteBack, fields, []string{"backspace", "ctrl+h"}},
		{DeleteForward, fields, []string{"delete", "ctrl+d"}},
		{DeleteWordBack, fields, []string{"ctrl+w", "alt+backspace"}},
		{DeleteToStart, fields, []string{"ctrl+u"}},
		{DeleteToEnd, fields, []string{"ctrl+k"}},
		{NewLine, Text, []string{"alt+enter", "ctrl+j"}},
	}
}
